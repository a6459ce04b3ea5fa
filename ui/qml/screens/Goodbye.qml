import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// The session is over; a card that is still in is asked for.
Page {
    id: goodbye

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    readonly property var reasons: ({
            "card-out": qsTr("You took your card. Your name, photo and answers are gone from this terminal."),
            "time-up": qsTr("Nobody touched the screen for a while. Everything of the last session is gone from this terminal."),
            "ended": qsTr("Your name, photo and answers are gone from this terminal."),
            "other-card": qsTr("Another card was put in. To protect both people, the session ended and nothing more was sent."),
            "reader-lost": qsTr("The card reader stopped. The session ended and everything of it is gone from this terminal.")
        })

    centred: true
    spacing: 48

    Words {
        objectName: "goodbye"
        Layout.fillWidth: true
        text: goodbye.journey.cardInside ? qsTr("Please take your card") : qsTr("Thank you")
        font.pixelSize: Style.title
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
    }

    WhatToDo {
        Layout.fillWidth: true
        visible: goodbye.journey.cardInside
        fault: goodbye.journey.cardForgotten ? "forgotten" : "take"
    }

    Words {
        objectName: "forgotten"
        Layout.fillWidth: true
        visible: goodbye.journey.cardForgotten
        text: qsTr("If it is not your card, please hand it to the staff.")
        font.pixelSize: Style.heading
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
    }

    Icon {
        Layout.alignment: Qt.AlignHCenter
        visible: !goodbye.journey.cardInside
        name: "circle-check"
        tint: Style.good
        size: 200
    }

    Words {
        Layout.fillWidth: true
        visible: !goodbye.journey.cardForgotten
        text: goodbye.journey.remote ? qsTr("What you looked for is gone from this screen.") : goodbye.reasons[goodbye.journey.reason] ?? ""
        font.pixelSize: Style.heading
        horizontalAlignment: Text.AlignHCenter
    }
}
