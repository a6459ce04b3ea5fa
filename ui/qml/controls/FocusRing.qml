pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// Where arrows and Enter act: a ring outside of what it belongs to, with a gap, so that it is seen on every colour. Made
// once it is to be seen: a screen has dozens of places for it.
Loader {
    id: ring

    // How far outside.
    property int gap: 2 * Style.ring
    property real radius: Style.radius + 2 * Style.ring

    active: visible
    visible: false
    z: 1
    sourceComponent: Rectangle {
        x: -ring.gap
        y: -ring.gap
        width: ring.parent.width + 2 * ring.gap
        height: ring.parent.height + 2 * ring.gap
        color: "transparent"
        radius: ring.radius
        border.color: Style.ink
        border.width: Style.ring
    }
}
