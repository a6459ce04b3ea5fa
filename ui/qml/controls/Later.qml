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
    // Before it has its place on a page it knows nothing of being out of sight.
    property bool placed: false
    readonly property bool waiting: placed && visible && !active

    function look() {
        if (frames >= after || (!visible && stays))
            active = true;
    }

    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    active: false
    Component.onCompleted: {
        look();
        placed = true;
    }
    onWaitingChanged: {
        if (waiting)
            Frames.wait();
    }
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
            if (later.active)
                return;
            Frames.wait();
            // Another frame comes by itself only where something else has changed.
            later.Window.window?.update();
        }

        target: Frames
        enabled: later.waiting
    }
}
