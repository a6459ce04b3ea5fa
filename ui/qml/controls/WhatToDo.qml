pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// What is wrong and what to do about it, as pictures one after another: nobody has to read.
Item {
    id: todo

    property string fault
    // Never larger than a hand, so that words stay beside it.
    property real largest: 440
    readonly property var pictures: ({
            "silent": [
                {
                    "card": "id",
                    "turned": true,
                    "sign": "wrong"
                },
                {
                    "thing": "rotate-ccw"
                },
                {
                    "card": "id",
                    "moves": "down",
                    "sign": "right"
                }
            ],
            "not-thai-id": [
                {
                    "card": "bank",
                    "sign": "wrong"
                },
                {
                    "card": "id",
                    "moves": "down",
                    "sign": "right"
                }
            ],
            "unreadable": [
                {
                    "card": "id",
                    "moves": "up"
                },
                {
                    "card": "id",
                    "wiped": true,
                    "reader": false
                },
                {
                    "card": "id",
                    "moves": "down",
                    "sign": "right"
                }
            ],
            "too-early": [
                {
                    "card": "id",
                    "moves": "up",
                    "sign": "wrong"
                },
                {
                    "card": "id",
                    "inside": true,
                    "over": "hourglass",
                    "sign": "right"
                }
            ],
            "busy": [
                {
                    "card": "id",
                    "moves": "up"
                },
                {
                    "thing": "hourglass"
                },
                {
                    "card": "id",
                    "moves": "down",
                    "sign": "right"
                }
            ],
            "reader": [
                {
                    "reader": true,
                    "sign": "wrong"
                },
                {
                    "card": "id",
                    "moves": "up"
                },
                {
                    "thing": "users",
                    "sign": "right"
                }
            ],
            "expired": [
                {
                    "card": "id",
                    "reader": false,
                    "over": "calendar",
                    "sign": "wrong"
                },
                {
                    "thing": "building-2"
                },
                {
                    "card": "id",
                    "reader": false,
                    "sign": "right"
                }
            ],
            "slip": [
                {
                    "thing": "printer",
                    "sign": "wrong"
                },
                {
                    "thing": "smartphone",
                    "over": "camera",
                    "sign": "right"
                }
            ],
            "offline": [
                {
                    "thing": "wifi-off",
                    "sign": "wrong"
                },
                {
                    "thing": "phone",
                    "sign": "right"
                }
            ],
            "out-of-order": [
                {
                    "thing": "monitor-x",
                    "sign": "wrong"
                },
                {
                    "thing": "users",
                    "sign": "right"
                }
            ],
            "take": [
                {
                    "card": "id",
                    "moves": "up",
                    "over": "hand"
                }
            ],
            "forgotten": [
                {
                    "card": "id",
                    "moves": "up"
                },
                {
                    "thing": "users",
                    "sign": "right"
                }
            ]
        })
    readonly property real between: 64
    readonly property real side: Math.min(largest, Math.floor((width - between * (shown.length - 1)) / shown.length))
    readonly property var shown: pictures[fault] ?? pictures["unreadable"]

    objectName: "what-to-do"
    implicitHeight: side
    Accessible.ignored: true

    Row {
        anchors.horizontalCenter: parent.horizontalCenter

        Repeater {
            model: todo.shown

            Row {
                id: step

                required property var modelData
                required property int index

                Item {
                    visible: step.index > 0
                    width: todo.between
                    height: todo.side

                    Icon {
                        anchors.centerIn: parent
                        name: "chevron-right"
                        tint: Style.ink
                        sourceSize: Qt.size(64, 64)
                        width: 64
                        height: 64
                    }
                }

                Scene {
                    width: todo.side
                    height: todo.side
                    card: step.modelData.card ?? ""
                    inside: step.modelData.inside ?? false
                    turned: step.modelData.turned ?? false
                    reader: step.modelData.reader ?? card !== ""
                    thing: step.modelData.thing ?? ""
                    over: step.modelData.over ?? ""
                    wiped: step.modelData.wiped ?? false
                    moves: step.modelData.moves ?? ""
                    sign: step.modelData.sign ?? ""
                }
            }
        }
    }
}
