import QtQuick
import QtQuick.Layouts

// A part that is there only at times: made once it is to be seen, or before, where it is `warm`.
Loader {
    property bool when: false
    property bool warm: false

    Layout.fillWidth: true
    active: when || warm
    visible: when
}
