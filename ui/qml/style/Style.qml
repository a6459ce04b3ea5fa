pragma Singleton

import QtQuick

// Every colour, size and distance of the screens. Pairs of text and ground have a contrast of 7:1 and more.
QtObject {
    readonly property color ground: "#f3f6f8"
    readonly property color surface: "#ffffff"
    readonly property color line: "#bfccd6"
    readonly property color ink: "#13202b"
    readonly property color quiet: "#40505c"
    readonly property color accent: "#0b5472"
    readonly property color accentPressed: "#083d54"
    readonly property color accentSoft: "#deeef5"
    readonly property color accentFront: "#ffffff"
    readonly property color warning: "#fff1cc"
    readonly property color warningInk: "#4a3300"
    readonly property color error: "#8f1313"
    readonly property color errorSoft: "#fdeaea"
    readonly property color good: "#14532d"
    readonly property color goodSoft: "#def3e5"

    readonly property int title: 58
    readonly property int heading: 44
    readonly property int body: 34
    readonly property int small: 28

    readonly property int gap: 24
    readonly property int margin: 48
    readonly property int target: 104
    readonly property int radius: 20
    readonly property int column: 984
    readonly property int motion: 160
}
