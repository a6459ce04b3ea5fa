import QtQuick
import QtQuick.Layouts
import "../style"

// One of a page's parts: its contents one below the other.
ColumnLayout {
    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    spacing: Style.gap
}
