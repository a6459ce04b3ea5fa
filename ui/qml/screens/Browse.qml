pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// Looking for a service: type, or choose what happens in life, or an agency; then the list.
Item {
    id: browse

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    property bool byAgency: false
    readonly property bool wide: width > 1400
    readonly property int columns: wide ? 4 : 2
    // The start; also where a search finds nothing at all: nobody is left before an empty page.
    readonly property bool choosing: !catalog.listing || (catalog.searching && !catalog.found)
    // Without a catalog that can be read there is nothing to choose from, nor to search.
    readonly property bool none: choosing && groups.count === 0

    // Who writes is not disturbed; who comes back finds the words and the place of before.
    function remember() {
        if (!search.activeFocus)
            search.text = browse.catalog.words;
        const place = browse.catalog.services.findIndex(service => service.key === browse.catalog.returned);
        if (place >= 0)
            list.positionViewAtIndex(place, ListView.Contain);
    }

    Component.onCompleted: remember()

    Connections {
        function onChanged() {
            browse.remember();
        }

        target: browse.catalog
    }

    RowLayout {
        id: searchRow

        anchors.top: parent.top
        anchors.topMargin: 36
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Style.margin, 1500)
        spacing: Style.gap

        TextField {
            id: search

            objectName: "search-field"
            Layout.fillWidth: true
            implicitHeight: Style.target
            leftPadding: 100
            rightPadding: 36
            color: Style.ink
            placeholderText: qsTr("What do you need?")
            placeholderTextColor: Style.quiet
            font.pixelSize: Style.body
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
            Accessible.name: qsTr("Search for a service")
            onTextEdited: browse.catalog.search(text)
            onAccepted: focus = false

            background: Rectangle {
                radius: Style.radius
                color: Style.surface
                border.color: search.activeFocus ? Style.accent : Style.quiet
                border.width: search.activeFocus ? 5 : 3

                Icon {
                    x: 32
                    anchors.verticalCenter: parent.verticalCenter
                    name: "search"
                    tint: Style.accent
                    size: 48
                }
            }
        }

        Press {
            objectName: "home"
            visible: browse.catalog.listing
            quiet: true
            icon_: "house"
            text: qsTr("Start")
            onClicked: {
                search.text = "";
                search.focus = false;
                browse.journey.home();
            }
        }

        Press {
            objectName: "my-requests"
            visible: !browse.catalog.listing && browse.journey.visiting
            quiet: true
            icon_: "file-text"
            text: qsTr("My requests")
            onClicked: {
                search.focus = false;
                browse.journey.askMine();
            }
        }
    }

    RowLayout {
        id: tabs

        anchors.top: heading.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: searchRow.width
        height: visible ? implicitHeight : 0
        visible: browse.choosing && !browse.none
        spacing: Style.gap

        Press {
            objectName: "by-life-event"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: browse.byAgency
            text: qsTr("By what happens in life")
            onClicked: browse.byAgency = false
        }

        Press {
            objectName: "by-agency"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: !browse.byAgency
            text: qsTr("By agency")
            onClicked: browse.byAgency = true
        }
    }

    Item {
        id: heading

        anchors.top: searchRow.bottom
        anchors.topMargin: 28
        anchors.horizontalCenter: parent.horizontalCenter
        width: searchRow.width
        height: words.visible ? words.implicitHeight + 28 : 0

        Words {
            id: words

            objectName: browse.none ? "no-services" : ""
            width: parent.width
            visible: browse.none || (browse.catalog.listing && text !== "")
            text: browse.none ? qsTr("This terminal cannot show the list of services now. Please ask the staff or another terminal, or call 1111, the government's line for citizens.") : !browse.catalog.found ? qsTr("Nothing found. Try another word, choose below, or ask by phone: 1111, the government's line for citizens.") : !browse.catalog.exact ? qsTr("Nothing fits exactly. Perhaps one of these:") : browse.catalog.heading
            font.pixelSize: browse.catalog.found && browse.catalog.exact ? Style.heading : Style.body
            font.weight: Font.Bold
        }
    }

    GridView {
        id: groups

        objectName: "groups"
        anchors.top: tabs.bottom
        anchors.topMargin: 28
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: searchRow.width
        visible: browse.choosing
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // what lies ahead would be made in the background, and complain when the screen is left
        cellWidth: Math.floor(width / browse.columns)
        cellHeight: browse.byAgency ? 190 : 200
        model: browse.byAgency ? browse.catalog.agencies : browse.catalog.lifeEvents

        ScrollBar.vertical: ScrollBar {
            policy: ScrollBar.AsNeeded
            width: 16
        }

        delegate: Item {
            id: cell

            required property var modelData

            width: groups.cellWidth
            height: groups.cellHeight

            AbstractButton {
                id: group

                objectName: "group-" + cell.modelData.key
                anchors.fill: parent
                anchors.margins: 10
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: cell.modelData.title
                onClicked: browse.byAgency ? browse.catalog.openAgency(cell.modelData.key) : browse.catalog.openLifeEvent(cell.modelData.key)

                background: Rectangle {
                    radius: Style.radius
                    color: group.down ? Style.accentSoft : Style.surface
                    border.color: group.activeFocus ? Style.ink : Style.line
                    border.width: group.activeFocus ? 5 : 2
                }
                contentItem: RowLayout {
                    spacing: 24

                    Icon {
                        Layout.leftMargin: 28
                        name: cell.modelData.icon
                        tint: Style.accent
                        size: 68
                    }

                    Words {
                        Layout.fillWidth: true
                        Layout.rightMargin: 20
                        text: cell.modelData.title
                        font.pixelSize: browse.byAgency ? Style.small : Style.body
                        font.weight: Font.DemiBold
                        maximumLineCount: 3
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }

    ListView {
        id: list

        objectName: "services"
        anchors.top: heading.bottom
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: searchRow.width
        visible: browse.catalog.listing && browse.catalog.found
        clip: true
        spacing: 20
        bottomMargin: Style.margin
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        reuseItems: true
        model: browse.catalog.services

        ScrollBar.vertical: ScrollBar {
            policy: ScrollBar.AsNeeded
            width: 16
        }

        delegate: AbstractButton {
            id: service

            required property var modelData

            objectName: "service-" + modelData.key
            width: list.width - 24
            implicitHeight: lines.implicitHeight + 2 * 28
            activeFocusOnTab: true
            Accessible.role: Accessible.Button
            Accessible.name: modelData.title + ", " + modelData.agency
            onClicked: {
                search.focus = false;
                browse.catalog.openService(modelData.key);
            }

            background: Rectangle {
                radius: Style.radius
                color: service.down ? Style.accentSoft : Style.surface
                border.color: service.activeFocus ? Style.ink : Style.line
                border.width: service.activeFocus ? 5 : 2
            }
            contentItem: RowLayout {
                spacing: 24

                ColumnLayout {
                    id: lines

                    Layout.fillWidth: true
                    Layout.leftMargin: 32
                    spacing: 10

                    Words {
                        Layout.fillWidth: true
                        text: service.modelData.title
                        font.weight: Font.Bold
                    }

                    Words {
                        Layout.fillWidth: true
                        text: service.modelData.agency
                        font.pixelSize: Style.small
                        color: Style.quiet
                    }

                    Rectangle {
                        visible: service.modelData.applicable
                        implicitWidth: here.implicitWidth + 2 * 20
                        implicitHeight: here.implicitHeight + 2 * 8
                        radius: 12
                        color: Style.goodSoft

                        Words {
                            id: here

                            anchors.centerIn: parent
                            text: qsTr("Can be requested here")
                            font.pixelSize: Style.small
                            font.weight: Font.DemiBold
                            color: Style.good
                        }
                    }
                }

                Icon {
                    Layout.rightMargin: 28
                    name: "chevron-right"
                    tint: Style.accent
                    size: 52
                }
            }
        }
    }
}
