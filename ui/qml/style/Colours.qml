import QtQuick

// The colours of a theme. `ink`, `quiet`, `accent`, `error`, `good` are read on `ground` and `surface`; what ends in
// Front, Ink or Soft belongs to its neighbour.
QtObject {
    required property color ground
    required property color surface
    required property color line
    required property color ink
    required property color quiet
    required property color accent
    required property color accentPressed
    required property color accentSoft
    required property color accentFront
    required property color warning
    required property color warningInk
    required property color error
    required property color errorSoft
    required property color good
    required property color goodSoft
    // What can be pressed has an edge; where colours say nothing it is a strong one.
    property int edge: 3
}
