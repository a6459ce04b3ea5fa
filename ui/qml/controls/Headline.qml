pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates
import "../style"

// News on the welcome, one after another and calmly; pressed, the one that is seen opens. `titles`: `key`, `title`.
AbstractButton {
    id: headline

    required property var titles
    // Where nothing shall take turns although much else may move.
    property bool steady: false
    property int turn: 0
    readonly property var shown: titles.length > 0 ? titles[turn % titles.length] : null

    signal chosen(key: string)

    visible: shown !== null
    Layout.fillWidth: true
    implicitWidth: implicitContentWidth
    implicitHeight: Math.max(Style.target, lines.implicitHeight + 2 * 28)
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("News: %1").arg(shown?.title ?? "")
    onClicked: chosen(shown.key)

    // What is in focus or under a finger stays.
    Timer {
        objectName: "headline-turns"
        interval: 10000
        repeat: true
        running: headline.visible && headline.titles.length > 1 && !headline.steady && !Style.still && !headline.activeFocus && !headline.down
        onTriggered: leaving.restart()
    }

    // Two animations and a handler, not one with a script: that would still run on a screen that is on its way out.
    NumberAnimation {
        id: leaving

        target: title
        property: "opacity"
        to: 0
        duration: 2 * Style.motion
        onFinished: {
            if (!headline.activeFocus && !headline.down)
                headline.turn += 1;
            coming.start();
        }
    }

    NumberAnimation {
        id: coming

        target: title
        property: "opacity"
        to: 1
        duration: 2 * Style.motion
    }

    background: Ground {
        button: headline
    }
    contentItem: RowLayout {
        spacing: 28

        Icon {
            Layout.leftMargin: 32
            name: "newspaper"
            tint: Style.accent
            size: 56
        }

        ColumnLayout {
            id: lines

            Layout.fillWidth: true
            spacing: 6

            Words {
                Layout.fillWidth: true
                text: qsTr("News")
                font.pixelSize: Style.small
                color: Style.quiet
            }

            Words {
                id: title

                // As high as the highest: nothing below moves when another one comes.
                readonly property real highest: {
                    let most = 0;
                    for (let place = 0; place < probes.count; place++)
                        most = Math.max(most, (probes.itemAt(place) as Words)?.implicitHeight ?? 0);
                    return most;
                }

                objectName: "headline-title"
                Layout.fillWidth: true
                Layout.preferredHeight: highest
                text: headline.shown?.title ?? ""
                font.weight: Font.DemiBold
                verticalAlignment: Text.AlignVCenter
            }
        }

        Icon {
            Layout.rightMargin: 28
            name: "chevron-right"
            tint: Style.accent
            size: 52
        }
    }

    Repeater {
        id: probes

        model: headline.titles

        Words {
            required property var modelData

            visible: false
            width: title.width
            text: modelData.title
            font.weight: title.font.weight
            Accessible.ignored: true
        }
    }
}
