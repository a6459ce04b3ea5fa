import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// Always in reach: whose session it is, the other language, the end.
Rectangle {
    id: bar

    required property JourneyModel journey

    implicitHeight: 148
    color: Style.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 2
        color: Style.line
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Style.margin
        anchors.rightMargin: Style.margin
        spacing: Style.gap

        Image {
            Layout.preferredWidth: 84
            Layout.preferredHeight: 101
            visible: bar.journey.photo !== ""
            source: bar.journey.photo
            cache: false
            fillMode: Image.PreserveAspectCrop
            Accessible.ignored: true
        }

        Words {
            Layout.fillWidth: true
            text: bar.journey.visiting ? bar.journey.name : qsTr("Government services")
            font.weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        Press {
            objectName: bar.journey.language === "th" ? "language-en" : "language-th"
            quiet: true
            icon_: "languages"
            text: bar.journey.language === "th" ? "English" : "ภาษาไทย"
            onClicked: bar.journey.choose(bar.journey.language === "th" ? "en" : "th")
        }

        Press {
            objectName: "end"
            visible: bar.journey.screen !== "Welcome" && bar.journey.screen !== "Goodbye"
            quiet: true
            icon_: "log-out"
            text: qsTr("End")
            onClicked: bar.journey.end()
        }
    }
}
