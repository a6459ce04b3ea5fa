import QtQuick
import "../style"

// An ID card and the slot of the reader: how the card goes in. `turned` shows the wrong way round.
Item {
    id: picture

    property bool moving: false
    property bool out: false

    Accessible.ignored: true

    Rectangle {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        y: picture.out ? 0 : 40
        width: 420
        height: 265
        radius: 24
        color: Style.accentSoft
        border.color: Style.accent
        border.width: 4

        Rectangle {
            x: 36
            y: 36
            width: 100
            height: 120
            radius: 12
            color: Style.surface

            Icon {
                anchors.centerIn: parent
                name: "user"
                tint: Style.accent
                size: 84
            }
        }

        Repeater {
            model: [200, 150, 180]

            Rectangle {
                required property int modelData
                required property int index

                x: 168
                y: 48 + index * 42
                width: modelData
                height: 16
                radius: 8
                color: Style.accent
                opacity: 0.45
            }
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 186
            width: 84
            height: 62
            radius: 12
            color: "#d9a92f"
            border.color: "#8a6510"
            border.width: 3

            Rectangle {
                anchors.centerIn: parent
                width: parent.width
                height: 3
                color: "#8a6510"
            }

            Rectangle {
                anchors.centerIn: parent
                width: 3
                height: parent.height
                color: "#8a6510"
            }
        }

        SequentialAnimation on y {
            objectName: "card-moves"
            running: picture.moving && picture.visible && !Style.still
            onRunningChanged: {
                if (!running)
                    card.y = Qt.binding(() => picture.out ? 0 : 40);
            }
            loops: Animation.Infinite

            NumberAnimation {
                from: 0
                to: 128
                duration: 1600
                easing.type: Easing.InOutQuad
            }

            PauseAnimation {
                duration: 1400
            }

            NumberAnimation {
                to: 0
                duration: 400
            }
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 320
        width: 560
        height: 100
        radius: 20
        color: Style.ink

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 14
            width: 460
            height: 18
            radius: 9
            color: "#000000"
        }
    }

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 350
        visible: picture.out
        name: "hand"
        tint: Style.accentFront
        size: 56
    }
}
