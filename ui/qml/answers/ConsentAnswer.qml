pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"

// Agreeing to what the question says: a box that is empty until somebody touches it.
Question {
    id: answer

    property bool agreed: asked.value === true

    Option {
        objectName: "field-" + answer.asked.name
        Layout.fillWidth: true
        text: qsTr("I agree")
        on: answer.agreed
        many: true
        Accessible.description: [answer.spoken, answer.hint].join(" ")
        onClicked: {
            answer.agreed = !answer.agreed;
            answer.form.answer(answer.asked.name, answer.agreed);
        }
    }
}
