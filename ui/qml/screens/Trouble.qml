pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The card cannot be read: what it is, and what to do about it.
Page {
    id: trouble

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    paired: true
    centred: true
    readonly property var all: ({
            "silent": {
                "title": qsTr("The card is the wrong way round"),
                "todo": qsTr("Take it out, turn it so that the gold chip goes in first, and put it in again.")
            },
            "not-thai-id": {
                "title": qsTr("This is not an ID card"),
                "todo": qsTr("Please take this card out and put in your national ID card.")
            },
            "unreadable": {
                "title": qsTr("The card cannot be read"),
                "todo": qsTr("Take it out, wipe the gold chip with a dry cloth, and put it in again. If it still does not work, please ask the staff.")
            },
            "too-early": {
                "title": qsTr("The card came out too early"),
                "todo": qsTr("Put it in again and leave it in until you are done.")
            },
            "busy": {
                "title": qsTr("The reader is busy"),
                "todo": qsTr("Take the card out, wait a moment, and put it in again.")
            },
            "reader": {
                "title": qsTr("The card reader does not work"),
                "todo": qsTr("Please take your card and ask the staff.")
            }
        })
    readonly property var now: all[journey.fault] ?? all["unreadable"]

    spacing: 40

    Part {
        Words {
            objectName: "trouble-" + trouble.journey.fault
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            text: trouble.now.title
            font.pixelSize: Style.title
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            Layout.fillWidth: true
            text: trouble.now.todo
            font.pixelSize: Style.heading
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Part {
        WhatToDo {
            Layout.fillWidth: true
            fault: trouble.journey.fault
        }
    }
}
