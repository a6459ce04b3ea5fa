pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The request is kept: its number, and the code that leads to its status.
Page {
    id: receipt

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    readonly property bool troubled: ["out-of-paper", "cover-open", "failed"].includes(journey.slip)
    readonly property bool printable: troubled || journey.slip === "offered"

    // How the printed slip fares. Whatever the printer does, the screen is enough.
    function slipWords(): string {
        switch (journey.slip) {
        case "printing":
            return qsTr("Your slip is being printed …");
        case "printed":
            return qsTr("Your slip is printed. Please take it.");
        case "out-of-paper":
            return qsTr("The printer is out of paper. The number and the code on this screen are enough, or ask staff to put paper in.");
        case "cover-open":
            return qsTr("The printer's cover is open. The number and the code on this screen are enough, or ask staff to close it.");
        case "failed":
            return qsTr("The printer does not work now. The number and the code on this screen are enough.");
        default:
            return "";
        }
    }

    paired: true

    spacing: 32

    Part {
        RowLayout {
            Layout.fillWidth: true
            spacing: 28

            Icon {
                name: "circle-check"
                tint: Style.good
                size: 96
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("Your request is on its way")
                font.pixelSize: Style.title
                font.weight: Font.Bold
            }
        }

        Fact {
            icon_: "file-text"
            label: qsTr("Service")
            value: receipt.journey.receiptService
        }

        Fact {
            icon_: "building-2"
            label: qsTr("Goes to")
            value: receipt.journey.receiptAgency
        }

        Fact {
            icon_: "clock"
            label: qsTr("Sent")
            value: receipt.journey.receiptTime
        }

        Fact {
            objectName: receipt.troubled ? "" : "slip-" + receipt.journey.slip
            icon_: receipt.journey.slip === "printed" ? "circle-check" : "printer"
            value: receipt.troubled ? "" : receipt.slipWords()
        }

        Maybe {
            when: receipt.troubled
            sourceComponent: GridLayout {
                columns: width < 16 * Style.body + 264 ? 1 : 2
                columnSpacing: 28
                rowSpacing: 12

                WhatToDo {
                    Layout.preferredWidth: 264
                    fault: "slip"
                    largest: 100
                }

                Words {
                    objectName: receipt.troubled ? "slip-" + receipt.journey.slip : ""
                    Layout.fillWidth: true
                    text: receipt.troubled ? receipt.slipWords() : ""
                }
            }
        }
    }

    Later {
        stays: false
        sourceComponent: Part {
            Panel {
                Words {
                    Layout.fillWidth: true
                    text: qsTr("Request number")
                    font.pixelSize: Style.small
                    color: Style.quiet
                    horizontalAlignment: Text.AlignHCenter
                }

                Words {
                    objectName: "receipt-number"
                    Layout.fillWidth: true
                    text: receipt.journey.receiptNumber
                    font.pixelSize: Style.title
                    font.weight: Font.Bold
                    font.letterSpacing: 2
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Style.small
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                }

                Image {
                    objectName: "receipt-code"
                    Layout.alignment: Qt.AlignHCenter
                    Layout.preferredWidth: receipt.wide ? 320 : 460
                    Layout.preferredHeight: receipt.wide ? 320 : 460
                    source: receipt.journey.receiptCode
                    sourceSize: Qt.size(460, 460)
                    cache: false
                    smooth: false
                    fillMode: Image.PreserveAspectFit
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("QR code that leads to the status of your request")
                }

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Take a picture of this code with your phone. It leads to a page that says how far your request is, and knows nothing else about you.")
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }

    footer: RowLayout {
        Layout.leftMargin: Style.margin
        Layout.rightMargin: Style.margin
        uniformCellSizes: true
        spacing: Style.gap

        Press {
            objectName: "home"
            Layout.fillWidth: true
            visible: receipt.journey.visiting
            quiet: true
            text: qsTr("Something else")
            onClicked: receipt.journey.home()
        }

        Maybe {
            when: receipt.printable
            sourceComponent: Press {
                objectName: "print-slip"
                quiet: true
                text: receipt.troubled ? qsTr("Print again") : qsTr("Print the slip")
                onClicked: receipt.journey.printSlip()
            }
        }

        Press {
            objectName: "finish"
            Layout.fillWidth: true
            icon_: "check"
            text: qsTr("I am done")
            onClicked: receipt.journey.end()
        }
    }
}
