pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import "../style"

// One thing to choose, with its box (`many`: others may be chosen too) or its ring.
AbstractButton {
    id: option

    required property bool on
    property bool many: false

    Layout.fillWidth: true
    implicitHeight: Math.max(Style.target, label.implicitHeight + 2 * 20)
    activeFocusOnTab: true
    Accessible.role: many ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: on
    Accessible.onPressAction: option.clicked()

    background: Rectangle {
        radius: Style.radius
        color: option.on ? Style.accentSoft : Style.surface
        border.color: option.activeFocus ? Style.ink : option.on ? Style.accent : Style.quiet
        border.width: option.on || option.activeFocus ? 5 : 3
    }
    contentItem: RowLayout {
        spacing: 24

        Rectangle {
            Layout.leftMargin: 28
            implicitWidth: 52
            implicitHeight: 52
            radius: option.many ? 10 : 26
            color: option.on ? Style.accent : Style.surface
            border.color: Style.accent
            border.width: 4

            Icon {
                anchors.centerIn: parent
                visible: option.on
                name: "check"
                tint: Style.accentFront
                size: 36
            }
        }

        Words {
            id: label

            Layout.fillWidth: true
            Layout.rightMargin: 24
            text: option.text
            font.weight: option.on ? Font.DemiBold : Font.Normal
        }
    }
}
