import QtQuick
import "../style"

// Where arrows and Enter act: a ring outside of what it belongs to, with a gap, so that it is seen on every colour.
Rectangle {
    anchors.fill: parent
    anchors.margins: -2 * Style.ring
    z: 1
    visible: false
    color: "transparent"
    radius: Style.radius + 2 * Style.ring
    border.color: Style.ink
    border.width: Style.ring
}
