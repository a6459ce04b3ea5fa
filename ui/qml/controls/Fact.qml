import QtQuick
import QtQuick.Layouts
import "../style"

// One thing to know about a service: an icon, what it is about, the words.
RowLayout {
    id: fact

    property string icon_
    property string label
    property string value

    Layout.fillWidth: true
    visible: value !== ""
    spacing: 28

    Icon {
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: 6
        name: fact.icon_
        tint: Style.accent
        size: 52
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 4

        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: fact.label
            font.pixelSize: Style.small
            color: Style.quiet
        }

        Words {
            Layout.fillWidth: true
            text: fact.value
        }
    }
}
