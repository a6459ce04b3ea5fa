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

    visible: journey.secondsLeft >= 0
    color: "#b3101a22"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: message.text

    MouseArea {
        anchors.fill: parent
        enabled: countdown.visible
    }

    Panel {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height) * (countdown.low ? 0.8 : 0.5)
        width: Math.min(Style.column, parent.width - 2 * Style.margin)

        Words {
            id: message

            Layout.fillWidth: true
            text: qsTr("Are you still there?")
            font.pixelSize: Style.heading
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("This session ends in %1 seconds. Everything you entered will be deleted.").arg(countdown.journey.secondsLeft)
            horizontalAlignment: Text.AlignHCenter
        }

        Press {
            objectName: "more-time"
            Layout.fillWidth: true
            icon_: "clock"
            text: qsTr("I need more time")
            onClicked: countdown.journey.touch()
        }

        Press {
            objectName: "end-now"
            Layout.fillWidth: true
            quiet: true
            text: qsTr("End now")
            onClicked: countdown.journey.end()
        }
    }
}
