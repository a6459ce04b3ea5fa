pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// One app: what it is for, and the codes by which a phone gets it. The terminal opens no store.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property BulletinModel bulletin
    readonly property var app: bulletin.app
    readonly property bool missing: !app.title
    readonly property var kinds: ({
            "android": qsTr("Android phones"),
            "ios": qsTr("iPhone"),
            "website": qsTr("Website")
        })

    paired: true

    Part {
        Words {
            objectName: "app-missing"
            Layout.fillWidth: true
            visible: page_.missing
            text: qsTr("This app is not in the list any more.")
            font.pixelSize: Style.heading
        }

        Words {
            objectName: "app-title"
            Layout.fillWidth: true
            visible: !page_.missing
            text: page_.app.title ?? ""
            font.pixelSize: Style.title
            font.weight: Font.Bold
            Accessible.role: Accessible.Heading
        }

        Words {
            Layout.fillWidth: true
            visible: !page_.missing
            text: page_.app.agency ?? ""
            font.pixelSize: Style.small
            color: Style.quiet
        }

        Words {
            Layout.fillWidth: true
            visible: !page_.missing
            text: page_.app.description ?? ""
        }

        Fact {
            icon_: "circle-check"
            label: qsTr("What you can do with it")
            value: (page_.app.does ?? []).map(line => "• " + line).join("\n")
        }
    }

    Later {
        stays: false
        sourceComponent: Part {
            Panel {
                visible: !page_.missing

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Get it with your phone")
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                }

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Open your phone's camera and point it at the code that is for you.")
                    horizontalAlignment: Text.AlignHCenter
                }

                GridLayout {
                    Layout.alignment: Qt.AlignHCenter
                    Layout.fillWidth: true
                    columns: width < 2 * 330 + columnSpacing ? 1 : Math.max(1, codes.count)
                    columnSpacing: Style.gap
                    rowSpacing: Style.gap
                    uniformCellWidths: true

                    Repeater {
                        id: codes

                        model: page_.app.codes ?? []

                        ColumnLayout {
                            id: way

                            required property var modelData

                            Layout.fillWidth: true
                            Layout.alignment: Qt.AlignTop
                            spacing: 8

                            Words {
                                Layout.fillWidth: true
                                text: page_.kinds[way.modelData.kind]
                                font.weight: Font.DemiBold
                                horizontalAlignment: Text.AlignHCenter
                            }

                            Image {
                                objectName: "app-code-" + way.modelData.kind
                                Layout.alignment: Qt.AlignHCenter
                                Layout.preferredWidth: 330
                                Layout.preferredHeight: 330
                                source: way.modelData.code
                                sourceSize: Qt.size(330, 330)
                                cache: false // what somebody looked at is gone with the page
                                smooth: false
                                fillMode: Image.PreserveAspectFit
                                Accessible.role: Accessible.Graphic
                                Accessible.name: qsTr("QR code: %1, %2").arg(page_.kinds[way.modelData.kind]).arg(way.modelData.host)
                            }

                            Words {
                                Layout.fillWidth: true
                                text: way.modelData.host
                                font.pixelSize: Style.small
                                color: Style.quiet
                                horizontalAlignment: Text.AlignHCenter
                            }
                        }
                    }
                }
            }
        }
    }

    Later {
        Layout.columnSpan: page_.wide ? 2 : 1
        visible: (page_.app.services ?? []).length > 0
        after: 2
        stays: false
        sourceComponent: Part {
            Words {
                Layout.fillWidth: true
                text: qsTr("Services for this")
                font.weight: Font.Bold
            }

            Leads {
                of: "service"
                lines: page_.app.services ?? []
                onChosen: key => page_.catalog.openService(key)
            }
        }
    }

    footer: BackHome {
        journey: page_.journey
    }
}
