pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates
import "../style"

// A button: words, perhaps an icon before them, or above them when `upright`. `quiet` ones are not what most people
// come for. A press counts when the finger comes down and leaves within the button.
AbstractButton {
    id: press

    property string icon_
    property bool quiet: false
    property bool plain: false
    property bool upright: false
    // One of several that look like buttons, and whether it is the one that is chosen or open.
    property bool one: false
    property bool on: false
    readonly property bool hollow: quiet || plain
    readonly property color front: !enabled ? Style.quiet : hollow ? Style.accent : Style.accentFront
    readonly property int inset: upright ? 14 : 28
    // Everything in one line. Where there is less room, the icon goes: words matter more.
    readonly property real whole: label.implicitWidth + (icon_ && !upright ? Style.drawn(48) + words.spacing : 0) + 2 * (inset + 4)
    readonly property bool crowded: !upright && text !== "" && width > 0 && width < whole - 1
    readonly property bool drawn: icon_ !== "" && !crowded

    implicitHeight: Math.max(Style.target, words.implicitHeight + 2 * (upright ? 12 : 18))
    implicitWidth: Math.max(Style.target, text === "" || upright ? words.implicitWidth + 2 * (inset + 4) : whole)
    activeFocusOnTab: true
    // Qt tells helpers of its own state only. A press toggles that; what counts is `on`.
    checkable: one
    checked: one && on
    onToggled: checked = Qt.binding(() => one && on)
    // For hands that tremble: a short press is one press, however it shakes.
    autoRepeatDelay: 700
    autoRepeatInterval: 180
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: Style.radius
        color: !press.enabled ? Style.ground : press.plain ? (press.down ? Style.accentSoft : "transparent") : press.quiet ? (press.down ? Style.accentSoft : Style.surface) : press.down ? Style.accentPressed : Style.accent
        border.color: !press.enabled ? Style.line : press.down && !press.hollow && Style.plain ? Style.accentFront : Style.accent
        border.width: press.down ? 3 * Style.edge : !press.enabled ? 1 : press.quiet ? Style.edge : 0

        FocusRing {
            visible: press.visualFocus
        }
    }
    contentItem: Item {
        implicitWidth: words.implicitWidth
        implicitHeight: words.implicitHeight

        Grid {
            id: words

            anchors.centerIn: parent
            columns: press.upright ? 1 : 2
            spacing: press.upright ? 2 : 18
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                id: drawing

                visible: press.drawn
                name: press.icon_
                tint: press.front
                size: press.upright ? 44 : 48
            }

            Text {
                id: label

                width: press.width > 0 ? Math.min(implicitWidth, press.width - 2 * press.inset - (press.drawn && !press.upright ? drawing.width + words.spacing : 0)) : implicitWidth
                visible: text !== ""
                text: press.text
                color: press.front
                font.pixelSize: press.upright ? Style.small : Style.body
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                textFormat: Text.PlainText
            }
        }
    }
}
