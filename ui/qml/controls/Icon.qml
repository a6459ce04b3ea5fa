import QtQuick
import "../style"

// A Lucide icon in one colour; it accompanies words and is not read aloud.
Image {
    id: icon

    property string name
    property color tint: Style.ink
    property int size: 56

    source: name ? "image://icon/" + name + "/" + String(tint).slice(-6) : ""
    sourceSize: Qt.size(size, size)
    width: size
    height: size
    Accessible.ignored: true
}
