import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The state's apps for a phone.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property BulletinModel bulletin

    returning: bulletin.returned !== ""

    Words {
        Layout.fillWidth: true
        text: qsTr("Government apps for your phone")
        font.pixelSize: Style.title
        font.weight: Font.Bold
    }

    Maybe {
        when: page_.journey.slow
        sourceComponent: Moment {}
    }

    Words {
        objectName: "no-apps"
        Layout.fillWidth: true
        visible: page_.journey.listed && !page_.bulletin.hasApps
        text: qsTr("There are no apps in the list at the moment.")
    }

    Leads {
        of: "app"
        lines: page_.bulletin.apps
        returned: page_.bulletin.returned
        onFound: line => page_.reveal(line, Qt.rect(0, 0, line.width, line.height))
        onChosen: key => page_.bulletin.openApp(key)
    }

    footer: BackHome {
        journey: page_.journey
    }
}
