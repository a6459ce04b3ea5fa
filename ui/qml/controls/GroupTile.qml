import QtQuick
import QtQuick.Layouts
import QtQuick.Templates
import "../style"

// One of the ways to browse: a large icon and a name.
AbstractButton {
    id: tile

    property string icon_
    property int textSize: Style.body

    implicitWidth: implicitContentWidth
    implicitHeight: Style.target + 40
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Ground {
        button: tile
        ring: 0
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
