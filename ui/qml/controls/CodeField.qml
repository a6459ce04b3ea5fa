import QtQuick
import QtQuick.Controls.Basic
import "../style"

// A part of a code: few characters, written large.
TextField {
    id: field

    property bool wrong: false

    implicitHeight: Style.target
    horizontalAlignment: Text.AlignHCenter
    color: Style.ink
    font.pixelSize: Style.heading
    font.letterSpacing: 4
    placeholderTextColor: Style.quiet

    background: Rectangle {
        radius: Style.radius
        color: Style.surface
        border.color: field.wrong ? Style.error : field.activeFocus ? Style.accent : Style.quiet
        border.width: field.activeFocus || field.wrong ? 5 : 3
    }
}
