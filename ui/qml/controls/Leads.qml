pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Lines that lead to pages: `key`, `title`, `under` of each.
ColumnLayout {
    id: leads

    required property string of
    property alias lines: each.model
    // Who comes back finds the place of before.
    property string returned

    signal chosen(key: string)
    signal found(line: Item)

    Layout.fillWidth: true
    spacing: 20

    Repeater {
        id: each

        onItemAdded: (index, line) => {
            if (leads.returned !== "" && leads.lines[index].key === leads.returned)
                Qt.callLater(leads.found, line);
        }

        Lead {
            required property var modelData

            objectName: leads.of + "-" + modelData.key
            text: modelData.title
            under: modelData.under
            onClicked: leads.chosen(modelData.key)
        }
    }
}
