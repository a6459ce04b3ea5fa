import QtQuick
import "../style"

// A text that wraps between words and is read aloud as it stands.
Text {
    color: Style.ink
    font.pixelSize: Style.body
    wrapMode: Text.Wrap
    lineHeight: 1.15
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
