import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import "../style"

// A page that scrolls when it is long, with what goes on pinned below it. Keeps what is typed in above the keyboard.
Item {
    id: page

    default property alias content: column.data
    property alias footer: foot.data
    property alias spacing: column.spacing
    property int column_: Style.column

    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y;
        if (top - Style.gap < flick.contentY || top + item.height + Style.gap > flick.contentY + flick.height)
            flick.contentY = Math.max(0, Math.min(top - Style.gap * 2, flick.contentHeight - flick.height));
    }

    Flickable {
        id: flick

        objectName: "page-flick"
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        contentHeight: column.implicitHeight + 2 * Style.margin
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column

            x: Math.round((flick.width - width) / 2)
            y: Style.margin
            width: Math.min(page.column_, flick.width - 2 * Style.margin)
            spacing: Style.gap
        }

        ScrollBar.vertical: ScrollBar {
            policy: flick.contentHeight > flick.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            width: 16
        }
    }

    Rectangle {
        anchors.fill: foot
        visible: foot.height > 0
        color: Style.surface

        Rectangle {
            width: parent.width
            height: 2
            color: Style.line
        }
    }

    RowLayout {
        id: foot

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width
        height: visibleChildren.length ? implicitHeight + 2 * 28 : 0
        spacing: Style.gap
    }
}
