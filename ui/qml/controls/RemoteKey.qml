import QtQuick
import QtQuick.Layouts
import "../style"

// A key of a remote control, and what it does.
RowLayout {
    id: row

    property string label
    property string text
    property alias drawing: face.data

    Layout.fillWidth: true
    spacing: 28

    Rectangle {
        id: face

        Layout.preferredWidth: Style.drawn(116)
        Layout.preferredHeight: Style.drawn(80)
        radius: Style.radius
        color: Style.ink

        Text {
            anchors.centerIn: parent
            text: row.label
            color: Style.surface
            font.pixelSize: Style.body
            font.weight: Font.Bold
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }

    Words {
        Layout.fillWidth: true
        text: row.text
    }
}
