pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import "../style"

// A button: words, perhaps an icon before them. `quiet` ones are not what most people come for.
AbstractButton {
    id: press

    property string icon_
    property bool quiet: false
    property bool plain: false
    readonly property color front: !enabled ? Style.quiet : quiet || plain ? Style.accent : Style.accentFront

    implicitHeight: Math.max(Style.target, row.implicitHeight + 2 * 18)
    implicitWidth: row.implicitWidth + 2 * 36
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: press.clicked()

    background: Rectangle {
        radius: Style.radius
        color: !press.enabled ? Style.ground : press.plain ? (press.down ? Style.accentSoft : "transparent") : press.quiet ? (press.down ? Style.accentSoft : Style.surface) : press.down ? Style.accentPressed : Style.accent
        border.color: press.activeFocus ? Style.ink : press.enabled ? Style.accent : Style.line
        border.width: press.activeFocus ? 5 : press.quiet || !press.enabled ? 3 : 0
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: 18

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: press.icon_ !== ""
                name: press.icon_
                tint: press.front
                size: 48
            }

            Text {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: press.width > 0 ? Math.min(implicitWidth, press.width - 2 * 28 - (press.icon_ ? 66 : 0)) : implicitWidth
                visible: text !== ""
                text: press.text
                color: press.front
                font.pixelSize: Style.body
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                textFormat: Text.PlainText
            }
        }
    }
}
