pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import "../controls"
import "../style"

// Typed: a line, several lines, digits.
Question {
    id: answer

    readonly property bool long_: asked.kind === "long_text"
    readonly property var hints: ({
            "phone": Qt.ImhDialableCharactersOnly,
            "citizen_id": Qt.ImhDigitsOnly,
            "number": Qt.ImhFormattedNumbersOnly,
            "amount": Qt.ImhFormattedNumbersOnly,
            "email": Qt.ImhEmailCharactersOnly | Qt.ImhNoAutoUppercase
        })

    TextArea {
        id: field

        function tell() {
            if (activeFocus)
                answer.typing(field.mapToItem(answer, cursorRectangle));
        }

        objectName: "field-" + answer.asked.name
        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(answer.long_ ? 190 * Style.scale : Style.target, implicitHeight)
        visible: !answer.asked.fixed
        padding: 30
        color: Style.ink
        text: String(answer.asked.value)
        font.pixelSize: Style.body
        wrapMode: TextEdit.Wrap
        inputMethodHints: (answer.hints[answer.asked.kind] ?? Qt.ImhNone) | Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | (answer.long_ ? Qt.ImhMultiLine : Qt.ImhNone)
        Accessible.name: answer.spoken
        Accessible.description: answer.hint
        onTextChanged: {
            if (length > answer.asked.longest)
                remove(answer.asked.longest, length);
            if (text !== String(answer.asked.value) || activeFocus)
                answer.form.answer(answer.asked.name, text);
        }
        onActiveFocusChanged: tell()
        onCursorRectangleChanged: tell()
        Keys.onReturnPressed: event => {
            event.accepted = !answer.long_;
            if (event.accepted)
                field.focus = false;
        }

        background: Rectangle {
            radius: Style.radius
            color: Style.surface
            border.color: answer.trouble !== "" ? Style.error : field.activeFocus ? Style.accent : Style.quiet
            border.width: field.activeFocus || answer.trouble !== "" ? Style.edge + 3 : Style.edge
        }
    }

    Maybe {
        id: echo

        readonly property string words: answer.form.echoes[answer.asked.name] ?? ""

        when: words !== ""
        sourceComponent: Words {
            objectName: "echo-" + answer.asked.name
            text: echo.words
            color: Style.accent
            font.weight: Font.DemiBold
        }
    }
}
