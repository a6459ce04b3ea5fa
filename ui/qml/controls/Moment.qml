import QtQuick
import QtQuick.Layouts
import "../style"

// What somebody looks for is still being fetched. It stands where that will be, and nothing moves: all that is to be done
// is to wait.
Rectangle {
    implicitHeight: row.implicitHeight + 2 * 36
    radius: Style.radius
    color: Style.accentSoft
    border.color: Style.line
    border.width: 2

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: 36
        anchors.rightMargin: 36
        spacing: Style.gap

        Icon {
            name: "hourglass"
            tint: Style.accent
            size: 64
        }

        Words {
            objectName: "moment"
            Layout.fillWidth: true
            text: qsTr("One moment, please")
            font.pixelSize: Style.heading
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
        }
    }
}
