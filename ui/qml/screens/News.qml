import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// News of the agencies, the newest first.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property BulletinModel bulletin

    returning: bulletin.returned !== ""

    Words {
        Layout.fillWidth: true
        text: qsTr("News")
        font.pixelSize: Style.title
        font.weight: Font.Bold
    }

    Maybe {
        when: page_.journey.slow
        sourceComponent: Moment {}
    }

    Words {
        objectName: "no-news"
        Layout.fillWidth: true
        visible: page_.journey.listed && !page_.bulletin.hasNews
        text: qsTr("There is no news at the moment.")
    }

    Leads {
        of: "article"
        lines: page_.bulletin.articles
        returned: page_.bulletin.returned
        onFound: line => page_.reveal(line, Qt.rect(0, 0, line.width, line.height))
        onChosen: key => page_.bulletin.openArticle(key)
    }

    footer: BackHome {
        journey: page_.journey
    }
}
