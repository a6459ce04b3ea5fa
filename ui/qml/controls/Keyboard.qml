import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings

// Qt's own keyboard on the screen. Loaded behind the first screen, which takes an eighth longer with it.
InputPanel {
    id: keyboard

    property string language: "th"
    property string layout: "th"

    visible: active
    onLanguageChanged: turning.restart()

    // Other keys take a frame to be made; so does the screen in its other language, and it is looked at.
    Timer {
        id: turning

        interval: 50
        onTriggered: keyboard.layout = keyboard.language
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
