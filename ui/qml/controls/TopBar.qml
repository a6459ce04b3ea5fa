pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// Always in reach: whose session it is, the other language, how the screen is shown, the end.
Rectangle {
    id: bar

    required property JourneyModel journey
    // Where name and buttons do not fit side by side, the name stands below.
    readonly property bool stacked: width - 2 * Style.margin - buttons.implicitWidth - Style.gap < 10 * Style.body

    // In the lower half every line counts: the name, where it stands below, goes.
    property bool low: false
    // Whether what is not seen yet may be made before it is.
    property bool warm: false
    property string remark
    // Whether the remark tells of something that does not work.
    property bool wrong: true

    signal displayWanted
    // A finger is on what changes every text of the screen.
    signal turning

    implicitHeight: all.implicitHeight + 2 * 18
    color: Style.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 2
        color: Style.line
    }

    GridLayout {
        id: all

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Style.margin
        anchors.rightMargin: Style.margin
        columns: bar.stacked ? 1 : 2
        columnSpacing: Style.gap
        rowSpacing: 12

        RowLayout {
            id: buttons

            Layout.row: 0
            Layout.column: bar.stacked ? 0 : 1
            Layout.alignment: Qt.AlignRight
            spacing: 16

            Press {
                objectName: bar.journey.language === "th" ? "language-en" : "language-th"
                focusPolicy: Qt.TabFocus // who touches it in the middle of a word writes on
                quiet: true
                upright: true
                icon_: "languages"
                text: bar.journey.language === "th" ? "English" : "ภาษาไทย"
                onPressed: bar.turning()
                onClicked: bar.journey.choose(bar.journey.language === "th" ? "en" : "th")
            }

            Press {
                objectName: "display"
                quiet: true
                upright: true
                icon_: "accessibility"
                text: qsTr("Display")
                onClicked: bar.displayWanted()
            }

            Maybe {
                Layout.fillWidth: false
                warm: bar.warm
                when: !["Welcome", "RemoteWelcome", "Goodbye", "OutOfOrder"].includes(bar.journey.screen)
                sourceComponent: Press {
                    objectName: "end"
                    quiet: true
                    upright: true
                    icon_: "log-out"
                    text: qsTr("End")
                    onClicked: bar.journey.end()
                }
            }
        }

        Words {
            objectName: "remark"
            Layout.row: 2
            Layout.columnSpan: bar.stacked ? 1 : 2
            Layout.fillWidth: true
            visible: text !== ""
            text: bar.remark
            color: bar.wrong ? Style.error : Style.accent
            font.weight: Font.DemiBold
        }

        RowLayout {
            Layout.row: bar.stacked ? 1 : 0
            Layout.column: 0
            Layout.fillWidth: true
            visible: !bar.stacked || !bar.low
            spacing: Style.gap

            Image {
                Layout.preferredWidth: 84
                Layout.preferredHeight: 101
                visible: bar.journey.photo !== ""
                source: bar.journey.photo
                cache: false
                fillMode: Image.PreserveAspectCrop
                Accessible.ignored: true
            }

            // A very long name is shortened here: it stands on the notice in full.
            Words {
                objectName: "visitor"
                Layout.fillWidth: true
                maximumLineCount: 2
                elide: Text.ElideRight
                text: bar.journey.visiting ? bar.journey.name : qsTr("Government services")
                font.weight: Font.DemiBold
            }
        }
    }
}
