import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Neither a card can be read nor services be shown: who can help instead.
Page {
    id: broken

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    paired: true
    centred: true
    spacing: 40

    Part {
        Words {
            objectName: "out-of-order"
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            text: qsTr("This terminal does not work at the moment")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("Please use another terminal, ask the staff, or call 1111, the government's line for citizens.")
            font.pixelSize: Style.heading
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("What was sent here is safe and goes on.")
            horizontalAlignment: Text.AlignHCenter
            color: Style.quiet
        }
    }

    Part {
        WhatToDo {
            Layout.fillWidth: true
            fault: "out-of-order"
        }
    }
}
