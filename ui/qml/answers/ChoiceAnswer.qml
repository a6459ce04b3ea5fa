pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import "../controls"
import "../style"

// One of several, or several of them.
Question {
    id: answer

    readonly property bool many: asked.kind === "many_choices"
    property var chosen: many ? (asked.value === "" ? [] : asked.value) : [asked.value]

    function toggle(key: string) {
        if (!many)
            chosen = [key];
        else
            chosen = chosen.includes(key) ? chosen.filter(one => one !== key) : chosen.concat([key]);
        form.answer(asked.name, many ? chosen : key);
    }

    Repeater {
        model: answer.asked.fixed ? [] : answer.asked.options

        AbstractButton {
            id: option

            required property var modelData
            readonly property bool on: answer.chosen.includes(modelData.key)

            objectName: "field-" + answer.asked.name + "-" + modelData.key
            Layout.fillWidth: true
            implicitHeight: Math.max(Style.target, label.implicitHeight + 2 * 20)
            activeFocusOnTab: true
            Accessible.role: answer.many ? Accessible.CheckBox : Accessible.RadioButton
            Accessible.name: modelData.title
            Accessible.checked: on
            onClicked: answer.toggle(modelData.key)

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
                    radius: answer.many ? 10 : 26
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
                    text: option.modelData.title
                    font.weight: option.on ? Font.DemiBold : Font.Normal
                }
            }
        }
    }
}
