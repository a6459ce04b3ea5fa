import QtQuick
import QtQuick.Layouts
import "../style"

// A white card with its contents one below the other.
Rectangle {
    id: panel

    default property alias content: column.data
    property alias spacing: column.spacing

    Layout.fillWidth: true
    implicitHeight: column.implicitHeight + 2 * 36
    color: Style.surface
    radius: Style.radius
    border.color: Style.line
    border.width: 2

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: 36
        spacing: Style.gap
    }
}
