pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Everything once more, what sending means, and the button that sends.
Page {
    id: review

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    readonly property var failures: ({
            "card-not-verified": qsTr("The card could not be read again. Please push it in fully and send once more. Your answers are still here."),
            "cannot-seal": qsTr("Requests to this agency cannot be sent from this terminal now. Your request was not sent."),
            "outbox-unavailable": qsTr("This terminal cannot take requests now. Your request was not sent. Please ask the staff or try another terminal.")
        })

    // In another language the answers are made anew, at once.
    property bool come: false

    paired: true
    onVisibleChanged: come = false

    Words {
        Layout.fillWidth: true
        Layout.columnSpan: review.wide ? 2 : 1
        text: qsTr("Is everything right?")
        font.pixelSize: Style.title
        font.weight: Font.Bold
    }

    Words {
        Layout.fillWidth: true
        Layout.columnSpan: review.wide ? 2 : 1
        text: review.form.service
        color: Style.quiet
    }

    Maybe {
        Layout.columnSpan: review.wide ? 2 : 1
        when: review.journey.failure !== ""
        sourceComponent: Panel {
            color: Style.errorSoft

            Words {
                objectName: "failure"
                Layout.fillWidth: true
                text: review.failures[review.journey.failure] ?? review.failures["outbox-unavailable"]
                color: Style.error
                Accessible.role: Accessible.AlertMessage
            }
        }
    }

    Repeater {
        model: review.form.answers

        Later {
            id: part

            required property var modelData
            required property int index

            stays: false
            after: review.come ? 0 : index + 1
            sourceComponent: Panel {
                spacing: 20

                RowLayout {
                    Layout.fillWidth: true

                    Words {
                        Layout.fillWidth: true
                        text: part.modelData.title
                        font.weight: Font.Bold
                    }

                    Press {
                        objectName: "change-" + part.modelData.step
                        quiet: true
                        icon_: "pencil"
                        text: qsTr("Change")
                        Accessible.name: qsTr("Change") + ": " + part.modelData.title
                        onClicked: review.form.change(part.modelData.step)
                    }
                }

                Repeater {
                    model: part.modelData.lines

                    ColumnLayout {
                        id: line

                        required property var modelData

                        Layout.fillWidth: true
                        spacing: 2

                        Words {
                            Layout.fillWidth: true
                            text: line.modelData.label
                            font.pixelSize: Style.small
                            color: Style.quiet
                        }

                        Words {
                            Layout.fillWidth: true
                            visible: line.modelData.drawn === "" && line.modelData.picture === ""
                            text: line.modelData.shown
                        }

                        Maybe {
                            Layout.maximumWidth: 600
                            when: line.modelData.drawn !== ""
                            sourceComponent: Strokes {
                                path: line.modelData.drawn
                                Accessible.role: Accessible.Graphic
                                Accessible.name: line.modelData.shown
                            }
                        }

                        Maybe {
                            Layout.fillWidth: false
                            when: line.modelData.picture !== ""
                            sourceComponent: TakenPicture {
                                objectName: "picture"
                                address: line.modelData.picture
                                size: Qt.size(480, 360)
                                Accessible.name: line.modelData.shown
                            }
                        }
                    }
                }
            }
        }
    }

    Later {
        stays: false
        after: review.form.answers.length + 1
        onLoaded: review.come = true
        sourceComponent: Panel {
            color: Style.accentSoft

            RowLayout {
                Layout.fillWidth: true
                spacing: 28

                Icon {
                    Layout.alignment: Qt.AlignTop
                    name: "lock"
                    tint: Style.accent
                    size: 56
                }

                Words {
                    objectName: "sending-means"
                    Layout.fillWidth: true
                    text: review.form.sending
                }
            }
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
            onClicked: review.journey.back()
        },
        Press {
            objectName: "submit"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            icon_: "check"
            text: qsTr("Yes, send it")
            onClicked: review.form.submit()
        }
    ]
}
