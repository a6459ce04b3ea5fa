pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import "../controls"

// Another person, or a list of items: questions within a question.
Question {
    id: answer

    readonly property bool listed: asked.kind === "list"

    Repeater {
        model: answer.asked.items

        Panel {
            id: item

            required property var modelData

            spacing: 36

            RowLayout {
                Layout.fillWidth: true
                visible: answer.listed

                Words {
                    Layout.fillWidth: true
                    text: qsTr("Item %1").arg(item.modelData.index + 1)
                    font.weight: Font.Bold
                }

                Press {
                    objectName: "field-" + answer.asked.name + "-remove-" + item.modelData.index
                    quiet: true
                    icon_: "x"
                    text: qsTr("Remove")
                    Accessible.name: text + ": " + qsTr("Item %1").arg(item.modelData.index + 1)
                    Accessible.description: answer.spoken
                    onClicked: answer.form.removeItem(answer.asked.name, item.modelData.index)
                }
            }

            Repeater {
                model: item.modelData.questions

                Loader {
                    id: loader

                    required property var modelData

                    Layout.fillWidth: true
                    Component.onCompleted: setSource(modelData.delegate + ".qml", {
                        "asked": modelData,
                        "about": answer.listed ? answer.asked.label + ", " + qsTr("Item %1").arg(item.modelData.index + 1) : answer.asked.label,
                        "form": answer.form
                    })

                    Connections {
                        function onTyping(cursor: rect) {
                            answer.typing(loader.mapToItem(answer, cursor));
                        }

                        target: loader.item as QtObject
                        ignoreUnknownSignals: true
                    }
                }
            }
        }
    }

    Press {
        objectName: "field-" + answer.asked.name + "-add"
        Layout.fillWidth: true
        visible: answer.listed && answer.asked.items.length < answer.asked.most
        quiet: true
        icon_: "plus"
        text: answer.asked.items.length ? qsTr("Add another") : qsTr("Add")
        Accessible.description: answer.spoken
        onClicked: answer.form.addItem(answer.asked.name)
    }
}
