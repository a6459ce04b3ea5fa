pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// A service in a list: its title, its agency, and what can be done with it from here.
Lead {
    id: line

    property string mark

    Accessible.name: [text, under, mark].filter(part => part !== "").join(", ")

    Maybe {
        Layout.fillWidth: false
        when: line.mark !== ""
        sourceComponent: Pill {
            text: line.mark
            strong: true
            ink: Style.good
            color: Style.goodSoft
        }
    }
}
