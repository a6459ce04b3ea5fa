import QtQuick
import QtQuick.Layouts

// A part of a page that is there only at times: made once it is to be seen.
Loader {
    property bool when: false

    Layout.fillWidth: true
    active: when
    visible: when
}
