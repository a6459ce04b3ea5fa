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
            quiet: answer.chosen !== true
            icon_: answer.chosen === true ? "check" : ""
            text: qsTr("Yes")
            Accessible.checkable: true
            Accessible.checked: answer.chosen === true
            onClicked: answer.say(true)
        }

        Press {
            objectName: "field-" + answer.asked.name + "-no"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: answer.chosen !== false
            icon_: answer.chosen === false ? "check" : ""
            text: qsTr("No")
            Accessible.checkable: true
            Accessible.checked: answer.chosen === false
            onClicked: answer.say(false)
        }
    }
}
