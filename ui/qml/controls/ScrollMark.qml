import QtQuick
import QtQuick.Templates
import "../style"

// How far down somebody is on a page or in a list that is longer than its place: to be seen, not to be touched. Over a
// list that leaves no room for it only while that moves.
ScrollBar {
    id: mark

    interactive: false
    visible: policy === ScrollBar.AlwaysOn || (policy === ScrollBar.AsNeeded && active && size < 1)
    width: 16
    padding: 2
    minimumSize: height > 0 ? width / height : 0
    contentItem: Rectangle {
        radius: width / 2
        color: Style.quiet
        opacity: 0.75
    }
}
