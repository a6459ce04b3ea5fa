pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../style"

// Yes or no; nothing is chosen beforehand.
Question {
    id: answer

    property var chosen: asked.value

    function say(value: bool) {
        chosen = value;
        form.answer(asked.name, value);
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Style.gap

        Press {
            objectName: "field-" + answer.asked.name + "-yes"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            one: true
            on: answer.chosen === true
            quiet: !on
            icon_: on ? "check" : ""
            text: qsTr("Yes")
            Accessible.role: Accessible.RadioButton
            Accessible.description: [answer.spoken, answer.hint].join(" ")
            Accessible.checkable: true
            Accessible.checked: answer.chosen === true
            onClicked: answer.say(true)
        }

        Press {
            objectName: "field-" + answer.asked.name + "-no"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            one: true
            on: answer.chosen === false
            quiet: !on
            icon_: on ? "check" : ""
            text: qsTr("No")
            Accessible.role: Accessible.RadioButton
            Accessible.description: [answer.spoken, answer.hint].join(" ")
            Accessible.checkable: true
            Accessible.checked: answer.chosen === false
            onClicked: answer.say(false)
        }
    }
}
