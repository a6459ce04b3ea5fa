import QtQuick
import Kiosk
import "../style"

// Nobody was here for long: dark, and nothing stands at one place for hours. The first key or touch only wakes it.
Rectangle {
    id: dimmed

    required property JourneyModel journey
    property int moves: 0

    objectName: "dimmed"
    visible: journey.dimmed
    color: "black"

    // Every half minute it is elsewhere, a place in a ring of nine: no animation, for it runs all night.
    Timer {
        interval: 30000
        repeat: true
        running: dimmed.visible
        onTriggered: dimmed.moves += 1
    }

    MouseArea {
        anchors.fill: parent
        enabled: dimmed.visible
    }

    Words {
        objectName: "dimmed-words"
        width: Math.min(Style.column, parent.width * 0.6)
        x: (parent.width - width) * (0.2 + 0.3 * (dimmed.moves % 3))
        y: (parent.height - height) * (0.2 + 0.3 * (Math.floor(dimmed.moves / 3) % 3))
        text: dimmed.journey.remote ? qsTr("Government services. Press any key of the remote control.") : qsTr("Government services. Touch the screen.")
        color: "lightgray"
        opacity: 0.7
        font.pixelSize: Style.heading
        horizontalAlignment: Text.AlignHCenter
    }
}
