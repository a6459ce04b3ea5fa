pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// The session ends soon; anyone may have more time.
Rectangle {
    id: countdown

    objectName: "countdown"

    required property JourneyModel journey
    property bool low: false
    // Whether it may be made before somebody needs it.
    property bool warm: false
    readonly property int seconds: journey.secondsLeft
    property int last: 0
    readonly property Question inner: box.item as Question

    // Where the hand lies on the glass too and leaves first, somebody is there; and yet the finger presses what it is on.
    visible: seconds >= 0 || (inner?.down ?? false)
    onSecondsChanged: {
        if (seconds >= 0)
            last = seconds;
    }
    color: "#b3101a22"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: inner?.message ?? ""

    MouseArea {
        anchors.fill: parent
        enabled: countdown.visible
    }

    Loader {
        id: box

        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height) * (countdown.low ? 0.8 : 0.5)
        width: Math.min(Style.column, parent.width - 2 * Style.margin)
        active: countdown.warm || countdown.seconds >= 0
        sourceComponent: Question {}
    }

    component Question: Panel {
        readonly property bool down: more.down || end.down
        readonly property string message: message_.text

        Words {
            id: message_

            Layout.fillWidth: true
            text: qsTr("Are you still there?")
            font.pixelSize: Style.heading
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            objectName: "countdown-seconds"
            Layout.fillWidth: true
            text: qsTr("This session ends in %1 seconds. Everything you entered will be deleted.").arg(countdown.last)
            horizontalAlignment: Text.AlignHCenter
        }

        Press {
            id: more

            objectName: "more-time"
            Layout.fillWidth: true
            icon_: "clock"
            text: qsTr("I need more time")
            onClicked: countdown.journey.touch()
        }

        Press {
            id: end

            objectName: "end-now"
            Layout.fillWidth: true
            quiet: true
            text: qsTr("End now")
            onClicked: countdown.journey.end()
        }
    }
}
