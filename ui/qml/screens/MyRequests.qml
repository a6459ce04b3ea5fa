pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The citizen's own requests, wherever they were sent, the newest first.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property MineModel mine
    readonly property bool blind: mine.failure === "no-photo"
    readonly property bool none: !mine.asking && mine.failure === "" && mine.requests.length === 0

    Words {
        Layout.fillWidth: true
        text: qsTr("My requests")
        font.pixelSize: Style.title
        font.weight: Font.Bold
    }

    Maybe {
        Layout.alignment: Qt.AlignHCenter
        Layout.fillWidth: false
        Layout.preferredWidth: 120
        Layout.preferredHeight: 120
        when: page_.mine.asking
        sourceComponent: BusyIndicator {
            running: visible
            palette.dark: Style.accent
        }
    }

    Maybe {
        when: page_.mine.asking
        sourceComponent: Words {
            objectName: "asking"
            text: qsTr("Asking for your requests. Please leave the card in.")
            horizontalAlignment: Text.AlignHCenter
            color: Style.quiet
        }
    }

    Maybe {
        when: page_.mine.failure !== ""
        sourceComponent: Panel {
            color: Style.warning

            RowLayout {
                Layout.fillWidth: true
                spacing: 28

                Icon {
                    Layout.alignment: Qt.AlignTop
                    visible: page_.blind
                    name: "id-card"
                    tint: Style.warningInk
                    size: 56
                }

                Words {
                    objectName: page_.blind ? "no-photo" : "line-down"
                    Layout.fillWidth: true
                    text: page_.blind ? qsTr("The photo on this card could not be read, and without it your requests cannot be found by card.") : page_.mine.failure === "offline" ? qsTr("The line is down or busy at the moment. What you have sent is safe and goes on.") : qsTr("This terminal cannot ask for your requests at the moment. What you have sent is safe and goes on.")
                    font.weight: Font.DemiBold
                    color: Style.warningInk
                }
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("You can also open the code on your receipt with a phone, or call the agency and tell the request number. 1111 is the government's line for citizens.")
                color: Style.warningInk
            }

            WhatToDo {
                Layout.fillWidth: true
                visible: !page_.blind
                fault: "offline"
                largest: 210
            }

            Press {
                objectName: "again"
                Layout.fillWidth: true
                visible: !page_.blind
                icon_: "refresh-cw"
                text: qsTr("Try again")
                onClicked: page_.journey.askMine()
            }
        }
    }

    Maybe {
        when: page_.none
        sourceComponent: Panel {

            Words {
                objectName: "none-yet"
                Layout.fillWidth: true
                text: qsTr("There are no requests yet that were sent with this card.")
                font.pixelSize: Style.heading
                font.weight: Font.DemiBold
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("Requests that were sent with an earlier card are not shown here. Open the code on the receipt with a phone, or call the agency.")
                color: Style.quiet
            }
        }
    }

    Repeater {
        model: page_.mine.requests

        AbstractButton {
            id: one

            required property var modelData

            objectName: "request-" + modelData.number
            Layout.fillWidth: true
            implicitHeight: lines.implicitHeight + 2 * 28
            activeFocusOnTab: true
            Accessible.role: Accessible.Button
            Accessible.name: modelData.service + ", " + mark.words + ", " + modelData.number + " · " + modelData.time
            onClicked: page_.mine.look(modelData.number)

            background: Rectangle {
                radius: Style.radius
                color: one.down ? Style.accentSoft : Style.surface
                border.color: Style.line
                border.width: Style.edge

                FocusRing {
                    visible: one.visualFocus
                }
            }
            contentItem: RowLayout {
                spacing: 24

                ColumnLayout {
                    id: lines

                    Layout.fillWidth: true
                    Layout.leftMargin: 32
                    spacing: 12

                    Words {
                        Layout.fillWidth: true
                        text: one.modelData.service
                        font.weight: Font.Bold
                    }

                    Words {
                        Layout.fillWidth: true
                        text: one.modelData.number + " · " + one.modelData.time
                        font.pixelSize: Style.small
                        color: Style.quiet
                    }

                    StateMark {
                        id: mark

                        state_: one.modelData.state
                    }
                }

                Icon {
                    Layout.rightMargin: 28
                    name: "chevron-right"
                    tint: Style.accent
                    size: 52
                }
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: page_.mine.more
        text: qsTr("These are the newest. For older ones, please call the agency.")
        color: Style.quiet
    }

    footer: Press {
        objectName: "back"
        Layout.leftMargin: Style.margin
        Layout.rightMargin: Style.margin
        Layout.fillWidth: true
        quiet: true
        icon_: "arrow-left"
        text: qsTr("Back")
        onClicked: page_.journey.back()
    }
}
