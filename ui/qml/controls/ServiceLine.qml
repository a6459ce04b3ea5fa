import QtQuick
import "../style"

// A service in a list: its title, its agency, and what can be done with it from here.
Lead {
    id: line

    property string mark

    Accessible.name: [text, under, mark].filter(part => part !== "").join(", ")

    Pill {
        visible: text !== ""
        text: line.mark
        strong: true
        ink: Style.good
        color: Style.goodSoft
    }
}
