pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The health rights on the chip: what is written there, since when, and who knows what holds today.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property HealthModel health
    readonly property string step: health.step

    paired: step !== "read"
    spacing: 32

    Part {
        Words {
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            text: qsTr("My health rights")
            font.pixelSize: Style.title
            font.weight: Font.Bold
        }

        Maybe {
            when: page_.step === "card"
            sourceComponent: Words {
                objectName: "health-card"
                text: qsTr("Put in your ID card")
                font.pixelSize: Style.heading
                font.weight: Font.DemiBold
                color: Style.accent
            }
        }

        Maybe {
            when: page_.step === "card"
            sourceComponent: Words {
                text: qsTr("Your right to health care and your hospital are then read from the chip and shown here. They are kept nowhere.")
            }
        }

        Maybe {
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: false
            Layout.preferredWidth: 120
            Layout.preferredHeight: 120
            when: page_.step === "read" && !Style.still
            sourceComponent: BusyIndicator {
                running: visible
                palette.dark: Style.accent
            }
        }

        Maybe {
            when: page_.step === "read"
            sourceComponent: Words {
                objectName: "health-reading"
                text: qsTr("Reading the part of the chip that belongs to the National Health Security Office. Please leave the card in.")
                horizontalAlignment: Text.AlignHCenter
            }
        }

        Maybe {
            when: page_.step === "none" || page_.step === "failed"
            sourceComponent: Panel {

                Words {
                    objectName: "health-" + page_.step
                    Layout.fillWidth: true
                    Accessible.role: Accessible.AlertMessage
                    text: page_.step === "none" ? qsTr("Nothing is written on this card") : qsTr("This part of the chip could not be read")
                    font.pixelSize: Style.heading
                    font.weight: Font.DemiBold
                }

                Words {
                    Layout.fillWidth: true
                    text: page_.step === "none" ? qsTr("Many cards do not tell health rights. You still have yours: ask in one of these ways.") : qsTr("The rest of your card works. Try again, or ask in one of these ways.")
                }

                Press {
                    objectName: "again"
                    Layout.fillWidth: true
                    visible: page_.step === "failed"
                    icon_: "refresh-cw"
                    text: qsTr("Try again")
                    onClicked: page_.journey.askHealth()
                }
            }
        }

        Maybe {
            when: page_.step === "told"
            sourceComponent: Panel {
                id: facts

                Words {
                    objectName: "health-main-right"
                    Layout.fillWidth: true
                    text: page_.health.mainRight || qsTr("The card does not say which right you have.")
                    font.pixelSize: Style.heading
                    font.weight: Font.Bold
                }

                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: page_.health.subRight
                }

                Later {
                    stays: false
                    sourceComponent: Part {
                        spacing: facts.spacing

                        Fact {
                            icon_: "building-2"
                            label: qsTr("Main hospital")
                            value: page_.health.mainHospital
                        }

                        Fact {
                            icon_: "house"
                            label: qsTr("Second hospital")
                            value: page_.health.subHospital
                        }

                        Fact {
                            icon_: "calendar"
                            label: qsTr("Since")
                            value: page_.health.since
                        }

                        Fact {
                            icon_: "calendar"
                            label: qsTr("Until")
                            value: page_.health.until
                        }
                    }
                }
            }
        }
    }

    Later {
        after: 2
        stays: false
        sourceComponent: Part {
            Maybe {
                Layout.preferredHeight: 430
                when: page_.step === "card"
                sourceComponent: CardPicture {
                    moving: true
                }
            }

            Maybe {
                when: page_.step === "told"
                sourceComponent: Panel {
                    color: Style.warning

                    RowLayout {
                        Layout.fillWidth: true
                        spacing: 28

                        Icon {
                            Layout.alignment: Qt.AlignTop
                            name: "hourglass"
                            tint: Style.warningInk
                            size: 56
                        }

                        Words {
                            objectName: "health-written"
                            Layout.fillWidth: true
                            // Who hears the screen is told that it is there; what the right is, where they go to it.
                            Accessible.role: Accessible.AlertMessage
                            text: page_.health.written ? qsTr("As written on the card on %1. It may have changed since.").arg(page_.health.written) : qsTr("The card does not say when this was written. It may have changed since.")
                            font.weight: Font.DemiBold
                            color: Style.warningInk
                        }
                    }
                }
            }

            Maybe {
                when: ["told", "none", "failed"].includes(page_.step)
                sourceComponent: Panel {

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("What holds today")
                        font.weight: Font.Bold
                    }

                    Fact {
                        icon_: "phone"
                        label: qsTr("National Health Security Office, day and night")
                        value: "1330"
                    }

                    Fact {
                        icon_: "globe"
                        label: qsTr("Or take a picture of this code with your phone")
                        value: "www.nhso.go.th"
                    }

                    Image {
                        objectName: "health-code"
                        Layout.alignment: Qt.AlignHCenter
                        Layout.preferredWidth: page_.wide ? 240 : 300
                        Layout.preferredHeight: page_.wide ? 240 : 300
                        source: page_.journey.shownCode
                        sourceSize: Qt.size(300, 300)
                        cache: false
                        smooth: false
                        fillMode: Image.PreserveAspectFit
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("QR code that leads to the website of the National Health Security Office")
                    }
                }
            }

            Maybe {
                when: page_.step === "told"
                sourceComponent: Words {
                    text: qsTr("Read from the chip because you pressed for it. It is shown only now, and kept nowhere.")
                    color: Style.quiet
                }
            }
        }
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
