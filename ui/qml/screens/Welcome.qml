pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Nobody is here: what can be done, how to begin, and news.
Page {
    id: welcome

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property BulletinModel bulletin

    paired: true
    centred: true

    spacing: 36

    Part {
        spacing: 36

        Words {
            Layout.fillWidth: true
            text: qsTr("Government services in one place")
            font.pixelSize: Style.title
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
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

        Press {
            objectName: "begin"
            Layout.fillWidth: true
            quiet: true
            icon_: "search"
            text: qsTr("Look around without a card")
            onClicked: welcome.journey.begin()
        }
    }

    Maybe {
        when: !welcome.journey.cardsReadable
        sourceComponent: Panel {
            color: Style.warning

            Words {
                objectName: "no-reader"
                Layout.fillWidth: true
                text: qsTr("The card reader does not work at the moment. You can still look around, and fill in forms on your own phone.")
                color: Style.warningInk
            }
        }
    }

    CardPicture {
        Layout.fillWidth: true
        Layout.preferredHeight: 430
        visible: welcome.journey.cardsReadable
        moving: true
    }

    GridLayout {
        Layout.columnSpan: welcome.wide ? 2 : 1
        Layout.fillWidth: true
        columns: welcome.wide ? 3 : 1
        columnSpacing: 48
        rowSpacing: 20
        uniformCellWidths: true

        Can {
            icon_: "pencil"
            text: qsTr("Send a request to an agency")
        }

        Can {
            icon_: "wallet"
            text: qsTr("See what to bring, what it costs and where to go")
        }

        Can {
            icon_: "file-text"
            text: qsTr("See how far your requests are")
        }
    }

    Maybe {
        Layout.columnSpan: welcome.wide ? 2 : 1
        when: welcome.bulletin.headlines.length > 0
        sourceComponent: Headline {
            objectName: "headline"
            titles: welcome.bulletin.headlines
            steady: welcome.bulletin.steady
            onChosen: key => welcome.bulletin.openArticle(key)
        }
    }

    component Can: RowLayout {
        property alias icon_: picture.name
        property alias text: words.text

        Layout.fillWidth: true
        spacing: 24

        Icon {
            id: picture

            tint: Style.accent
            size: 52
        }

        Words {
            id: words

            Layout.fillWidth: true
        }
    }
}
