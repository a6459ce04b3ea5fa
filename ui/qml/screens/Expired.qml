import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The card is past its date: what still can be done with it, and where there is a new one.
Page {
    id: expired

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    paired: true
    centred: true
    spacing: 40

    Part {
        Words {
            objectName: "expired"
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            text: qsTr("Your card has expired")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("It was valid until %1.").arg(expired.journey.cardExpiry)
            font.pixelSize: Style.heading
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("A new one is made at any district office, or in Bangkok at a khet office. Bring the old card.")
            font.pixelSize: Style.heading
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("You can still look around here, but agencies may not accept this card.")
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Part {
        WhatToDo {
            Layout.fillWidth: true
            fault: "expired"
        }
    }

    footer: [
        Press {
            objectName: "expired-end"
            Layout.leftMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: true
            icon_: "log-out"
            text: qsTr("End and take the card")
            onClicked: expired.journey.back()
        },
        Press {
            objectName: "go-on"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: qsTr("Go on")
            onClicked: expired.journey.goOn()
        }
    ]
}
