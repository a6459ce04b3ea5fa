pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates
import "../style"

// Letters for who steers by a remote control or by two switches: one after another, each written at the end of `field`.
// Who has two switches chooses a row first, then a letter of it: `scanning`.
Rectangle {
    id: letters

    property Item field
    property string language: "th"
    property bool scanning: false
    // Whether its keys may be made before somebody wants them: there are seventy.
    property bool warm: false
    // What the frame of a television may hide.
    property int edgeX: 0
    property int edgeY: 0
    // The row that is open to two switches; -1 while one is being chosen.
    property int open: -1
    property bool latin: false
    property bool capital: false

    readonly property TextInput line: field as TextInput
    readonly property TextEdit area: field as TextEdit
    readonly property string written: line?.text ?? area?.text ?? ""
    readonly property int hints: line?.inputMethodHints ?? area?.inputMethodHints ?? 0
    readonly property bool onlyDigits: (hints & (Qt.ImhDigitsOnly | Qt.ImhDialableCharactersOnly | Qt.ImhFormattedNumbersOnly)) !== 0
    readonly property int keyHeight: Math.max(76, Math.round(Style.body * 1.5))
    readonly property int columns: Math.max(6, Math.min(14, Math.floor((board.width + Style.apart) / (Math.max(76, Style.body * 1.5) + Style.apart))))
    readonly property var groups: onlyDigits ? ["0123456789.-"] : latin ? ["abcdefghijklmnopqrstuvwxyz", "0123456789", ".,-/@_:()'&+"] : ["กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ", "ะาำิีึืุูเแโใไั็่้๊๋์ๅๆฯฤ", "0123456789./-"]
    readonly property var rows: {
        const found = [];
        for (const group of groups) {
            const all = Array.from(latin && capital ? group.toUpperCase() : group);
            for (let place = 0; place < all.length; place += columns)
                found.push(all.slice(place, place + columns));
        }
        return found;
    }

    function begin() {
        open = -1;
        latin = language !== "th";
        capital = false;
        Qt.callLater(first);
    }

    function first() {
        if (visible)
            (board.item as Board)?.begin();
    }

    function write(letter: string) {
        if (line !== null) {
            line.insert(line.length, letter);
            line.cursorPosition = line.length;
            line.textEdited();
        } else if (area !== null) {
            area.insert(area.length, letter);
            area.cursorPosition = area.length;
        }
        if (scanning && open >= 0) {
            open = -1;
            Qt.callLater(first);
        }
    }

    function takeBack() {
        if (line !== null && line.length > 0) {
            line.remove(line.length - 1, line.length);
            line.textEdited();
        } else if (area !== null && area.length > 0) {
            area.remove(area.length - 1, area.length);
        }
    }

    function done() {
        const item = field;
        field = null;
        item?.forceActiveFocus(Qt.TabFocusReason);
    }

    onFieldChanged: {
        if (field !== null)
            begin();
    }

    objectName: "letters"
    visible: field !== null
    color: Style.ground
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Letters")

    MouseArea {
        anchors.fill: parent
    }

    component LetterKey: AbstractButton {
        id: key

        property string letter
        readonly property bool mark: /^[ัำ-ฺ็-๎]$/.test(letter)

        focusPolicy: Qt.NoFocus
        text: letter
        Accessible.role: Accessible.Button
        Accessible.name: letter
        onClicked: letters.write(letter)

        background: Rectangle {
            radius: 12
            color: key.down ? Style.accentSoft : Style.surface
            border.color: Style.line
            border.width: Style.edge

            FocusRing {
                gap: 0
                radius: 12
                visible: key.visualFocus
            }
        }
        contentItem: Text {
            text: key.mark ? "◌" + key.letter : key.letter
            color: Style.ink
            font.pixelSize: Style.body
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
        }
    }

    component LetterRow: Item {
        id: row

        required property var modelData
        required property int index
        readonly property bool isOpen: letters.open === index

        function begin() {
            const target = letters.scanning && !isOpen ? whole : (places.itemAt(0) as LetterKey);
            target?.forceActiveFocus(Qt.TabFocusReason);
        }

        Layout.fillWidth: true
        implicitHeight: letters.keyHeight

        // The row as a whole, for two switches.
        AbstractButton {
            id: whole

            objectName: "row-" + row.index
            anchors.fill: parent
            visible: letters.scanning
            enabled: !row.isOpen
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Row from %1 to %2").arg(row.modelData[0]).arg(row.modelData[row.modelData.length - 1])
            onActiveFocusChanged: {
                if (activeFocus)
                    letters.open = -1;
            }
            onClicked: {
                letters.open = row.index;
                Qt.callLater(row.begin);
            }

            background: null
        }

        FocusRing {
            z: 2
            gap: 5
            radius: 16
            visible: whole.visualFocus
        }

        Row {
            anchors.fill: parent
            enabled: !letters.scanning || row.isOpen
            spacing: Style.apart

            Repeater {
                id: places

                model: row.modelData

                LetterKey {
                    required property string modelData

                    objectName: "letter-" + modelData
                    letter: modelData
                    width: (row.width + Style.apart) / letters.columns - Style.apart
                    height: letters.keyHeight
                }
            }
        }
    }

    Loader {
        id: board

        anchors.fill: parent
        anchors.leftMargin: Style.gap + letters.edgeX
        anchors.rightMargin: Style.gap + letters.edgeX
        anchors.topMargin: Style.gap + letters.edgeY
        anchors.bottomMargin: Style.gap + letters.edgeY
        active: letters.warm || letters.visible
        sourceComponent: Board {}
    }

    component Board: ColumnLayout {
        function begin() {
            (lines.itemAt(0) as LetterRow)?.begin();
        }

        spacing: Style.apart

        Rectangle {
            Layout.fillWidth: true
            Layout.bottomMargin: 4
            implicitHeight: Math.max(Style.target, text.contentHeight + 2 * 12)
            radius: Style.radius
            color: Style.surface
            border.color: Style.accent
            border.width: Style.edge + 3
            clip: true

            // The end of a long text is what is being written.
            Text {
                id: text

                objectName: "letters-written"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: 30
                anchors.rightMargin: 30
                anchors.verticalCenter: parent.verticalCenter
                text: letters.written + "▏"
                color: Style.ink
                font.pixelSize: Style.heading
                elide: Text.ElideLeft
                textFormat: Text.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: letters.written
            }
        }

        Repeater {
            id: lines

            model: letters.rows

            LetterRow {}
        }

        Item {
            Layout.fillHeight: true
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Style.gap

            Press {
                objectName: "letters-other"
                visible: !letters.onlyDigits
                quiet: true
                text: letters.latin ? "กขค" : "ABC"
                onClicked: letters.latin = !letters.latin
            }

            Press {
                objectName: "letters-capital"
                visible: letters.latin && !letters.onlyDigits
                quiet: true
                text: letters.capital ? "abc" : "ABC"
                Accessible.name: letters.capital ? qsTr("Small letters") : qsTr("Capital letters")
                onClicked: letters.capital = !letters.capital
            }

            Press {
                objectName: "letters-space"
                Layout.fillWidth: true
                visible: !letters.onlyDigits
                quiet: true
                text: qsTr("Space")
                onClicked: letters.write(" ")
            }

            Press {
                objectName: "letters-delete"
                Layout.fillWidth: true
                quiet: true
                enabled: letters.written !== ""
                icon_: "x"
                text: qsTr("Delete")
                onClicked: letters.takeBack()
            }

            Press {
                objectName: "letters-done"
                Layout.fillWidth: true
                icon_: "check"
                text: qsTr("Done")
                onClicked: letters.done()
            }
        }
    }
}
