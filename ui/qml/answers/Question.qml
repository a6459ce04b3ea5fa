pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// What every question has: its words, where the answer comes from, what is wrong with it. The answer goes inside.
ColumnLayout {
    id: question

    required property var asked
    required property FormModel form
    readonly property string trouble: form.troubles[asked.name] ?? ""
    // Which person or item of a list it is about, where it is about one of several.
    property string about
    // For who hears one control and sees no question above it.
    readonly property string spoken: (about === "" ? "" : about + ": ") + asked.label
    readonly property string hint: [trouble, asked.help].filter(part => part !== "").join(" ")
    default property alias content: place.data

    // Somebody writes; `cursor` is where, in this question.
    signal typing(cursor: rect)

    spacing: 12

    Words {
        Layout.fillWidth: true
        text: question.asked.label + (question.asked.optional ? "  " + qsTr("(you may leave this out)") : "")
        font.weight: Font.DemiBold
    }

    Maybe {
        when: question.asked.help !== ""
        sourceComponent: Words {
            text: question.asked.help
            font.pixelSize: Style.small
            color: Style.quiet
        }
    }

    Maybe {
        when: question.asked.fixed
        sourceComponent: RowLayout {
            spacing: 20

            Words {
                Layout.fillWidth: true
                text: question.asked.shown
                font.pixelSize: Style.heading
            }

            Pill {
                text: qsTr("from your card")
            }
        }
    }

    ColumnLayout {
        id: place

        Layout.fillWidth: true
        visible: !question.asked.fixed
        spacing: 16
    }

    Maybe {
        when: question.trouble !== ""
        sourceComponent: Rectangle {
            implicitHeight: wrong.implicitHeight + 2 * 16
            radius: 12
            color: Style.errorSoft

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: 20
                spacing: 16

                Icon {
                    name: "circle-alert"
                    tint: Style.error
                    size: 40
                }

                Words {
                    id: wrong

                    objectName: "trouble-" + question.asked.name
                    Layout.fillWidth: true
                    text: question.trouble
                    font.pixelSize: Style.small
                    font.weight: Font.DemiBold
                    color: Style.error
                    Accessible.role: Accessible.AlertMessage
                }
            }
        }
    }
}
