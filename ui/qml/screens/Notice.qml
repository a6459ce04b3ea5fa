pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Who is here, and what happens to their data.
Page {
    id: notice

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    paired: true

    spacing: 32

    Part {
        Panel {
            GridLayout {
                Layout.fillWidth: true
                columns: (notice.wide ? notice.width / 2 : notice.width) < 19 * Style.body ? 1 : 2
                columnSpacing: 36
                rowSpacing: Style.gap

                Rectangle {
                    Layout.preferredWidth: 190
                    Layout.preferredHeight: 228
                    color: Style.accentSoft
                    radius: 12

                    Icon {
                        anchors.centerIn: parent
                        visible: notice.journey.photo === ""
                        name: notice.journey.photoComing ? "clock" : "user"
                        tint: Style.accent
                        size: 96
                    }

                    Image {
                        objectName: "photo"
                        anchors.fill: parent
                        visible: source.toString() !== ""
                        source: notice.journey.photo
                        cache: false
                        fillMode: Image.PreserveAspectFit
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("The photo on your card")
                    }
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 12

                    Words {
                        Layout.fillWidth: true
                        text: qsTr("Hello")
                        color: Style.quiet
                    }

                    Words {
                        objectName: "name"
                        Layout.fillWidth: true
                        text: notice.journey.name
                        font.pixelSize: Style.heading
                        font.weight: Font.Bold
                    }

                    RowLayout {
                        spacing: 12

                        Words {
                            Layout.fillWidth: true
                            text: eye.shows ? notice.journey.fullId : notice.journey.maskedId
                            Accessible.name: eye.shows ? text : qsTr("Citizen number, hidden")
                        }

                        // A finger sees it while it presses; who presses by a key sees it for a moment.
                        Press {
                            id: eye

                            readonly property bool shows: pressed || moment.running

                            objectName: "show-id"
                            plain: true
                            icon_: shows ? "eye-off" : "eye"
                            Accessible.name: moment.running ? qsTr("Hide the citizen number") : qsTr("Show the citizen number")
                            onClicked: {
                                if (!finger.presses && !moment.running)
                                    moment.start();
                                else
                                    moment.stop();
                            }
                            onActiveFocusChanged: {
                                if (!activeFocus)
                                    moment.stop();
                            }

                            PointHandler {
                                id: finger

                                property bool presses: false

                                onActiveChanged: {
                                    if (active)
                                        presses = true;
                                    else
                                        Qt.callLater(() => presses = false);
                                }
                            }

                            Timer {
                                id: moment

                                interval: 8000
                            }
                        }
                    }
                }
            }
        }
    }

    Part {
        Words {
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            text: qsTr("Before we begin: your data")
            font.pixelSize: Style.heading
            font.weight: Font.Bold
        }

        Repeater {
            model: notice.journey.notice.split("\n")

            RowLayout {
                id: point

                required property string modelData

                Layout.fillWidth: true
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
    }

    footer: [
        Press {
            objectName: "disagree"
            Layout.leftMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: true
            text: qsTr("No, end here")
            onClicked: notice.journey.back()
        },
        Press {
            objectName: "agree"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            icon_: "check"
            text: qsTr("I agree")
            onClicked: notice.journey.agree()
        }
    ]
}
