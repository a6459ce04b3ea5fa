pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"

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

        Option {
            required property var modelData

            objectName: "field-" + answer.asked.name + "-" + modelData.key
            Layout.fillWidth: true
            many: answer.many
            on: answer.chosen.includes(modelData.key)
            text: modelData.title
            Accessible.description: [answer.spoken, answer.hint].join(" ")
            onClicked: answer.toggle(modelData.key)
        }
    }
}
