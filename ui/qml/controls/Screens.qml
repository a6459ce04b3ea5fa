pragma ComponentBehavior: Bound

import QtQuick

// The screen of the moment, and out of sight those that somebody may come to or back to: to make one takes longer than a
// frame. Those with answers in them have none while they are out of sight.
Item {
    id: screens

    // The file of the screen of the moment.
    required property string current
    // What each of them works with, by its name.
    required property var models
    readonly property list<string> staying: ["Browse", "Service", "News", "Article", "Apps", "App", "Help", "FormPage", "Review"]
    // Nobody is there yet, or any more.
    readonly property list<string> outside: ["Welcome", "RemoteWelcome", "OutOfOrder", "Goodbye"]
    property var made: ({})
    property string shown
    // The screen of the moment itself.
    property Item item

    // Once, and out of sight.
    function make(name: string) {
        if (made[name])
            return;
        const place = space.createObject(screens, {
            "name": name
        }) as Loader;
        place.setSource("../screens/" + name + ".qml", models(name));
        made[name] = place;
    }

    // All that are out of sight: where every text changes, theirs would in the same frame.
    function forget() {
        Object.keys(made).filter(name => name !== shown).forEach(drop);
    }

    function drop(name: string) {
        made[name].setSource("");
        made[name].destroy();
        delete made[name];
    }

    function show() {
        const left = shown;
        shown = current;
        make(current);
        item = made[current].item as Item;
        if (staying.includes(left))
            made[left].focus = false;
        else if (left !== "")
            drop(left);
        if (left !== "" && !outside.includes(left) && outside.includes(current))
            forget();
    }

    Component.onCompleted: show()
    onCurrentChanged: {
        if (shown !== "")
            show();
    }

    Component {
        id: space

        Loader {
            required property string name

            anchors.fill: parent
            visible: name === screens.shown
        }
    }
}
