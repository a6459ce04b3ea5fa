import QtQuick
import "../style"

// A picture that was taken, made small; nothing of it stays in a cache.
Image {
    id: picture

    required property string address
    property size size: Qt.size(880, 660)
    readonly property bool there: status === Image.Ready

    source: address
    sourceSize: size
    cache: false
    fillMode: Image.PreserveAspectFit
    Accessible.role: Accessible.Graphic

    Rectangle {
        anchors.fill: parent
        visible: picture.there
        color: "transparent"
        border.color: Style.line
        border.width: 2
    }
}
