pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates
import "../style"

// One of several to choose from, or several of them when `many`: marked by a tick and by its edge, not by colour alone.
AbstractButton {
    id: option

    property bool on: false
    property bool many: false
    // Shown in the colours of another theme.
    property Colours colours: Style.now
    // Shown beside the words, in its own size.
    property string sample
    property int sampleSize: Style.body

    implicitWidth: implicitContentWidth
    implicitHeight: Math.max(Style.target, label.implicitHeight + 2 * 20)
    activeFocusOnTab: true
    // Qt tells helpers of its own state only. A press toggles that; what counts is `on`.
    checkable: true
    checked: on
    onToggled: checked = Qt.binding(() => on)
    Accessible.role: many ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: text

    background: Rectangle {
        radius: Style.radius
        color: option.on || option.down ? option.colours.accentSoft : option.colours.surface
        border.color: option.on || option.down ? option.colours.accent : option.colours.quiet
        border.width: option.on || option.down ? Style.edge + 3 : Style.edge

        FocusRing {
            visible: option.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: 20

        Rectangle {
            Layout.leftMargin: 24
            implicitWidth: Style.drawn(52)
            implicitHeight: implicitWidth
            radius: option.many ? 10 : width / 2
            color: option.on ? option.colours.accent : option.colours.surface
            border.color: option.colours.accent
            border.width: 4

            Icon {
                anchors.centerIn: parent
                visible: option.on
                name: "check"
                tint: option.colours.accentFront
                size: 36
            }
        }

        Maybe {
            Layout.fillWidth: false
            when: option.sample !== ""
            sourceComponent: Words {
                text: option.sample
                color: option.colours.ink
                font.pixelSize: option.sampleSize
                lineHeight: 1
                Accessible.ignored: true
            }
        }

        Words {
            id: label

            Layout.fillWidth: true
            Layout.rightMargin: 20
            text: option.text
            color: option.colours.ink
            font.weight: option.on ? Font.DemiBold : Font.Normal
        }
    }
}
