import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Nobody is here, at a smart box: news, what can be done, and how the remote control is used.
Page {
    id: welcome

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property BulletinModel bulletin

    first: begin
    paired: true
    centred: true
    spacing: 20

    Headline {
        id: headline

        objectName: "headline"
        Layout.columnSpan: welcome.wide ? 2 : 1
        titles: welcome.bulletin.headlines
        steady: welcome.bulletin.steady
        onChosen: key => welcome.bulletin.openArticle(key)
    }

    Words {
        Layout.fillWidth: true
        Layout.columnSpan: welcome.wide ? 2 : 1
        visible: !headline.visible
        text: qsTr("Government services in one place")
        font.pixelSize: Style.heading
        font.weight: Font.Bold
    }

    Part {
        Fact {
            icon_: "search"
            value: qsTr("See what to bring, what it costs and where to go")
        }

        Fact {
            icon_: "smartphone"
            value: qsTr("Fill in forms on your phone, by a code on this screen")
        }

        Fact {
            icon_: "id-card"
            value: qsTr("What needs your ID card is at a kiosk")
        }
    }

    Panel {
        spacing: 12

        RemoteKey {
            text: qsTr("Arrows: go to what you want")
            drawing: [
                Icon {
                    anchors.top: parent.top
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "chevron-up"
                    tint: Style.surface
                    size: 32
                },
                Icon {
                    anchors.bottom: parent.bottom
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "chevron-down"
                    tint: Style.surface
                    size: 32
                },
                Icon {
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    name: "chevron-right"
                    rotation: 180
                    tint: Style.surface
                    size: 32
                },
                Icon {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    name: "chevron-right"
                    tint: Style.surface
                    size: 32
                }
            ]
        }

        RemoteKey {
            label: "OK"
            text: qsTr("OK: choose it")
        }

        RemoteKey {
            text: qsTr("Back: one step back")
            drawing: [
                Icon {
                    anchors.centerIn: parent
                    name: "arrow-left"
                    tint: Style.surface
                    size: 56
                }
            ]
        }
    }

    footer: [
        Press {
            id: begin

            objectName: "begin"
            Layout.leftMargin: Style.margin
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            icon_: "search"
            text: qsTr("Press OK to begin")
            onClicked: welcome.journey.begin()
        }
    ]
}
