import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import "../style"

// A part of a page that is made some frames after those that are at once there: all together would take longer than a
// frame, and it lies further down. Out of sight, where nothing is painted, it is there at once.
Loader {
    id: later

    // How many frames are painted before it is made.
    property int after: 1
    property int frames: 0
    // Whether it stays when its page is left; what has other words each time is changed no quicker than it is made.
    property bool stays: true

    function look() {
        if (frames >= after || (!visible && stays))
            active = true;
    }

    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    active: false
    Component.onCompleted: look()
    onVisibleChanged: {
        if (!visible && !stays) {
            active = false;
            frames = 0;
        }
    }

    Connections {
        function onOut() {
            later.frames += 1;
            later.look();
            // Another frame comes by itself only where something else has changed.
            if (!later.active)
                later.Window.window?.update();
        }

        target: Frames
        enabled: later.visible && !later.active
    }
}
