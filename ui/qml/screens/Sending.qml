import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The request is being sealed and kept.
Page {
    id: sending

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    centred: true

    spacing: 48

    BusyIndicator {
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredWidth: 160
        Layout.preferredHeight: 160
        visible: !Style.still
        palette.dark: Style.accent
    }

    Icon {
        Layout.alignment: Qt.AlignHCenter
        visible: Style.still
        name: "hourglass"
        tint: Style.accent
        size: 160
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Your request is being sealed")
        font.pixelSize: Style.title
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }

    Words {
        Layout.fillWidth: true
        text: qsTr("Please leave the card in.")
        horizontalAlignment: Text.AlignHCenter
        color: Style.quiet
    }
}
