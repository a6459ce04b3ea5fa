pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// One picture of what to do, without words: a card and its reader, or a thing, with a cross or a tick.
Rectangle {
    id: scene

    // "id", "bank" or none; it lies "in" the reader, or "out" of it; `turned`: the chip is at the wrong end.
    property string card
    property bool inside: false
    property bool turned: false
    property bool reader: card !== ""
    // A hand with a cloth goes to and fro over the chip.
    property bool wiped: false
    // A thing instead of a card, one that lies on it, and where the card is moved: "up", "down".
    property string thing
    property string over
    property string moves
    property string sign
    readonly property real unit: width / 320

    component Drawn: Icon {
        property real across: 100

        sourceSize: Qt.size(Math.round(across * scene.unit), Math.round(across * scene.unit))
        width: Math.round(across * scene.unit)
        height: width
        tint: Style.ink
    }

    implicitHeight: width
    radius: Style.radius
    color: Style.surface
    border.color: Style.line
    border.width: Style.edge
    clip: true
    Accessible.ignored: true

    Rectangle {
        id: plate

        readonly property bool bank: scene.card === "bank"

        x: (scene.moves === "" ? 95 : 60) * scene.unit
        y: (scene.inside ? 62 : scene.wiped ? 84 : scene.reader ? 16 : 56) * scene.unit
        width: 130 * scene.unit
        height: 206 * scene.unit
        visible: scene.card !== ""
        rotation: scene.turned ? 180 : 0
        radius: 14 * scene.unit
        color: bank ? Style.ink : Style.accentSoft
        border.color: Style.accent
        border.width: 4

        Rectangle {
            x: 16 * scene.unit
            y: 18 * scene.unit
            width: 46 * scene.unit
            height: 58 * scene.unit
            visible: !plate.bank
            radius: 6 * scene.unit
            color: Style.surface
            border.color: Style.accent
            border.width: 2

            Drawn {
                anchors.centerIn: parent
                name: "user"
                tint: Style.accent
                across: 40
            }
        }

        Repeater {
            model: 3

            Rectangle {
                required property int index

                x: 72 * scene.unit
                y: (24 + index * 20) * scene.unit
                width: (index === 1 ? 30 : 42) * scene.unit
                height: 8 * scene.unit
                visible: !plate.bank
                radius: height / 2
                color: Style.accent
            }
        }

        Drawn {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 30 * scene.unit
            visible: plate.bank
            name: "credit-card"
            tint: Style.surface
            across: 84
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 146 * scene.unit
            width: 50 * scene.unit
            height: 40 * scene.unit
            radius: 8 * scene.unit
            color: "#d9a92f"
            border.color: "#5c430b"
            border.width: 3

            Rectangle {
                anchors.centerIn: parent
                width: parent.width
                height: 3
                color: parent.border.color
            }

            Rectangle {
                anchors.centerIn: parent
                width: 3
                height: parent.height
                color: parent.border.color
            }
        }
    }

    Rectangle {
        x: 24 * scene.unit
        y: 228 * scene.unit
        width: 272 * scene.unit
        height: 66 * scene.unit
        visible: scene.reader
        radius: 14 * scene.unit
        color: Style.ink

        Rectangle {
            x: (scene.moves === "" ? 55 : 20) * scene.unit
            y: 10 * scene.unit
            width: 162 * scene.unit
            height: 12 * scene.unit
            radius: height / 2
            color: Style.surface
        }
    }

    // Where the card goes: a shaft and a head, beside it.
    Item {
        x: 222 * scene.unit
        y: 84 * scene.unit
        width: 64 * scene.unit
        height: 120 * scene.unit
        visible: scene.moves !== ""
        rotation: scene.moves === "up" ? 180 : 0

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 14 * scene.unit
            height: 96 * scene.unit
            radius: width / 2
            color: Style.ink
        }

        Drawn {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 42 * scene.unit
            name: "chevron-down"
            across: 100
        }
    }

    Item {
        x: 150 * scene.unit
        y: 176 * scene.unit
        width: 120 * scene.unit
        height: 110 * scene.unit
        visible: scene.wiped

        Rectangle {
            width: 104 * scene.unit
            height: 74 * scene.unit
            rotation: -14
            radius: 10 * scene.unit
            color: Style.surface
            border.color: Style.ink
            border.width: 4

            Repeater {
                model: 2

                Rectangle {
                    required property int index

                    x: 10 * scene.unit
                    y: (18 + index * 34) * scene.unit
                    width: 84 * scene.unit
                    height: 3
                    color: Style.ink
                }
            }
        }

        Drawn {
            x: 34 * scene.unit
            y: 18 * scene.unit
            name: "hand"
            across: 88
        }
    }

    Row {
        x: 84 * scene.unit
        y: 8 * scene.unit
        visible: scene.wiped

        Drawn {
            name: "arrow-left"
            mirror: false
            across: 76
        }

        Drawn {
            name: "arrow-left"
            mirror: true
            across: 76
        }
    }

    Drawn {
        anchors.centerIn: parent
        visible: scene.thing !== ""
        name: scene.thing
        tint: Style.accent
        across: 190
    }

    Rectangle {
        x: (scene.moves !== "" ? 100 : scene.card !== "" ? 150 : 190) * scene.unit
        y: (scene.moves !== "" ? 28 : scene.card !== "" && !scene.inside ? 130 : 190) * scene.unit
        width: 112 * scene.unit
        height: width
        visible: scene.over !== ""
        radius: width / 2
        color: Style.surface
        border.color: Style.ink
        border.width: 4

        Drawn {
            anchors.centerIn: parent
            name: scene.over
            across: 76
        }
    }

    Rectangle {
        x: scene.width - width - 12 * scene.unit
        y: 12 * scene.unit
        width: 76 * scene.unit
        height: width
        visible: scene.sign !== ""
        radius: scene.sign === "right" ? width / 2 : 12 * scene.unit
        color: scene.sign === "right" ? Style.good : Style.error
        border.color: Style.surface
        border.width: 4

        Drawn {
            anchors.centerIn: parent
            name: scene.sign === "right" ? "check" : "x"
            tint: Style.surface
            across: 60
        }
    }
}
