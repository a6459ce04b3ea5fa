import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import QtQuick.VirtualKeyboard.Settings
import Kiosk

// Qt's own keyboard on the screen. Loaded behind the first screen, which takes an eighth longer with it.
InputPanel {
    id: keyboard

    property JourneyModel journey
    readonly property string language: journey?.language ?? "th"
    property string layout: "th"

    visible: active
    // A finger that presses firmly means what stands on the key, once. Qt writes another letter of it after half a
    // second, and ten spaces.
    keyboard.pressAndHoldDelay: 2000
    onLanguageChanged: turning.restart()
    onActiveChanged: {
        if (turning.running)
            turn();
    }

    function turn() {
        turning.stop();
        layout = language;
    }

    Connections {
        function onActiveKeyChanged() {
            const key = keyboard.keyboard.activeKey as BaseKey;
            if (key !== null)
                key.repeat = key.key === Qt.Key_Backspace;
        }

        target: keyboard.keyboard
    }

    // Who does something else comes first.
    Connections {
        function onChanged() {
            if (turning.running && !keyboard.active)
                turning.restart();
        }

        target: keyboard.journey
    }

    // Other keys take two frames to be made; so does the screen in its other language, and it is looked at.
    Timer {
        id: turning

        interval: keyboard.active ? 50 : 1000
        onTriggered: keyboard.turn()
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "activeLocales"
        value: ["th_TH", "en_US"]
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: keyboard.layout === "th" ? "th_TH" : "en_US"
    }
}
