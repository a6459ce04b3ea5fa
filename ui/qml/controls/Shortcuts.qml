import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// What the start leads to besides services: a button each, side by side where there is room.
GridLayout {
    id: shortcuts

    required property BulletinModel bulletin
    required property JourneyModel journey

    // Before a page is left.
    signal leaving

    // The same out of sight, where nothing is visible: who comes back waits for no other layout.
    readonly property int some: [journey.cardsReadable, bulletin.hasNews, bulletin.hasApps].filter(there => there).length + 1

    columns: Math.max(1, Math.min(some, Math.floor((width + columnSpacing + 1) / (8 * Style.small + columnSpacing))))
    columnSpacing: Style.gap
    rowSpacing: Style.gap
    uniformCellWidths: true

    component Shortcut: Press {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        quiet: true
        upright: true
    }

    Shortcut {
        objectName: "health-rights"
        visible: shortcuts.journey.cardsReadable
        icon_: "heart-pulse"
        text: qsTr("My health rights")
        onClicked: {
            shortcuts.leaving();
            shortcuts.journey.askHealth();
        }
    }

    Shortcut {
        objectName: "news"
        visible: shortcuts.bulletin.hasNews
        icon_: "newspaper"
        text: qsTr("News")
        onClicked: {
            shortcuts.leaving();
            shortcuts.bulletin.openNews();
        }
    }

    Shortcut {
        objectName: "apps"
        visible: shortcuts.bulletin.hasApps
        icon_: "smartphone"
        text: qsTr("Phone apps")
        onClicked: {
            shortcuts.leaving();
            shortcuts.bulletin.openApps();
        }
    }

    Shortcut {
        objectName: "help"
        icon_: "circle-question-mark"
        text: qsTr("How this works")
        onClicked: {
            shortcuts.leaving();
            shortcuts.bulletin.openHelp();
        }
    }
}
