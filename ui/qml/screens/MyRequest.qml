pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// One of the citizen's own requests: where it is now, and what happened before.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property MineModel mine
    readonly property var request: mine.request

    paired: true

    Part {
        Words {
            objectName: "request-service"
            Layout.fillWidth: true
            text: page_.request.service ?? ""
            font.pixelSize: Style.heading
            font.weight: Font.Bold
        }

        StateMark {
            state_: page_.request.state ?? ""
        }

        Panel {
            Fact {
                objectName: "request-number"
                icon_: "file-text"
                label: qsTr("Request number")
                value: page_.request.number ?? ""
            }

            Fact {
                icon_: "building-2"
                label: qsTr("Goes to")
                value: page_.request.agency ?? ""
            }

            Fact {
                icon_: "phone"
                label: qsTr("Ask by phone and tell the request number")
                value: page_.request.phone ?? ""
            }
        }
    }

    Part {
        Words {
            Layout.fillWidth: true
            text: qsTr("What happened so far")
            font.weight: Font.Bold
        }

        Repeater {
            model: page_.request.steps ?? []

            Panel {
                id: step

                required property var modelData

                spacing: 12

                StateMark {
                    state_: step.modelData.state
                }

                Words {
                    Layout.fillWidth: true
                    text: step.modelData.time
                    font.pixelSize: Style.small
                    color: Style.quiet
                }
            }
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("The code for your phone is on your receipt only. It is kept nowhere else.")
            font.pixelSize: Style.small
            color: Style.quiet
        }
    }

    footer: [
        Press {
            objectName: "back"
            Layout.leftMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: true
            icon_: "arrow-left"
            text: qsTr("Back")
            onClicked: page_.journey.back()
        },
        Press {
            objectName: "home"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: true
            icon_: "house"
            text: qsTr("Start")
            onClicked: page_.journey.home()
        }
    ]
}
