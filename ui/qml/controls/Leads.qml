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
    // Lines that are made anew, in another language, are so at once: who reads further down stays there.
    property bool come: false

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

        Later {
            id: line

            required property var modelData
            required property int index

            after: leads.come ? 0 : Math.max(0, Math.ceil((index - 3) / 4))
            onLoaded: {
                if (index === each.count - 1)
                    leads.come = true;
            }
            sourceComponent: Lead {
                objectName: leads.of + "-" + line.modelData.key
                text: line.modelData.title
                under: line.modelData.under
                onClicked: leads.chosen(line.modelData.key)
            }
        }
    }
}
