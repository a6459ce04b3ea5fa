pragma Singleton

import QtQuick

// The one place of colours, type, distances and motion: docs/design.md. `Main.qml` says how the person wants it.
//
// Sizes are design pixels: 0.235 mm or more at a kiosk, 0.756 mm or more on a smart box's television (ui/scale.py).
QtObject {
    id: style

    property string theme: "light"
    property string textSize: "usual"
    property bool still: false
    // Seen from afar and touched by nobody: buttons that turn pages are for fingers, and for switches.
    property bool remote: false

    readonly property Colours light: Colours {
        ground: "#f3f6f8"
        surface: "#ffffff"
        line: "#7b8b98"
        ink: "#0e1923"
        quiet: "#2c3a45"
        accent: "#083c54"
        accentPressed: "#04283a"
        accentSoft: "#e4f1f7"
        accentFront: "#ffffff"
        warning: "#fff1cc"
        warningInk: "#3d2a00"
        error: "#6f0b0b"
        errorSoft: "#fdeaea"
        good: "#0b3b1f"
        goodSoft: "#e2f5e8"
    }
    readonly property Colours dark: Colours {
        ground: "#0f171e"
        surface: "#18222b"
        line: "#6d808f"
        ink: "#f4f7f9"
        quiet: "#d3dce3"
        accent: "#a5dcf5"
        accentPressed: "#d3effb"
        accentSoft: "#122736"
        accentFront: "#04202d"
        warning: "#3a2c05"
        warningInk: "#ffedb8"
        error: "#ffd9d4"
        errorSoft: "#3f1414"
        good: "#c4f3d2"
        goodSoft: "#10341f"
    }
    readonly property Colours blackOnWhite: Colours {
        ground: "#ffffff"
        surface: "#ffffff"
        line: "#000000"
        ink: "#000000"
        quiet: "#000000"
        accent: "#000000"
        accentPressed: "#000000"
        accentSoft: "#ffffff"
        accentFront: "#ffffff"
        warning: "#ffffff"
        warningInk: "#000000"
        error: "#000000"
        errorSoft: "#ffffff"
        good: "#000000"
        goodSoft: "#ffffff"
        edge: 5
    }
    readonly property Colours whiteOnBlack: Colours {
        ground: "#000000"
        surface: "#000000"
        line: "#ffffff"
        ink: "#ffffff"
        quiet: "#ffffff"
        accent: "#ffffff"
        accentPressed: "#ffffff"
        accentSoft: "#000000"
        accentFront: "#000000"
        warning: "#000000"
        warningInk: "#ffffff"
        error: "#ffffff"
        errorSoft: "#000000"
        good: "#ffffff"
        goodSoft: "#000000"
        edge: 5
    }
    readonly property var themes: ({
            "light": light,
            "dark": dark,
            "black-on-white": blackOnWhite,
            "white-on-black": whiteOnBlack
        })
    readonly property Colours now: themes[theme] ?? light

    readonly property color ground: now.ground
    readonly property color surface: now.surface
    readonly property color line: now.line
    readonly property color ink: now.ink
    readonly property color quiet: now.quiet
    readonly property color accent: now.accent
    readonly property color accentPressed: now.accentPressed
    readonly property color accentSoft: now.accentSoft
    readonly property color accentFront: now.accentFront
    readonly property color warning: now.warning
    readonly property color warningInk: now.warningInk
    readonly property color error: now.error
    readonly property color errorSoft: now.errorSoft
    readonly property color good: now.good
    readonly property color goodSoft: now.goodSoft

    // Capitals of `body` are 0.7 times as high: 4.2, 5.6, 7.1 and 9.0 mm, those of `small` 3.5 mm and more (VVSG 2.0).
    readonly property var scales: ({
            "small": 0.76,
            "usual": 1,
            "large": 1.27,
            "largest": 1.61
        })
    readonly property real scale: scales[textSize] ?? 1
    // Titles are large already: they need less, and their words have to fit into a line.
    readonly property real titleScale: scale <= 1 ? scale : 1 + (scale - 1) * 0.7

    readonly property int title: Math.round(58 * titleScale)
    readonly property int heading: Math.round(44 * titleScale)
    readonly property int body: Math.round(34 * scale)
    readonly property int small: Math.round(28 * scale)

    readonly property int edge: now.edge
    // Two colours only: what is pressed cannot be darker, it looks smaller.
    readonly property bool plain: Qt.colorEqual(accent, accentPressed)
    readonly property int ring: 6
    readonly property int gap: 24
    // Buttons stand 2.54 mm apart and more (VVSG 2.0, 7.2-I).
    readonly property int apart: 12
    readonly property int margin: 48
    readonly property int target: 104
    readonly property int radius: 20
    readonly property int column: 984
    readonly property int motion: still ? 0 : 160

    // A drawing beside words grows with them.
    function drawn(size: int): int {
        return Math.round(size * scale);
    }
}
