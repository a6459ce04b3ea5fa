import QtQuick
import "../style"

// The QR code of a web address, large enough for a phone's camera three metres away from a television.
Rectangle {
    id: square

    required property string picture
    property string label
    property int side: 440

    implicitWidth: side
    implicitHeight: side
    color: "white"
    border.color: Style.line
    border.width: 2

    Image {
        anchors.centerIn: parent
        source: square.picture
        sourceSize: Qt.size(square.side, square.side)
        smooth: false
        Accessible.role: Accessible.Graphic
        Accessible.name: square.label
    }
}
