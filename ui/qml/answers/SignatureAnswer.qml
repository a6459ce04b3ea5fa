pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"
import "../style"

// A signature drawn with a finger: kept as the lines it is made of, never as a picture. Who cannot draw confirms with the
// card, and the agency sees that.
Question {
    id: answer

    readonly property int nearest: 5
    readonly property string instead: "by-card"
    property bool byCard: asked.value === instead
    property string drawn: byCard ? "" : asked.value
    // A stroke that has begun and has no length yet.
    property string begun
    property point last

    function down(x: real, y: real) {
        last = Qt.point(x, y);
        begun = "M" + Math.round(x) + " " + Math.round(y);
    }

    function move(x: real, y: real) {
        const at = Qt.point(Math.max(0, Math.min(1000, x)), Math.max(0, Math.min(320, y)));
        if (Math.hypot(at.x - last.x, at.y - last.y) < nearest || drawn.length > asked.longest - 40)
            return;
        last = at;
        if (begun !== "") {
            drawn += (drawn === "" ? "" : " ") + begun;
            begun = "";
        }
        drawn += " L" + Math.round(at.x) + " " + Math.round(at.y);
    }

    function again() {
        drawn = "";
        begun = "";
        form.answer(asked.name, "");
    }

    function confirm() {
        again();
        byCard = !byCard;
        if (byCard)
            form.answer(asked.name, instead);
    }

    Rectangle {
        id: box

        objectName: "field-" + answer.asked.name
        Layout.fillWidth: true
        visible: !answer.byCard
        implicitHeight: strokes.implicitHeight
        radius: Style.radius
        color: Style.surface
        border.color: answer.trouble !== "" ? Style.error : pen.pressed ? Style.accent : Style.quiet
        border.width: 3
        Accessible.role: Accessible.Canvas
        Accessible.name: (answer.drawn === "" ? qsTr("%1: a box to sign in, empty") : qsTr("%1: signed")).arg(answer.spoken)
        Accessible.description: answer.hint

        Rectangle {
            x: 60 * strokes.unit
            y: 250 * strokes.unit
            width: 880 * strokes.unit
            height: 3
            color: Style.line
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.min(262 * strokes.unit, box.height - implicitHeight - 6)
            text: qsTr("Sign here with your finger")
            font.pixelSize: Style.small
            color: Style.quiet
        }

        Strokes {
            id: strokes

            width: box.width
            path: answer.drawn
        }

        MouseArea {
            id: pen

            anchors.fill: parent
            preventStealing: true
            onPressed: mouse => answer.down(mouse.x / strokes.unit, mouse.y / strokes.unit)
            onPositionChanged: mouse => answer.move(mouse.x / strokes.unit, mouse.y / strokes.unit)
            onReleased: answer.form.answer(answer.asked.name, answer.drawn)
        }
    }

    Press {
        objectName: "field-" + answer.asked.name + "-again"
        Layout.alignment: Qt.AlignRight
        visible: !answer.byCard
        enabled: answer.drawn !== ""
        quiet: true
        icon_: "rotate-ccw"
        text: qsTr("Sign again")
        Accessible.description: answer.spoken
        onClicked: answer.again()
    }

    Option {
        objectName: "field-" + answer.asked.name + "-by-card"
        Layout.fillWidth: true
        many: true
        on: answer.byCard
        text: qsTr("I cannot draw: confirm with my card instead")
        Accessible.description: [answer.spoken, answer.hint].join(" ")
        onClicked: answer.confirm()
    }
}
