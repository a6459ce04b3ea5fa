pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// One piece of news: who tells it and when, its paragraphs, and the services that it leads to.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property BulletinModel bulletin
    readonly property var article: bulletin.article
    readonly property bool missing: !article.title

    Words {
        objectName: "article-missing"
        Layout.fillWidth: true
        visible: page_.missing
        text: qsTr("This piece of news is not in the list any more.")
        font.pixelSize: Style.heading
    }

    Words {
        objectName: "article-title"
        Layout.fillWidth: true
        visible: !page_.missing
        text: page_.article.title ?? ""
        font.pixelSize: Style.heading
        font.weight: Font.Bold
        Accessible.role: Accessible.Heading
    }

    Words {
        objectName: "article-source"
        Layout.fillWidth: true
        visible: !page_.missing
        text: (page_.article.agency ?? "") + " · " + (page_.article.day ?? "")
        font.pixelSize: Style.small
        color: Style.quiet
    }

    Later {
        stays: false
        sourceComponent: Part {
            Repeater {
                model: page_.article.paragraphs ?? []

                Words {
                    required property string modelData
                    required property int index

                    Layout.fillWidth: true
                    Layout.topMargin: index === 0 ? 12 : 0
                    text: modelData
                    font.weight: index === 0 ? Font.DemiBold : Font.Normal
                }
            }
        }
    }

    Later {
        visible: (page_.article.services ?? []).length > 0
        after: 2
        stays: false
        sourceComponent: Part {
            Words {
                Layout.fillWidth: true
                Layout.topMargin: 24
                text: qsTr("Services for this")
                font.weight: Font.Bold
            }

            Leads {
                of: "service"
                lines: page_.article.services ?? []
                onChosen: key => page_.catalog.openService(key)
            }
        }
    }

    footer: BackHome {
        journey: page_.journey
    }
}
