import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// What stands below a page that nothing has to be done on: one step back, or to the start.
RowLayout {
    id: foot

    required property JourneyModel journey

    Layout.fillWidth: true
    Layout.leftMargin: Style.margin
    Layout.rightMargin: Style.margin
    spacing: Style.gap
    uniformCellSizes: true

    Press {
        objectName: "back"
        Layout.fillWidth: true
        quiet: true
        icon_: "arrow-left"
        text: qsTr("Back")
        onClicked: foot.journey.back()
    }

    Press {
        objectName: "home"
        Layout.fillWidth: true
        quiet: true
        icon_: "house"
        text: qsTr("Start")
        onClicked: foot.journey.home()
    }
}
