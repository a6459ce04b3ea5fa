pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Before the form: is the card in force? Offered, agreed to, told; one may go on without at any time.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    readonly property string step: journey.checkStep
    readonly property bool offered: step === "offer"
    readonly property bool asked: step === "read" || step === "ask"
    readonly property bool typed: step === "type"
    readonly property bool told: step === "told"
    readonly property bool good: journey.checkOutcome === "in-force"
    readonly property var outcomes: ({
            "in-force": {
                "icon": "circle-check",
                "title": qsTr("Your card is in force"),
                "todo": qsTr("The agency will see that it was checked just now.")
            },
            "not-in-force": {
                "icon": "circle-alert",
                "title": qsTr("The register says that this card is no longer in force"),
                "todo": qsTr("This happens when a new card was made, for example after a change of name or address. Please ask a district office about it. You can still go on; the agency may ask you for your new card.")
            },
            "mismatch": {
                "icon": "circle-alert",
                "title": qsTr("The card could not be confirmed"),
                "todo": qsTr("What the card and the code say does not fit what the register has. You can go on all the same; the agency decides what it needs.")
            },
            "unavailable": {
                "icon": "wifi-off",
                "title": qsTr("The card cannot be checked at the moment"),
                "todo": qsTr("That is no fault of yours. You can go on all the same.")
            }
        })
    readonly property var result: outcomes[journey.checkOutcome] ?? outcomes["unavailable"]

    paired: offered || typed
    centred: !offered && !typed
    spacing: 36
    onStepChanged: begin()

    Words {
        Layout.fillWidth: true
        Layout.columnSpan: page_.paired && page_.wide ? 2 : 1
        visible: page_.offered || page_.typed
        text: page_.offered ? qsTr("Shall we check your card?") : qsTr("The code on the back of your card")
        font.pixelSize: Style.title
        font.weight: Font.Bold
    }

    Words {
        Layout.fillWidth: true
        Layout.columnSpan: page_.paired && page_.wide ? 2 : 1
        visible: page_.offered
        text: qsTr("The agency of this service would like to know that your card is in force.")
        color: Style.quiet
    }

    Repeater {
        model: page_.offered ? page_.journey.checkNotice.split("\n") : []

        RowLayout {
            id: point

            required property string modelData

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: 24

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 4
                name: "circle-check"
                tint: Style.good
                size: 44
            }

            Words {
                Layout.fillWidth: true
                text: point.modelData
            }
        }
    }

    BusyIndicator {
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredWidth: 160
        Layout.preferredHeight: 160
        visible: page_.asked
        running: visible
        palette.dark: Style.accent
    }

    Words {
        objectName: "checking"
        Layout.fillWidth: true
        visible: page_.asked
        text: qsTr("Checking your card. Please leave it in.")
        font.pixelSize: Style.heading
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
    }

    Part {
        visible: page_.typed

        Words {
            Layout.fillWidth: true
            visible: !page_.journey.checkAgain
            text: qsTr("The chip of this card does not tell its code. If you have the code written down, type it here. Leave the card in: taking it out ends your session.")
        }

        Panel {
            visible: page_.journey.checkAgain || page_.journey.checkMistaken
            color: Style.errorSoft

            Words {
                objectName: "code-wrong"
                Layout.fillWidth: true
                text: page_.journey.checkMistaken ? qsTr("A code has two letters and ten digits.") : qsTr("The code did not match. If you have it written down, please type it once more.")
                font.weight: Font.DemiBold
                color: Style.error
                Accessible.role: Accessible.AlertMessage
            }
        }

        GridLayout {
            Layout.fillWidth: true
            columns: width < 18 * Style.body ? 1 : 2
            columnSpacing: Style.gap
            rowSpacing: Style.gap

            CodeField {
                id: letters

                objectName: "code-letters"
                Layout.fillWidth: parent.columns === 1
                Layout.preferredWidth: Math.max(8 * Style.body, implicitWidth)
                maximumLength: 2
                placeholderText: qsTr("2 letters")
                inputMethodHints: Qt.ImhLatinOnly | Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                wrong: page_.journey.checkMistaken
                Accessible.name: qsTr("The two letters of the code")
                Accessible.description: wrong ? qsTr("A code has two letters and ten digits.") : ""
                onTextEdited: {
                    if (length === 2)
                        digits.forceActiveFocus();
                }
            }

            CodeField {
                id: digits

                objectName: "code-digits"
                Layout.fillWidth: true
                maximumLength: 12
                placeholderText: qsTr("10 digits")
                inputMethodHints: Qt.ImhDigitsOnly | Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                wrong: page_.journey.checkMistaken
                Accessible.name: qsTr("The ten digits of the code")
                Accessible.description: wrong ? qsTr("A code has two letters and ten digits.") : ""
                onAccepted: focus = false
            }
        }
    }

    CodePicture {
        Layout.alignment: Qt.AlignHCenter | Qt.AlignTop
        visible: page_.typed
    }

    Icon {
        Layout.alignment: Qt.AlignHCenter
        visible: page_.told
        name: page_.result.icon
        tint: page_.good ? Style.good : Style.warningInk
        size: 180
    }

    Words {
        objectName: page_.told ? "told-" + page_.journey.checkOutcome : ""
        Layout.fillWidth: true
        visible: page_.told
        text: page_.result.title
        font.pixelSize: Style.title
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }

    Words {
        Layout.fillWidth: true
        visible: page_.told
        text: page_.result.todo
        font.pixelSize: Style.heading
        horizontalAlignment: Text.AlignHCenter
    }

    footer: [
        Press {
            objectName: "skip-check"
            Layout.leftMargin: Style.margin
            Layout.rightMargin: page_.offered || page_.typed ? 0 : Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: !page_.told
            text: page_.told ? qsTr("On to the form") : qsTr("Go on without")
            onClicked: page_.journey.skipCheck()
        },
        Press {
            objectName: "agree-check"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: page_.offered
            icon_: "check"
            text: qsTr("I agree, check it")
            onClicked: page_.journey.agreeCheck()
        },
        Press {
            objectName: "check-code"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: page_.typed
            icon_: "check"
            text: qsTr("Check the card")
            onClicked: {
                letters.focus = false;
                digits.focus = false;
                page_.journey.typeLaser(letters.text + digits.text);
            }
        }
    ]
}
