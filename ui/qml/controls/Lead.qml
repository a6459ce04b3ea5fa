import QtQuick
import QtQuick.Layouts
import QtQuick.Templates
import "../style"

// A line of a list that leads to a page: its title, and in small what is good to know before.
AbstractButton {
    id: lead

    property string under
    // How far outside its ring is: a list that scrolls has no room for it beside a line.
    property int ring: 2 * Style.ring
    // More below these two.
    default property alias content: lines.data

    Layout.fillWidth: true
    implicitWidth: implicitContentWidth
    implicitHeight: Math.max(Style.target, lines.implicitHeight + 2 * 28)
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: [text, under].filter(part => part !== "").join(", ")

    background: Ground {
        button: lead
        ring: lead.ring
    }
    contentItem: RowLayout {
        spacing: 24

        ColumnLayout {
            id: lines

            Layout.fillWidth: true
            Layout.leftMargin: 32
            spacing: 10

            Words {
                Layout.fillWidth: true
                text: lead.text
                font.weight: Font.Bold
            }

            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: lead.under
                font.pixelSize: Style.small
                color: Style.quiet
            }
        }

        Icon {
            Layout.rightMargin: 28
            name: "chevron-right"
            tint: Style.accent
            size: 52
        }
    }
}
