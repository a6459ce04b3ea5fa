pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../style"

// A date, made for fingers: day, month and year each go up and down. Buddhist Era in Thai, common era in English.
Question {
    id: answer

    readonly property bool thai: Qt.uiLanguage !== "en"
    // The day in Thailand, whatever this machine's zone is.
    readonly property date today: new Date(form.today + "T12:00:00")
    property date chosen: asked.value ? new Date(asked.value + "T12:00:00") : today
    property bool answered: asked.value !== ""

    function move(days: int, months: int, years: int) {
        const last = new Date(chosen.getFullYear() + years, chosen.getMonth() + months + 1, 0).getDate();
        const day = days ? chosen.getDate() + days : Math.min(chosen.getDate(), last);
        chosen = new Date(chosen.getFullYear() + years, chosen.getMonth() + months, day, 12);
        tell();
    }

    function tell() {
        answered = true;
        form.answer(asked.name, Qt.formatDate(chosen, "yyyy-MM-dd"));
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Style.gap

        Repeater {
            model: [
                {
                    "part": "day",
                    "label": qsTr("Day"),
                    "step": [1, 0, 0]
                },
                {
                    "part": "month",
                    "label": qsTr("Month"),
                    "step": [0, 1, 0]
                },
                {
                    "part": "year",
                    "label": qsTr("Year"),
                    "step": [0, 0, 1]
                }
            ]

            ColumnLayout {
                id: wheel

                required property var modelData
                readonly property string shown: modelData.part === "day" ? String(answer.chosen.getDate()) : modelData.part === "month" ? Qt.locale(answer.thai ? "th_TH" : "en_GB").monthName(answer.chosen.getMonth()) : String(answer.chosen.getFullYear() + (answer.thai ? 543 : 0))

                Layout.fillWidth: true
                Layout.preferredWidth: modelData.part === "month" ? 2 : 1
                spacing: 8

                Press {
                    objectName: "field-" + answer.asked.name + "-" + wheel.modelData.part + "-up"
                    Layout.fillWidth: true
                    quiet: true
                    icon_: "plus"
                    Accessible.name: qsTr("%1 later").arg(wheel.modelData.label)
                    autoRepeat: true
                    onClicked: answer.move(wheel.modelData.step[0], wheel.modelData.step[1], wheel.modelData.step[2])
                }

                Words {
                    Layout.fillWidth: true
                    text: answer.answered ? wheel.shown : wheel.modelData.label
                    color: answer.answered ? Style.ink : Style.quiet
                    font.weight: Font.DemiBold
                    horizontalAlignment: Text.AlignHCenter
                }

                Press {
                    objectName: "field-" + answer.asked.name + "-" + wheel.modelData.part + "-down"
                    Layout.fillWidth: true
                    quiet: true
                    icon_: "minus"
                    Accessible.name: qsTr("%1 earlier").arg(wheel.modelData.label)
                    autoRepeat: true
                    onClicked: answer.move(-wheel.modelData.step[0], -wheel.modelData.step[1], -wheel.modelData.step[2])
                }
            }
        }
    }

    Press {
        objectName: "field-" + answer.asked.name + "-today"
        Layout.fillWidth: true
        quiet: true
        icon_: "calendar"
        text: qsTr("Today")
        onClicked: {
            answer.chosen = answer.today;
            answer.tell();
        }
    }
}
