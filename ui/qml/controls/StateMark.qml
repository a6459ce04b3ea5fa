import QtQuick
import QtQuick.Layouts
import "../style"

// Where a request is: an icon, a colour and plain words, any of which would do alone.
Item {
    id: mark

    property string state_
    readonly property var all: ({
            "waiting": {
                "icon": "clock",
                "words": qsTr("Waiting here to be sent"),
                "ink": Style.warningInk,
                "ground": Style.warning
            },
            "undelivered": {
                "icon": "hand",
                "words": qsTr("Could not be delivered: please ask the staff"),
                "ink": Style.error,
                "ground": Style.errorSoft
            },
            "received": {
                "icon": "mail",
                "words": qsTr("Received, waiting for the agency"),
                "ink": Style.accent,
                "ground": Style.accentSoft
            },
            "opened": {
                "icon": "eye",
                "words": qsTr("Opened by the agency"),
                "ink": Style.accent,
                "ground": Style.accentSoft
            },
            "in-progress": {
                "icon": "hourglass",
                "words": qsTr("In progress"),
                "ink": Style.accent,
                "ground": Style.accentSoft
            },
            "completed": {
                "icon": "circle-check",
                "words": qsTr("Completed"),
                "ink": Style.good,
                "ground": Style.goodSoft
            },
            "declined": {
                "icon": "x",
                "words": qsTr("Declined: please contact the agency"),
                "ink": Style.error,
                "ground": Style.errorSoft
            }
        })
    readonly property var now: all[state_] ?? all["received"]
    readonly property string words: now.words

    implicitWidth: row.implicitWidth + 2 * 20
    implicitHeight: ground.height
    Layout.fillWidth: true

    Rectangle {
        id: ground

        anchors.left: parent.left
        width: Math.min(mark.width, mark.implicitWidth)
        height: row.implicitHeight + 2 * 10
        radius: 12
        color: mark.now.ground
    }

    RowLayout {
        id: row

        anchors.fill: ground
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: 14

        Icon {
            name: mark.now.icon
            tint: mark.now.ink
            size: 40
        }

        Words {
            Layout.fillWidth: true
            text: mark.words
            font.pixelSize: Style.small
            font.weight: Font.DemiBold
            color: mark.now.ink
        }
    }
}
