import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings

// Qt's own keyboard on the screen. Loaded behind the first screen, which takes an eighth longer with it.
InputPanel {
    id: keyboard

    property string language: "th"

    visible: active

    Binding {
        target: VirtualKeyboardSettings
        property: "activeLocales"
        value: ["th_TH", "en_US"]
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: keyboard.language === "th" ? "th_TH" : "en_US"
    }
}
