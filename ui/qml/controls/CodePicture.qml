import QtQuick
import "../style"

// The back of an ID card with its code: two letters and ten digits.
Rectangle {
    id: picture

    property string code: "AB1-2345678-90"

    implicitWidth: 560
    implicitHeight: 340
    radius: 24
    color: Style.accentSoft
    border.color: Style.accent
    border.width: 4
    Accessible.ignored: true

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 40
        width: 440
        height: 84
        radius: 12
        color: Style.surface
        border.color: Style.accent
        border.width: 4

        Text {
            anchors.centerIn: parent
            text: picture.code
            color: Style.ink
            font.pixelSize: Style.heading
            font.weight: Font.DemiBold
            font.letterSpacing: 2
            textFormat: Text.PlainText
        }
    }

    Repeater {
        model: [440, 400, 420, 260]

        Rectangle {
            required property int modelData
            required property int index

            x: 60
            y: 164 + index * 40
            width: modelData
            height: 14
            radius: 7
            color: Style.accent
            opacity: 0.35
        }
    }
}
