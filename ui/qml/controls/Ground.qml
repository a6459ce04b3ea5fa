import QtQuick
import QtQuick.Templates
import "../style"

// What a button that is a line or a tile of a list lies on, with its ring.
Rectangle {
    id: ground

    required property AbstractButton button
    // How far outside the ring is.
    property int ring: 2 * Style.ring

    radius: Style.radius
    color: button.down ? Style.accentSoft : Style.surface
    border.color: button.down ? Style.accent : Style.line
    border.width: button.down ? Style.edge + 3 : Style.edge

    FocusRing {
        gap: ground.ring
        visible: ground.button.visualFocus
    }
}
