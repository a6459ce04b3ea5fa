pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// How the screen is shown: language, size of texts, colours, reach, motion. From the lower edge, within everyone's
// reach; what is chosen is seen at once, behind and in the sheet itself.
Item {
    id: sheet

    required property ComfortModel comfort
    readonly property bool upright: height > width
    property bool open: false

    // A finger is on what changes every text, or every colour, of the screen.
    signal turning

    visible: open
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Display")

    // What lies beside the sheet closes it.
    MouseArea {
        anchors.fill: parent
        enabled: sheet.open
        onClicked: sheet.open = false
    }

    Rectangle {
        objectName: "display-sheet"
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        width: sheet.upright ? parent.width : Math.max(1100, parent.width * 0.6)
        height: Math.min(page.whole, parent.height * (!sheet.upright ? 1 : sheet.comfort.low ? 0.5 : 0.72))
        color: Style.ground
        border.color: Style.ink
        border.width: Style.edge

        MouseArea {
            anchors.fill: parent
        }

        Loader {
            id: page

            readonly property real whole: (item as Page)?.whole ?? 0

            anchors.fill: parent
            anchors.margins: Style.edge
            // Not before it is to be seen: out of sight everything would come at once.
            active: sheet.visible
            sourceComponent: choices
        }
    }

    Component {
        id: choices

        Page {
            id: inside

            readonly property int across: width > 1500 * Style.scale ? 4 : 2

            spacing: 20

            Words {
                text: "ภาษา · Language"
                font.weight: Font.Bold
            }

            GridLayout {
                Layout.fillWidth: true
                columns: 2
                uniformCellWidths: true
                columnSpacing: 20

                Repeater {
                    model: [
                        {
                            "key": "th",
                            "words": "ภาษาไทย"
                        },
                        {
                            "key": "en",
                            "words": "English"
                        }
                    ]

                    Option {
                        required property var modelData

                        objectName: "choose-" + modelData.key
                        Layout.fillWidth: true
                        on: sheet.comfort.language === modelData.key
                        text: modelData.words
                        onPressed: sheet.turning()
                        onClicked: sheet.comfort.chooseLanguage(modelData.key)
                    }
                }
            }

            Later {
                sourceComponent: Part {
                    spacing: inside.spacing

                    Words {
                        Layout.topMargin: 12
                        text: qsTr("Size of texts")
                        font.weight: Font.Bold
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        columns: inside.across
                        uniformCellWidths: true
                        columnSpacing: 20
                        rowSpacing: 20

                        Repeater {
                            model: [
                                {
                                    "key": "small",
                                    "words": qsTr("Small")
                                },
                                {
                                    "key": "usual",
                                    "words": qsTr("Usual")
                                },
                                {
                                    "key": "large",
                                    "words": qsTr("Large")
                                },
                                {
                                    "key": "largest",
                                    "words": qsTr("Largest")
                                }
                            ]

                            Option {
                                required property var modelData

                                objectName: "text-" + modelData.key
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                on: sheet.comfort.textSize === modelData.key
                                sample: sheet.comfort.language === "th" ? "ก" : "A"
                                sampleSize: Math.round(34 * Style.scales[modelData.key])
                                text: modelData.words
                                onPressed: sheet.turning()
                                onClicked: sheet.comfort.chooseTextSize(modelData.key)
                            }
                        }
                    }
                }
            }

            Later {
                after: 2
                sourceComponent: Part {
                    spacing: inside.spacing

                    Words {
                        Layout.topMargin: 12
                        text: qsTr("Colours")
                        font.weight: Font.Bold
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        columns: inside.across
                        uniformCellWidths: true
                        columnSpacing: 20
                        rowSpacing: 20

                        Repeater {
                            model: [
                                {
                                    "key": "light",
                                    "words": qsTr("Light")
                                },
                                {
                                    "key": "dark",
                                    "words": qsTr("Dark")
                                },
                                {
                                    "key": "black-on-white",
                                    "words": qsTr("Black on white")
                                },
                                {
                                    "key": "white-on-black",
                                    "words": qsTr("White on black")
                                }
                            ]

                            Option {
                                required property var modelData

                                objectName: "theme-" + modelData.key
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                on: sheet.comfort.theme === modelData.key
                                colours: Style.themes[modelData.key]
                                text: modelData.words
                                onPressed: sheet.turning()
                                onClicked: sheet.comfort.chooseTheme(modelData.key)
                            }
                        }
                    }
                }
            }

            Later {
                after: 3
                sourceComponent: Part {
                    spacing: inside.spacing

                    Words {
                        Layout.topMargin: 12
                        text: qsTr("Easier to use")
                        font.weight: Font.Bold
                    }

                    Option {
                        objectName: "reach"
                        Layout.fillWidth: true
                        visible: sheet.upright
                        many: true
                        on: sheet.comfort.low
                        text: qsTr("Bring everything down, for those who sit")
                        onClicked: sheet.comfort.chooseLow(!sheet.comfort.low)
                    }

                    Option {
                        objectName: "still"
                        Layout.fillWidth: true
                        many: true
                        on: sheet.comfort.still
                        text: qsTr("Pictures that do not move")
                        onClicked: sheet.comfort.chooseStill(!sheet.comfort.still)
                    }

                    Option {
                        objectName: "steady"
                        Layout.fillWidth: true
                        many: true
                        on: sheet.comfort.steady
                        text: qsTr("For a trembling hand: what is touched twice counts once")
                        onClicked: sheet.comfort.chooseSteady(!sheet.comfort.steady)
                    }
                }
            }

            Later {
                after: 4
                sourceComponent: Part {
                    spacing: inside.spacing

                    Words {
                        Layout.topMargin: 12
                        visible: sheet.comfort.speaks || sheet.comfort.sounds
                        text: qsTr("Listening")
                        font.weight: Font.Bold
                    }

                    Option {
                        objectName: "spoken"
                        Layout.fillWidth: true
                        visible: sheet.comfort.speaks
                        many: true
                        on: sheet.comfort.spoken
                        text: qsTr("Read the screen aloud")
                        onClicked: sheet.comfort.chooseSpoken(!sheet.comfort.spoken)
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        visible: sheet.comfort.sounds || (sheet.comfort.speaks && sheet.comfort.spoken)
                        columns: inside.across
                        uniformCellWidths: true
                        columnSpacing: 20
                        rowSpacing: 20

                        Press {
                            objectName: "slower"
                            Layout.fillWidth: true
                            visible: sheet.comfort.speaks && sheet.comfort.spoken
                            quiet: true
                            enabled: sheet.comfort.rate > 1
                            text: qsTr("Slower")
                            onClicked: sheet.comfort.chooseFaster(-1)
                        }

                        Press {
                            objectName: "faster"
                            Layout.fillWidth: true
                            visible: sheet.comfort.speaks && sheet.comfort.spoken
                            quiet: true
                            enabled: sheet.comfort.rate < 7
                            text: qsTr("Faster")
                            onClicked: sheet.comfort.chooseFaster(1)
                        }

                        Press {
                            objectName: "quieter"
                            Layout.fillWidth: true
                            quiet: true
                            enabled: sheet.comfort.volume > 1
                            text: qsTr("Quieter")
                            onClicked: sheet.comfort.chooseLouder(-1)
                        }

                        Press {
                            objectName: "louder"
                            Layout.fillWidth: true
                            quiet: true
                            enabled: sheet.comfort.volume < 5
                            text: qsTr("Louder")
                            onClicked: sheet.comfort.chooseLouder(1)
                        }
                    }
                }
            }

            footer: [
                Press {
                    objectName: "display-usual"
                    Layout.leftMargin: Style.margin
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    quiet: true
                    enabled: !sheet.comfort.usual
                    icon_: "rotate-ccw"
                    text: qsTr("Back to usual")
                    onClicked: sheet.comfort.reset()
                },
                Press {
                    objectName: "display-done"
                    Layout.rightMargin: Style.margin
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    icon_: "check"
                    text: qsTr("Done")
                    onClicked: sheet.open = false
                }
            ]
        }
    }
}
