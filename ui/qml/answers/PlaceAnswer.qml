pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import "../controls"
import "../style"

// A sub-district with its postcode: typed in part, or chosen from the province down.
Question {
    id: answer

    readonly property string chosen: form.echoes[asked.name] ?? ""
    readonly property var search: form.places
    readonly property bool open: search.field === asked.name
    readonly property bool typed: open && search.typed !== ""

    Panel {
        visible: answer.chosen !== ""
        color: Style.accentSoft

        RowLayout {
            Layout.fillWidth: true
            spacing: Style.gap

            Icon {
                name: "map-pin"
                tint: Style.accent
                size: 56
            }

            Words {
                objectName: "field-" + answer.asked.name + "-chosen"
                Layout.fillWidth: true
                text: answer.chosen
                font.weight: Font.DemiBold
            }

            Press {
                objectName: "field-" + answer.asked.name + "-change"
                quiet: true
                icon_: "pencil"
                text: qsTr("Change")
                Accessible.description: answer.spoken
                onClicked: {
                    answer.form.answer(answer.asked.name, "");
                    field.text = "";
                    field.forceActiveFocus();
                }
            }
        }
    }

    TextField {
        id: field

        objectName: "field-" + answer.asked.name
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(Style.target, implicitHeight)
        visible: answer.chosen === ""
        padding: 30
        leftPadding: LayoutMirroring.enabled ? 30 : magnifier.width + 52
        rightPadding: LayoutMirroring.enabled ? magnifier.width + 52 : 30
        color: Style.ink
        placeholderText: answer.width < 18 * Style.body ? qsTr("Search") : qsTr("Sub-district, district or postcode")
        placeholderTextColor: Style.quiet
        font.pixelSize: Style.body
        maximumLength: 60
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        Accessible.name: answer.spoken
        Accessible.description: [answer.hint, qsTr("Sub-district, district or postcode")].join(" ")
        // Made anew in another language, it still says what was typed.
        Component.onCompleted: text = answer.typed ? answer.search.typed : ""
        onTextEdited: answer.form.findPlaces(answer.asked.name, text)
        onActiveFocusChanged: {
            if (activeFocus)
                answer.typing(Qt.rect(0, field.y, 1, field.height));
        }

        background: Rectangle {
            radius: Style.radius
            color: Style.surface
            border.color: answer.trouble !== "" ? Style.error : field.activeFocus ? Style.accent : Style.quiet
            border.width: field.activeFocus || answer.trouble !== "" ? 5 : 3

            Icon {
                id: magnifier

                anchors.left: parent.left
                anchors.leftMargin: 30
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                tint: Style.accent
                size: 48
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        visible: answer.chosen === ""
        spacing: Style.gap

        Press {
            objectName: "field-" + answer.asked.name + "-list"
            Layout.fillWidth: true
            visible: !answer.open || answer.typed
            quiet: true
            icon_: "map-pin"
            text: qsTr("Choose from a list")
            Accessible.description: answer.spoken
            onClicked: {
                field.text = "";
                answer.form.showPlaces(answer.asked.name, "");
            }
        }

        Press {
            objectName: "field-" + answer.asked.name + "-up"
            Layout.fillWidth: true
            visible: answer.open && answer.search.within !== ""
            quiet: true
            icon_: "arrow-left"
            text: answer.search.within.length === 2 ? qsTr("All provinces") : qsTr("Back to the districts")
            onClicked: answer.form.showPlaces(answer.asked.name, answer.search.within.slice(0, -2))
        }
    }

    Words {
        Layout.fillWidth: true
        visible: answer.typed && answer.search.lines.length === 0 && !answer.search.stale
        text: qsTr("No such place is known. Please try another spelling, or choose from the list.")
        color: Style.quiet
    }

    Maybe {
        when: answer.open && answer.search.slow
        sourceComponent: Moment {}
    }

    GridLayout {
        Layout.fillWidth: true
        visible: answer.chosen === "" && answer.open && !answer.search.slow
        columns: answer.typed || answer.width < 18 * Style.body ? 1 : 2
        columnSpacing: 16
        rowSpacing: 16
        uniformCellWidths: true

        Repeater {
            model: answer.chosen === "" && answer.open ? answer.search.lines : []

            AbstractButton {
                id: line

                required property var modelData
                required property int index

                objectName: "field-" + answer.asked.name + "-place-" + index
                Layout.fillWidth: true
                Layout.fillHeight: true
                implicitHeight: Math.max(Style.target, words.implicitHeight + 2 * 18)
                activeFocusOnTab: true
                text: modelData.name
                Accessible.role: Accessible.Button
                Accessible.name: modelData.name + " " + modelData.around
                onClicked: answer.form.choosePlace(index)

                background: Rectangle {
                    radius: Style.radius
                    color: line.down ? Style.accentSoft : Style.surface
                    border.color: Style.quiet
                    border.width: Style.edge

                    FocusRing {
                        visible: line.visualFocus
                    }
                }
                contentItem: RowLayout {
                    spacing: 16

                    ColumnLayout {
                        id: words

                        Layout.fillWidth: true
                        Layout.leftMargin: 28
                        spacing: 0

                        Words {
                            Layout.fillWidth: true
                            text: line.modelData.name
                            font.weight: Font.DemiBold
                        }

                        Words {
                            Layout.fillWidth: true
                            visible: text !== "" && (answer.typed || line.modelData.last)
                            text: line.modelData.around
                            font.pixelSize: Style.small
                            color: Style.quiet
                        }
                    }

                    Icon {
                        Layout.rightMargin: 24
                        visible: !line.modelData.last
                        name: "chevron-right"
                        tint: Style.accent
                        size: 44
                    }
                }
            }
        }
    }
}
