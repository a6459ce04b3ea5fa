pragma ComponentBehavior: Bound

import QtQuick
import "../style"

// The back of an ID card with its code: two letters and ten digits.
Rectangle {
    id: picture

    property string code: "AB1-2345678-90"

    readonly property real unit: Math.min(Style.drawn(100) / 100, 1.2)

    implicitWidth: 560 * unit
    implicitHeight: 340 * unit
    radius: 24
    color: Style.accentSoft
    border.color: Style.accent
    border.width: 4
    Accessible.ignored: true

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 40 * picture.unit
        width: words.implicitWidth + 2 * 32
        height: words.implicitHeight + 2 * 12
        radius: 12
        color: Style.surface
        border.color: Style.accent
        border.width: 4

        Text {
            id: words

            anchors.centerIn: parent
            text: picture.code
            color: Style.ink
            font.pixelSize: Math.round(44 * picture.unit)
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

            x: 60 * picture.unit
            y: (184 + index * 36) * picture.unit
            width: modelData * picture.unit
            height: 14
            radius: 7
            color: Style.accent
            opacity: 0.35
        }
    }
}
