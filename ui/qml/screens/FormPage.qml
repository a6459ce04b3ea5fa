pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// One page of questions.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    readonly property int number: form.page
    // The page whose questions have come. They are made anew in another language, and then all of them at once: one of
    // them may have the cursor.
    property int come: 0

    function showTrouble() {
        for (let place = 0; place < questions.count; place++) {
            const loader = questions.itemAt(place) as Loader;
            const name = form.questions[place].name;
            if (Object.keys(form.troubles).some(path => path === name || path.startsWith(name + "."))) {
                reveal(loader, Qt.rect(0, 0, 1, 1));
                return;
            }
        }
    }

    spacing: 44
    onNumberChanged: begin()
    onVisibleChanged: {
        come = 0;
        if (visible)
            Qt.callLater(showTrouble);
    }
    Component.onCompleted: showTrouble()

    Connections {
        function onRefused() {
            page_.showTrouble();
        }

        target: page_.form
    }

    ColumnLayout {
        objectName: "page-" + page_.form.page
        Layout.fillWidth: true
        spacing: 12

        Words {
            Layout.fillWidth: true
            text: page_.form.service
            color: Style.quiet
        }

        Words {
            Layout.fillWidth: true
            text: page_.form.title
            font.pixelSize: Style.heading
            font.weight: Font.Bold
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 12

            Repeater {
                model: page_.form.pages

                Rectangle {
                    required property int index

                    Layout.fillWidth: true
                    implicitHeight: 14
                    radius: 7
                    color: index < page_.form.page ? Style.accent : Style.ground
                    border.color: Style.accent
                    border.width: 2
                }
            }
        }

        Words {
            Layout.fillWidth: true
            text: qsTr("Page %1 of %2").arg(page_.form.page).arg(page_.form.pages)
            font.pixelSize: Style.small
            color: Style.quiet
        }
    }

    Repeater {
        id: questions

        model: page_.form.questions

        Later {
            id: loader

            required property var modelData
            required property int index

            stays: false
            after: page_.come === page_.form.page ? 0 : index + 1
            onLoaded: {
                if (index === questions.count - 1)
                    page_.come = page_.form.page;
            }
            Component.onCompleted: setSource("../answers/" + modelData.delegate + ".qml", {
                "asked": modelData,
                "form": page_.form
            })

            Connections {
                function onTyping(cursor: rect) {
                    page_.reveal(loader, cursor);
                }

                target: loader.item as QtObject
                ignoreUnknownSignals: true
            }
        }
    }

    footer: [
        Press {
            objectName: "back"
            Layout.leftMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: true
            icon_: "arrow-left"
            text: qsTr("Back")
            onClicked: page_.journey.back()
        },
        Press {
            objectName: "next"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            text: page_.form.returning ? qsTr("Done, back to the overview") : qsTr("Next")
            onClicked: page_.form.next()
        }
    ]
}
