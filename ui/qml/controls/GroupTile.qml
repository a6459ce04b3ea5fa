import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import "../style"

// One of the ways to browse: a large icon and a name.
AbstractButton {
    id: tile

    property string icon_
    property int textSize: Style.body

    implicitHeight: Style.target + 40
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: Style.radius
        color: tile.down ? Style.accentSoft : Style.surface
        border.color: tile.down ? Style.accent : Style.line
        border.width: tile.down ? Style.edge + 3 : Style.edge

        FocusRing {
            gap: 0
            visible: tile.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: 24

        Icon {
            Layout.leftMargin: 28
            name: tile.icon_
            tint: Style.accent
            size: 68
        }

        Words {
            Layout.fillWidth: true
            Layout.rightMargin: 20
            text: tile.text
            font.pixelSize: tile.textSize
            font.weight: Font.DemiBold
        }
    }
}
