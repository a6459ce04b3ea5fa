pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../style"

// A date, made for fingers: year, month and day, each chosen from a table of large buttons. Buddhist Era in Thai,
// common era in English. Where a date may be partial, one may stop after the year or the month.
Question {
    id: answer

    readonly property bool thai: Qt.uiLanguage !== "en"
    readonly property int era: thai ? 543 : 0
    // The day in Thailand, whatever this machine's zone is.
    readonly property var today: form.today.split("-").map(Number)
    // Year, month, day as far as they are known: 0 for what is not.
    property var chosen: parts(asked.value)
    // What is being chosen: "", "decade", "year", "month" or "day"; `decade` is its first year.
    property string table
    property int decade: 0
    // Letters of the widest word, in capitals of the usual text.
    readonly property real letters: table === "day" ? 1.2 : table === "year" ? 2.4 : 5.4

    readonly property var months: Array.from({
        "length": 12
    }, (_, month) => Qt.locale(thai ? "th_TH" : "en_GB").monthName(month))

    function parts(iso: string): var {
        const known = iso === "" ? [] : iso.split("-").map(Number);
        return [known[0] ?? 0, known[1] ?? 0, known[2] ?? 0];
    }

    function set(year: int, month: int, day: int) {
        const last = year && month ? new Date(year, month, 0).getDate() : 31;
        chosen = [year, month, Math.min(day, last)];
        const whole = year > 0 && month > 0 && day > 0;
        if (!whole && !asked.partial) {
            form.answer(asked.name, "");
            return;
        }
        let iso = year > 0 ? String(year).padStart(4, "0") : "";
        if (month > 0)
            iso += "-" + String(month).padStart(2, "0");
        if (month > 0 && day > 0)
            iso += "-" + String(chosen[2]).padStart(2, "0");
        form.answer(asked.name, iso);
    }

    function pick(value: int) {
        switch (table) {
        case "decade":
            decade = value;
            table = "year";
            return;
        case "year":
            set(value, chosen[1], chosen[2]);
            table = chosen[1] ? "" : "month";
            return;
        case "month":
            set(chosen[0], value, chosen[2]);
            table = chosen[2] ? "" : "day";
            return;
        case "day":
            set(chosen[0], chosen[1], value);
            table = "";
        }
    }

    function choices(): var {
        switch (table) {
        case "decade":
            {
                // Decades as they are counted in the language's own era.
                const newest = Math.floor((today[0] + era + 10) / 10) * 10 - era;
                return Array.from({
                    "length": 13
                }, (_, place) => newest - (12 - place) * 10).map(first => ({
                            "value": first,
                            "text": (first + era) + "–" + (first + era + 9)
                        }));
            }
        case "year":
            return Array.from({
                "length": 10
            }, (_, place) => ({
                        "value": decade + place,
                        "text": String(decade + place + era)
                    }));
        case "month":
            return months.map((name, place) => ({
                        "value": place + 1,
                        "text": name
                    }));
        case "day":
            return Array.from({
                "length": chosen[0] && chosen[1] ? new Date(chosen[0], chosen[1], 0).getDate() : 31
            }, (_, place) => ({
                        "value": place + 1,
                        "text": String(place + 1)
                    }));
        }
        return [];
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 16

        Repeater {
            model: [
                {
                    "part": "day",
                    "label": qsTr("Day"),
                    "place": 2
                },
                {
                    "part": "month",
                    "label": qsTr("Month"),
                    "place": 1
                },
                {
                    "part": "year",
                    "label": answer.thai ? qsTr("Year (B.E.)") : qsTr("Year"),
                    "place": 0
                }
            ]

            Press {
                id: part

                required property var modelData
                readonly property int value: answer.chosen[modelData.place]

                objectName: "field-" + answer.asked.name + "-" + modelData.part
                Layout.fillWidth: true
                Layout.preferredWidth: modelData.part === "month" ? 3 : 2
                one: true
                on: answer.table === modelData.part || (answer.table === "decade" && modelData.part === "year")
                quiet: !on
                text: !value ? modelData.label : modelData.part === "month" ? answer.months[value - 1] : modelData.part === "year" ? String(value + answer.era) : String(value)
                Accessible.name: value ? modelData.label + " " + text : modelData.label
                Accessible.description: [answer.spoken, answer.hint].join(" ")
                onClicked: answer.table = modelData.part === "year" ? "decade" : modelData.part
            }
        }
    }

    GridLayout {
        objectName: "field-" + answer.asked.name + "-table"
        Layout.fillWidth: true
        visible: answer.table !== ""
        // As many as fit with the widest word of each table, in whatever size.
        columns: Math.max(1, Math.min(answer.table === "day" ? 7 : answer.table === "year" ? 5 : 3, Math.floor(width / (answer.letters * Style.body + 80))))
        columnSpacing: 12
        rowSpacing: 12
        uniformCellWidths: true

        Repeater {
            model: answer.choices()

            Press {
                required property var modelData

                objectName: "field-" + answer.asked.name + "-pick-" + modelData.value
                Layout.fillWidth: true
                quiet: true
                text: modelData.text
                Accessible.description: answer.spoken
                onClicked: answer.pick(modelData.value)
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 16

        Maybe {
            when: answer.table === "" && !answer.asked.partial
            sourceComponent: Press {
                objectName: "field-" + answer.asked.name + "-today"
                quiet: true
                icon_: "calendar"
                text: qsTr("Today")
                Accessible.description: answer.spoken
                onClicked: answer.set(answer.today[0], answer.today[1], answer.today[2])
            }
        }

        Maybe {
            when: answer.asked.partial && (answer.table === "month" || answer.table === "day")
            sourceComponent: Press {
                objectName: "field-" + answer.asked.name + "-unknown"
                quiet: true
                text: answer.table === "month" ? qsTr("I know only the year") : qsTr("I do not know the day")
                Accessible.description: answer.spoken
                onClicked: {
                    answer.set(answer.chosen[0], answer.table === "month" ? 0 : answer.chosen[1], 0);
                    answer.table = "";
                }
            }
        }
    }
}
