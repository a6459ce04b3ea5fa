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
    required property BulletinModel bulletin
    readonly property bool byAgency: catalog.byAgency
    readonly property bool wide: width > 1.2 * height && width > 1300
    readonly property Flickable shown: choosing ? groups : list
    // The start; also where a search finds nothing at all: nobody is left before an empty page.
    readonly property bool choosing: !catalog.listing || (catalog.searching && !catalog.found)
    readonly property bool owning: !catalog.listing && journey.visiting
    // Lists wait until the catalog knows that they begin anew.
    property bool begun: false
    // Without a catalog that can be read there is nothing to choose from, nor to search.
    readonly property bool none: choosing && journey.listed && catalog.longTitles.length === 0

    // Who writes is not disturbed; who comes back finds the words and the place of before.
    function remember() {
        if (!search.activeFocus)
            search.text = browse.catalog.words;
        const place = browse.catalog.returned();
        if (place >= 0)
            list.positionViewAtIndex(place, ListView.Contain);
    }

    onByAgencyChanged: groups.positionViewAtBeginning()
    onVisibleChanged: {
        if (visible)
            remember();
    }
    Component.onCompleted: {
        catalog.begin();
        begun = true;
        remember();
    }

    Connections {
        function onChanged() {
            browse.remember();
        }

        target: browse.catalog
        enabled: browse.visible
    }

    Connections {
        function onOverviewChanged() {
            groups.measure();
        }

        function onListChanged() {
            list.positionViewAtBeginning();
        }

        target: browse.catalog
    }

    // The search comes first, what can be chosen with the next frames: all of it would take too long for one.
    Connections {
        function onOut() {
            groups.coming += 1;
        }

        target: Frames
        enabled: browse.visible && browse.choosing && groups.coming < 2
    }

    // Beside the search or below it, wherever there is room.
    Component {
        id: shortcuts

        Shortcuts {
            bulletin: browse.bulletin
            journey: browse.journey
            onLeaving: search.focus = false
        }
    }

    GridLayout {
        id: searchRow

        readonly property bool narrow: width < (browse.owning ? 26 : 16) * Style.body
        // All four of them in one line.
        readonly property real shortcutsWidth: 4 * (8 * Style.small + columnSpacing) - columnSpacing
        // Room for everything in one line leaves more of the list to be seen.
        readonly property bool roomy: width - shortcutsWidth - mine.implicitWidth > 14 * Style.body

        anchors.top: parent.top
        anchors.topMargin: 36
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width - 2 * Style.margin - 2 * more.room, 1500)
        columns: narrow ? 1 : 3
        columnSpacing: Style.gap
        rowSpacing: 12

        TextField {
            id: search

            objectName: "search-field"
            Layout.fillWidth: true
            implicitHeight: Math.max(Style.target, contentHeight + 2 * 20)
            leftPadding: LayoutMirroring.enabled ? 36 : magnifier.width + 52
            rightPadding: LayoutMirroring.enabled ? magnifier.width + 52 : 36
            color: Style.ink
            placeholderText: searchRow.narrow || width - leftPadding - rightPadding < question.advanceWidth + 1 ? qsTr("Search") : question.text
            placeholderTextColor: Style.quiet
            font.pixelSize: Style.body
            // A search has no capitals: large keys that turn small with the first letter would only cost time.
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhNoAutoUppercase
            Accessible.name: qsTr("Search for a service")
            Accessible.searchEdit: true
            onTextEdited: browse.catalog.search(text)
            onAccepted: focus = false

            TextMetrics {
                id: question

                font: search.font
                text: qsTr("What do you need?")
            }

            background: Rectangle {
                radius: Style.radius
                color: Style.surface
                border.color: search.activeFocus ? Style.accent : Style.quiet
                border.width: search.activeFocus ? Style.edge + 3 : Style.edge

                Icon {
                    id: magnifier

                    anchors.left: parent.left
                    anchors.leftMargin: 32
                    anchors.verticalCenter: parent.verticalCenter
                    name: "search"
                    tint: Style.accent
                    size: 48
                }
            }
        }

        Loader {
            Layout.preferredWidth: searchRow.shortcutsWidth
            visible: active
            active: !browse.catalog.listing && searchRow.roomy
            sourceComponent: shortcuts
        }

        Press {
            objectName: "home"
            Layout.fillWidth: searchRow.narrow
            visible: browse.catalog.listing
            quiet: true
            upright: !searchRow.narrow
            icon_: "house"
            text: qsTr("Start")
            onClicked: {
                search.text = "";
                search.focus = false;
                browse.journey.home();
            }
        }

        Press {
            id: mine

            objectName: "my-requests"
            Layout.fillWidth: searchRow.narrow
            upright: !searchRow.narrow
            visible: browse.owning
            quiet: true
            icon_: "file-text"
            text: qsTr("My requests")
            onClicked: {
                search.focus = false;
                browse.journey.askMine();
            }
        }
    }

    component Heading: Words {
        readonly property bool wanted: browse.none || (browse.catalog.listing && text !== "")

        visible: wanted
        text: browse.none ? qsTr("This terminal cannot show the list of services now. Please ask the staff or another terminal, or call 1111, the government's line for citizens.") : !browse.catalog.found ? qsTr("Nothing found. Try another word, choose below, or ask by phone: 1111, the government's line for citizens.") : !browse.catalog.exact ? qsTr("Nothing fits exactly. Perhaps one of these:") : browse.catalog.heading
        font.pixelSize: browse.catalog.found && browse.catalog.exact ? Style.heading : Style.body
        font.weight: Font.Bold
    }

    // In place of what was looked for before: that is no answer any more.
    Loader {
        anchors.top: searchRow.bottom
        anchors.topMargin: 28
        anchors.left: searchRow.left
        anchors.right: searchRow.right
        active: browse.journey.slow
        sourceComponent: Moment {}
    }

    More {
        id: more

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: side ? implicitWidth : parent.width
        height: side ? place : implicitHeight
        flick: browse.shown
        place: parent.height - searchRow.y - searchRow.height - 28
        side: browse.wide
        off: browse.journey.slow
    }

    Words {
        id: probe

        visible: false
        width: groups.textWidth
        font.pixelSize: groups.textSize
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }

    GridView {
        id: groups

        readonly property int textSize: browse.byAgency ? Style.small : Style.body
        readonly property int columns: Math.max(1, Math.floor(width / Math.max(340, 9 * textSize + 140)))
        readonly property real textWidth: cellWidth - 2 * 10 - 28 - 24 - 20 - Style.drawn(68)
        property real highest: 0
        property real origin: 0
        // With one frame what stands above them comes, with the next one the first of them. Who comes back to a list may
        // never see them.
        property int coming: 0

        // The highest title says how high all are; only the longest ones are measured.
        function measure() {
            let most = 0;
            for (const title of browse.catalog.longTitles) {
                probe.text = title;
                most = Math.max(most, probe.implicitHeight);
            }
            highest = most;
        }

        objectName: "groups"
        anchors.top: searchRow.bottom
        anchors.topMargin: 28
        anchors.bottom: browse.wide ? parent.bottom : more.top
        anchors.horizontalCenter: parent.horizontalCenter
        width: searchRow.width
        visible: browse.choosing && !browse.journey.slow
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // what lies ahead would be made in the background, and complain when the screen is left
        cellWidth: Math.floor(width / columns)
        cellHeight: Math.max(Style.target + 40, highest) + 56
        model: coming > 1 ? browse.catalog.groups : null
        // The heading has another height in another language or size: who is at the top stays there.
        onOriginYChanged: {
            if (contentY <= origin + 1)
                contentY = originY;
            origin = originY;
        }
        Component.onCompleted: measure()
        onTextWidthChanged: measure()
        onTextSizeChanged: measure()

        ScrollBar.vertical: ScrollMark {}

        header: coming > 0 ? top : null

        Component {
            id: top

            ColumnLayout {
                width: groups.width
                spacing: 28

                Heading {
                    objectName: browse.none ? "no-services" : ""
                    Layout.fillWidth: true
                }

                Loader {
                    Layout.fillWidth: true
                    visible: active
                    active: !browse.catalog.listing && !searchRow.roomy
                    sourceComponent: shortcuts
                }

                RowLayout {
                    Layout.fillWidth: true
                    Layout.bottomMargin: 28
                    visible: !browse.none
                    spacing: Style.gap

                    Press {
                        objectName: "by-life-event"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        one: true
                        on: !browse.byAgency
                        quiet: !on
                        icon_: quiet ? "" : "check"
                        text: qsTr("By what happens in life")
                        Accessible.role: Accessible.RadioButton
                        onClicked: browse.catalog.choose(false)
                    }

                    Press {
                        objectName: "by-agency"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        one: true
                        on: browse.byAgency
                        quiet: !on
                        icon_: quiet ? "" : "check"
                        text: qsTr("By agency")
                        Accessible.role: Accessible.RadioButton
                        onClicked: browse.catalog.choose(true)
                    }
                }
            }
        }

        delegate: Item {
            id: cell

            required property string key
            required property string title
            required property string icon

            width: groups.cellWidth
            height: groups.cellHeight

            GroupTile {
                objectName: "group-" + cell.key
                anchors.fill: parent
                anchors.margins: 10
                icon_: cell.icon
                text: cell.title
                textSize: groups.textSize
                onClicked: browse.byAgency ? browse.catalog.openAgency(cell.key) : browse.catalog.openLifeEvent(cell.key)
            }
        }
    }

    ListView {
        id: list

        property real origin: 0

        objectName: "services"
        anchors.top: searchRow.bottom
        anchors.topMargin: 28
        anchors.bottom: browse.wide ? parent.bottom : more.top
        anchors.horizontalCenter: parent.horizontalCenter
        width: searchRow.width
        visible: browse.catalog.come && browse.catalog.found && !browse.journey.slow
        clip: true
        spacing: 20
        bottomMargin: Style.margin
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        reuseItems: true
        model: browse.begun ? browse.catalog.services : null
        // The heading has another height in another language or size: who is at the top stays there.
        onOriginYChanged: {
            if (contentY <= origin + 1)
                contentY = originY;
            origin = originY;
        }

        ScrollBar.vertical: ScrollMark {}

        header: Item {
            width: list.width
            height: title.wanted ? title.implicitHeight + 28 : 0

            Heading {
                id: title

                width: parent.width
            }
        }

        delegate: ServiceLine {
            id: line

            required property string key
            required property string title
            required property string about
            required property bool applicable
            required property bool app

            objectName: (app ? "app-" : "service-") + key
            width: list.width - 24
            ring: 0
            // What is kept for later is not painted, and must not be met by arrows or helpers either.
            ListView.onPooled: visible = false
            ListView.onReused: visible = true
            text: title
            under: app ? qsTr("App for the phone: %1").arg(about) : about
            mark: !applicable ? "" : browse.journey.remote ? qsTr("Form on your phone") : qsTr("Can be requested here")
            onClicked: {
                search.focus = false;
                if (app)
                    browse.bulletin.openApp(key);
                else
                    browse.catalog.openService(key);
            }
        }
    }
}
