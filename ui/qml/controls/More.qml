pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../style"

// Buttons beside swiping, for a list or page that is longer than its place. At the `side` of wide screens.
Rectangle {
    id: more

    required property Flickable flick
    // The place that there would be without these buttons.
    required property real place
    property bool side: false
    // Nothing of the list or page is shown now.
    property bool off: false
    // What the buttons take at the side, needed or not.
    readonly property real room: side && !Style.remote ? buttons.implicitWidth + 2 * 24 : 0
    readonly property bool needed: !off && flick.contentHeight > place + 1 && !Style.remote

    function turn(down: bool) {
        const far = flick.originY + Math.max(0, flick.contentHeight - flick.height);
        const next = flick.contentY + (down ? 0.8 : -0.8) * flick.height;
        movement.to = Math.max(flick.originY, Math.min(next, far));
        movement.restart();
    }

    visible: needed
    implicitHeight: needed && !side ? buttons.implicitHeight + 2 * 12 : 0
    implicitWidth: needed ? room : 0
    color: Style.ground

    NumberAnimation {
        id: movement

        target: more.flick
        property: "contentY"
        duration: Style.motion
        easing.type: Easing.OutQuad
        onFinished: more.flick.returnToBounds()
    }

    // Most pages fit: they do without.
    Loader {
        id: buttons

        anchors.centerIn: parent
        active: more.needed || more.side
        width: more.side ? implicitWidth : Math.min(more.width - 2 * Style.margin, Style.column)
        sourceComponent: GridLayout {
            columns: more.side ? 1 : 2
            uniformCellWidths: true
            rowSpacing: Style.gap
            columnSpacing: Style.gap

            Press {
                objectName: "page-up"
                Layout.fillWidth: true
                Layout.preferredHeight: more.side ? implicitHeight : Math.max(72, implicitHeight - 28)
                quiet: true
                upright: more.side
                enabled: !more.flick.atYBeginning
                icon_: "chevron-up"
                text: qsTr("Up")
                onClicked: more.turn(false)
            }

            Press {
                objectName: "page-down"
                Layout.fillWidth: true
                Layout.preferredHeight: more.side ? implicitHeight : Math.max(72, implicitHeight - 28)
                quiet: true
                upright: more.side
                enabled: !more.flick.atYEnd
                icon_: "chevron-down"
                text: qsTr("More")
                onClicked: more.turn(true)
            }
        }
    }
}
