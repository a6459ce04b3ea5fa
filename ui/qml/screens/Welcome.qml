import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Nobody is here: what can be done, and how to begin.
Page {
    id: welcome

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    paired: true
    centred: true

    spacing: 36

    Part {
        Words {
            Layout.fillWidth: true
            text: qsTr("Government services in one place")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("Send a request to an agency, or see what to bring, what it costs and where to go.")
            horizontalAlignment: Text.AlignHCenter
            color: Style.quiet
        }

        Words {
            Layout.fillWidth: true
            visible: welcome.journey.cardsReadable
            text: qsTr("Put your ID card in, chip first")
            font.pixelSize: Style.heading
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            color: Style.accent
        }

        Panel {
            visible: !welcome.journey.cardsReadable
            color: Style.warning

            Words {
                objectName: "no-reader"
                Layout.fillWidth: true
                text: qsTr("The card reader does not work at the moment. You can still look around, and fill in forms on your own phone.")
                color: Style.warningInk
            }
        }

        Press {
            objectName: "begin"
            Layout.fillWidth: true
            quiet: true
            icon_: "search"
            text: qsTr("Look around without a card")
            onClicked: welcome.journey.begin()
        }
    }

    Part {
        CardPicture {
            Layout.fillWidth: true
            Layout.preferredHeight: 430
            visible: welcome.journey.cardsReadable
            moving: true
        }
    }
}
