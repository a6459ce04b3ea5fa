import QtQuick
import Kiosk
import "controls"
import "style"

// The window: top bar, the screen of the moment, the keyboard, the countdown above all.
Window {
    id: window

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property MineModel mine
    required property BulletinModel bulletin
    required property HealthModel health
    required property ComfortModel comfort
    required property WebsiteModel website
    // Whether what the first screen does without may be loaded.
    property bool warm: false
    readonly property string screen_: journey.screen
    // Who sits reaches the lower half of an upright screen; a lying one is low anyway.
    readonly property bool low: comfort.low && height > width
    readonly property real reach: low ? Math.round(height / 2) : height
    // What the frame of a television may hide.
    readonly property int edgeX: Math.round(width * comfort.overscan)
    readonly property int edgeY: Math.round(height * comfort.overscan)
    // Whether all of what is seen has come.
    readonly property bool whole: !Frames.more
    // Somebody steers by two switches.
    property bool scanning: false

    function modelsOf(name: string): var {
        const models = {
            "journey": journey,
            "catalog": catalog,
            "form": form
        };
        if (name.startsWith("MyRequest"))
            models.mine = mine;
        if (["Welcome", "RemoteWelcome", "Browse", "News", "Article", "Apps", "App"].includes(name))
            models.bulletin = bulletin;
        if (name === "HealthRights")
            models.health = health;
        if (name === "WebsitePage")
            models.website = website;
        return models;
    }

    color: Style.ground
    title: qsTr("Government Kiosk")
    onScreen_Changed: display.open = false
    // Once the frame is out of the way, so that a finger comes before what is made next.
    onFrameSwapped: Qt.callLater(Frames.next)

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    palette.mid: Style.quiet
    palette.dark: Style.accent
    palette.highlight: Style.accent
    palette.highlightedText: Style.accentFront

    Binding {
        target: Style
        property: "theme"
        value: window.comfort.theme
    }

    Binding {
        target: Style
        property: "textSize"
        value: window.comfort.textSize
    }

    Binding {
        target: Style
        property: "still"
        value: window.comfort.still || window.journey.dimmed
    }

    Binding {
        target: Style
        property: "remote"
        value: window.comfort.remote && !window.scanning
    }

    Spoken {}

    Rectangle {
        width: parent.width
        height: window.edgeY + bar.height - 2
        visible: window.edgeY > 0
        color: bar.color
    }

    TopBar {
        id: bar

        // Where all is low, the keyboard lifts it: it is read above the hand.
        y: window.low ? keyboard.y - window.reach : window.edgeY
        journey: window.journey
        low: window.low
        warm: window.warm
        remark: window.comfort.voiceComes ? qsTr("The screen will be read aloud in a moment.") : window.comfort.voiceMissing ? qsTr("No English voice is installed on this terminal.") : ""
        wrong: !window.comfort.voiceComes
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: window.edgeX
        anchors.rightMargin: window.edgeX
        onDisplayWanted: display.open = true
        onTurning: screens.forget()
    }

    Screens {
        id: screens

        objectName: "screen"
        current: window.screen_
        models: name => window.modelsOf(name)
        anchors.top: bar.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: keyboard.top
        anchors.leftMargin: window.edgeX
        anchors.rightMargin: window.edgeX
        anchors.bottomMargin: window.edgeY
    }

    Loader {
        id: keyboard

        readonly property bool up: visible && InputMethod.visible

        objectName: "keyboard"
        visible: !window.comfort.remote
        active: visible && window.warm
        source: "controls/Keyboard.qml"
        y: up ? parent.height - height : parent.height
        width: Math.min(parent.width, 1400)
        anchors.horizontalCenter: parent.horizontalCenter
        // Who was faster than it: Qt shows a keyboard that was not there yet to nobody.
        onLoaded: {
            if (window.activeFocusItem instanceof TextInput || window.activeFocusItem instanceof TextEdit)
                InputMethod.show();
        }

        Binding {
            target: keyboard.item
            property: "journey"
            value: window.journey
        }
    }

    DisplaySheet {
        id: display

        objectName: "display"

        anchors.fill: parent
        anchors.leftMargin: window.edgeX
        anchors.rightMargin: window.edgeX
        anchors.topMargin: window.edgeY
        anchors.bottomMargin: window.edgeY
        comfort: window.comfort
        onTurning: screens.forget()
    }

    Letters {
        anchors.fill: parent
        edgeX: window.edgeX
        edgeY: window.edgeY
        language: window.journey.language
        warm: window.warm
    }

    Countdown {
        anchors.fill: parent
        journey: window.journey
        low: window.low
        warm: window.warm
    }

    Dimmed {
        anchors.fill: parent
        journey: window.journey
    }

    // Above all, so that it sees every finger, also one that scrolls. It tells when the finger has left and what lies
    // under it has had its turn: the countdown must not vanish under a finger that is on one of its buttons.
    Item {
        anchors.fill: parent

        PointHandler {
            onActiveChanged: {
                if (!active)
                    Qt.callLater(window.journey.touch);
            }
        }
    }
}
