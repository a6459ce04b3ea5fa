import QtQml

// What is said aloud and stands nowhere on the screen: kinds and states of things, keys. Everything else that is said
// are the texts and accessible names of the screens themselves.
QtObject {
    objectName: "spoken-words"

    readonly property string begin: qsTr("The screen is read aloud. The arrows lead from one thing to the next. Enter presses it. Escape goes back. F1 says it again. F2 ends reading. F3 and F4: slower and faster. F5 and F6: quieter and louder. F7: Thai. F8 and F9: sentence by sentence, back and on.")
    readonly property string end: qsTr("Reading aloud has ended.")
    readonly property string onward: qsTr("Go on with the down arrow.")
    readonly property string come: qsTr("Here it is.")
    readonly property string stay: qsTr("Press Enter for more time.")
    readonly property string button: qsTr("button")
    readonly property string field: qsTr("field to write in")
    readonly property string empty: qsTr("empty")
    readonly property string chosen: qsTr("chosen")
    readonly property string notChosen: qsTr("not chosen")
    readonly property string unavailable: qsTr("cannot be pressed now")
    readonly property string deleted: qsTr("%1 deleted")
    readonly property string space: qsTr("space")
    readonly property string line: qsTr("new line")
    readonly property string dot: qsTr("dot")
    readonly property string comma: qsTr("comma")
    readonly property string hyphen: qsTr("hyphen")
    readonly property string slash: qsTr("slash")
    readonly property string at: qsTr("at sign")
    readonly property string underline: qsTr("underline")
    readonly property string rate: qsTr("Speed %1 of 7")
    readonly property string volume: qsTr("Volume %1 of 5")
}
