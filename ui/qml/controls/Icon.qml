import QtQuick
import QtQuick.Window
import "../style"

// A Lucide icon in one colour; it accompanies words, grows with them, and is not read aloud.
Image {
    id: icon

    property string name
    property color tint: Style.ink
    property int size: 56
    // A picture of its own is large enough for every text.
    readonly property int side: size > 90 ? size : Style.drawn(size)

    source: name ? "image://icon/" + name + "/" + String(tint).slice(-6) : ""
    sourceSize: Qt.size(side, side)
    width: side
    height: side
    // What points on or back points the other way where one reads from the right.
    mirror: ["arrow-left", "chevron-right", "log-out"].includes(name) && LayoutMirroring.enabled
    Accessible.ignored: true
}
