import QtQuick
import QtQuick.Layouts
import QtQuick.Templates
import "../style"

// A page that scrolls when it is long, with what goes on pinned below it. Keeps what is typed in above the keyboard.
Item {
    id: page

    default property alias content: column.data
    property alias footer: foot.data
    property alias spacing: column.rowSpacing
    // Stands beside the page where that is wide, always in sight, if it is `sided`.
    property alias aside: besides.data
    property bool sided: false
    // In landscape the page's two parts stand side by side; what is centred stands a little above the middle.
    property bool paired: false
    property bool centred: false
    // Who comes back to the page, and not to it from the start, finds the place of before.
    property bool returning: false
    // What whoever steers by keys begins with, where it is not the page's first thing.
    property Item first
    readonly property bool besided: wide && sided
    readonly property bool wide: width > 1.2 * height && (width > 1300 || Style.remote)
    // How high it would have to be to show everything.
    readonly property real whole: column.implicitHeight + 2 * Style.margin + foot.height

    // What has to stay in sight while the keyboard comes and texts grow, until a finger moves the page elsewhere.
    // Where `wanted` is higher than the page, its part `line` has to do.
    property Item wanted
    property rect line

    function reveal(item: Item, part: rect) {
        line = part;
        wanted = item;
        keep();
    }

    function keep() {
        if (!wanted)
            return;
        const whole = wanted.height + 2 * Style.gap <= flick.height;
        const place = wanted.mapToItem(flick.contentItem, whole ? Qt.rect(0, 0, wanted.width, wanted.height) : line);
        const lowest = place.bottom + Style.gap - flick.height;
        const highest = place.top - Style.gap;
        flick.contentY = Math.max(0, Math.min(Math.max(flick.contentY, lowest), highest));
    }

    function begin() {
        wanted = null;
        flick.contentY = 0;
    }

    onVisibleChanged: {
        if (visible && !returning)
            begin();
    }

    Flickable {
        id: flick

        objectName: "page-flick"
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.rightMargin: page.besided ? Style.gap : 0
        anchors.right: page.besided ? besides.left : page.wide ? more.left : parent.right
        anchors.bottom: page.wide ? foot.top : more.top
        contentHeight: column.implicitHeight + 2 * Style.margin
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        onHeightChanged: page.keep()
        onContentHeightChanged: page.keep()
        onMovementStarted: page.wanted = null

        GridLayout {
            id: column

            x: Math.round((flick.width - width) / 2)
            y: page.centred ? Math.max(Style.margin, Math.round((flick.height - implicitHeight) / 3)) : Style.margin
            width: Math.min(page.paired && page.wide ? 1720 : Style.column, flick.width - 2 * Style.margin)
            columns: page.paired && page.wide ? 2 : 1
            columnSpacing: 72
            rowSpacing: Style.gap
            uniformCellWidths: true
        }

        ScrollBar.vertical: ScrollMark {
            policy: flick.contentHeight > more.place + 1 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }
    }

    More {
        id: more

        anchors.right: parent.right
        anchors.bottom: foot.top
        width: side ? implicitWidth : parent.width
        height: side ? foot.y : implicitHeight
        flick: flick
        place: foot.y
        side: page.wide
    }

    ColumnLayout {
        id: besides

        anchors.right: more.left
        anchors.rightMargin: Style.margin
        anchors.top: parent.top
        anchors.topMargin: Style.gap
        width: Math.min(520, page.width * 0.38)
        visible: page.besided
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
        anchors.left: parent.left
        anchors.right: page.besided ? besides.left : parent.right
        anchors.rightMargin: page.besided ? Style.gap : 0
        height: implicitHeight > 0 ? implicitHeight + 2 * (Style.remote ? 14 : 28) : 0
        spacing: Style.gap
    }
}
