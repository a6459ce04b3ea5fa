import QtQuick
import "../style"

// A few small words that say something of what they stand at.
Rectangle {
    id: pill

    property string text
    property color ink: Style.accent
    property bool strong: false

    implicitWidth: words.implicitWidth + 2 * 20
    implicitHeight: words.implicitHeight + 2 * 8
    radius: 12
    color: Style.accentSoft

    Words {
        id: words

        anchors.centerIn: parent
        text: pill.text
        font.pixelSize: Style.small
        font.weight: pill.strong ? Font.DemiBold : Font.Normal
        color: pill.ink
    }
}
