pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "controls"
import "style"

// Every component in all its states, in the colours and sizes that are chosen above: `kiosk ui gallery`.
Window {
    id: window

    required property ComfortModel comfort
    // As in the window of the product: nothing here comes later.
    readonly property bool whole: true

    color: Style.ground
    title: qsTr("Components")
    palette.mid: Style.quiet
    palette.dark: Style.accent

    Binding {
        target: Style
        property: "theme"
        value: window.comfort.theme
    }

    Binding {
        target: Style
        property: "textSize"
        value: window.comfort.textSize
    }

    Binding {
        target: Style
        property: "still"
        value: window.comfort.still
    }

    component Section: Panel {
        id: section

        property string name
        default property alias parts: inside.data

        Words {
            text: section.name
            font.weight: Font.Bold
        }

        ColumnLayout {
            id: inside

            Layout.fillWidth: true
            spacing: 20
        }
    }

    Page {
        id: page

        anchors.fill: parent
        paired: true

        Section {
            objectName: "gallery-words"
            name: "Words"

            Words {
                text: "ชื่อเรื่อง · title"
                font.pixelSize: Style.title
                font.weight: Font.Bold
            }

            Words {
                text: "หัวข้อ · heading"
                font.pixelSize: Style.heading
                font.weight: Font.Bold
            }

            Words {
                Layout.fillWidth: true
                text: "ข้อความ · body: ที่นี่ ผู้ใหญ่ น้ำผึ้ง ปู่ย่า กตัญญู"
            }

            Words {
                Layout.fillWidth: true
                text: "คำอธิบาย · small, quiet"
                font.pixelSize: Style.small
                color: Style.quiet
            }
        }

        Section {
            objectName: "gallery-press"
            name: "Press"

            Press {
                Layout.fillWidth: true
                icon_: "check"
                text: "Press"
            }

            Press {
                id: focused

                objectName: "gallery-focused"
                Layout.fillWidth: true
                Layout.margins: 12
                text: "Press, in focus"
            }

            Press {
                Layout.fillWidth: true
                down: true
                text: "Press, pressed"
            }

            Press {
                Layout.fillWidth: true
                quiet: true
                icon_: "arrow-left"
                text: "Press, quiet"
            }

            Press {
                Layout.fillWidth: true
                quiet: true
                down: true
                text: "Press, quiet, pressed"
            }

            Press {
                Layout.fillWidth: true
                enabled: false
                text: "Press, not now"
            }

            RowLayout {
                spacing: 20

                Press {
                    quiet: true
                    upright: true
                    icon_: "accessibility"
                    text: "upright"
                }

                Press {
                    plain: true
                    icon_: "eye"
                    Accessible.name: "plain"
                }
            }
        }

        Section {
            objectName: "gallery-option"
            name: "Option"

            Option {
                Layout.fillWidth: true
                text: "Option"
            }

            Option {
                Layout.fillWidth: true
                on: true
                text: "Option, chosen"
            }

            Option {
                Layout.fillWidth: true
                many: true
                text: "Option, many"
            }

            Option {
                Layout.fillWidth: true
                many: true
                on: true
                text: "Option, many, chosen"
            }

            Repeater {
                model: Object.keys(Style.themes)

                Option {
                    required property string modelData

                    Layout.fillWidth: true
                    colours: Style.themes[modelData]
                    text: modelData
                    on: window.comfort.theme === modelData
                    onClicked: window.comfort.chooseTheme(modelData)
                }
            }

            Repeater {
                model: Object.keys(Style.scales)

                Option {
                    required property string modelData

                    Layout.fillWidth: true
                    sample: "ก"
                    sampleSize: Math.round(34 * Style.scales[modelData])
                    text: modelData
                    on: window.comfort.textSize === modelData
                    onClicked: window.comfort.chooseTextSize(modelData)
                }
            }
        }

        Section {
            objectName: "gallery-panel"
            name: "Panel"

            Panel {
                color: Style.accentSoft

                Words {
                    Layout.fillWidth: true
                    text: "Panel, accentSoft: ink"
                }
            }

            Panel {
                color: Style.warning

                Words {
                    Layout.fillWidth: true
                    text: "Panel, warning: warningInk"
                    color: Style.warningInk
                }
            }

            Panel {
                color: Style.errorSoft

                Words {
                    Layout.fillWidth: true
                    text: "Panel, errorSoft: error"
                    color: Style.error
                }
            }

            Panel {
                color: Style.goodSoft

                Words {
                    Layout.fillWidth: true
                    text: "Panel, goodSoft: good"
                    color: Style.good
                }
            }
        }

        Section {
            objectName: "gallery-fact"
            name: "Fact, Icon"

            Fact {
                icon_: "clock"
                label: "label"
                value: "value"
            }

            RowLayout {
                spacing: 20

                Repeater {
                    model: ["search", "check", "circle-alert", "id-card", "printer"]

                    Icon {
                        required property string modelData

                        name: modelData
                        tint: Style.accent
                    }
                }
            }
        }

        Section {
            objectName: "gallery-state"
            name: "StateMark"

            Repeater {
                model: ["waiting", "undelivered", "received", "opened", "in-progress", "completed", "declined"]

                StateMark {
                    required property string modelData

                    state_: modelData
                }
            }
        }

        Section {
            objectName: "gallery-what-to-do"
            name: "WhatToDo, Scene"

            Repeater {
                model: ["silent", "unreadable", "not-thai-id", "slip"]

                WhatToDo {
                    required property string modelData

                    Layout.fillWidth: true
                    fault: modelData
                    largest: 170
                }
            }
        }

        Section {
            objectName: "gallery-lists"
            name: "ServiceLine, GroupTile, Pill, Moment"

            ServiceLine {
                text: "ServiceLine"
                under: "Its agency"
                mark: "What can be done from here"
            }

            Moment {
                Layout.fillWidth: true
            }

            Pill {
                text: "Pill: a few small words"
            }

            GroupTile {
                Layout.fillWidth: true
                icon_: "house"
                text: "GroupTile"
            }
        }

        Section {
            objectName: "gallery-leads"
            name: "Lead, Headline"

            Lead {
                text: "Lead"
                under: "Where it leads to"
            }

            Headline {
                titles: [
                    {
                        "key": "one",
                        "title": "Headline, the first of two that take turns"
                    },
                    {
                        "key": "two",
                        "title": "Headline, the second"
                    }
                ]
            }
        }

        Section {
            objectName: "gallery-remote-key"
            name: "RemoteKey"

            RemoteKey {
                label: "OK"
                text: "presses what has the frame"
            }
        }

        Section {
            objectName: "gallery-strokes"
            name: "Strokes"

            Strokes {
                Layout.fillWidth: true
                Layout.maximumWidth: 500
                path: "M60 190 L75 120 L95 80 L120 95 L118 150 L105 215 L140 205 L170 150 L196 140 L205 215 L262 150 L330 160 L380 205"
            }
        }

        Section {
            objectName: "gallery-card"
            name: "CardPicture, CodePicture, CodeField"

            CardPicture {
                Layout.fillWidth: true
                Layout.preferredHeight: 430
                moving: true
            }

            CodePicture {
                Layout.alignment: Qt.AlignHCenter
            }

            CodeField {
                Layout.fillWidth: true
                placeholderText: "placeholder"
            }

            CodeField {
                Layout.fillWidth: true
                text: "AB"
                wrong: true
            }
        }
    }

    Component.onCompleted: focused.forceActiveFocus(Qt.TabFocusReason)
}
