import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// How this terminal works: the card, what is kept, how to get on, and who helps.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form

    paired: true

    Part {
        Words {
            Layout.fillWidth: true
            text: qsTr("How this terminal works")
            font.pixelSize: Style.title
            font.weight: Font.Bold
        }

        Panel {
            spacing: 32

            Fact {
                icon_: "phone"
                label: qsTr("Somebody helps you")
                value: qsTr("Ask the staff here, or call 1111, the government's line for citizens, day and night.")
            }

            Fact {
                icon_: "search"
                label: qsTr("Find what you need")
                value: qsTr("Type a word, or press what happens in your life. You can look at everything without a card.")
            }

            Fact {
                icon_: "id-card"
                label: qsTr("To send a request")
                value: qsTr("Put your ID card in, chip first, and leave it in until you have your receipt.")
            }
        }
    }

    Later {
        sourceComponent: Part {
            Panel {
                spacing: 32

                Fact {
                    icon_: "accessibility"
                    label: qsTr("Larger, clearer, aloud")
                    value: qsTr("Press Display: larger texts, other colours, everything lower, or have the screen read aloud.")
                }

                Fact {
                    icon_: "clock"
                    label: qsTr("There is time")
                    value: qsTr("When nobody presses anything for a while, the screen asks whether you are still there. Any touch goes on.")
                }

                Fact {
                    icon_: "shield"
                    label: qsTr("What is kept of you")
                    value: qsTr("Nothing stays on the screen: when you take your card or press End, your data are gone. A request that you sent is kept sealed, and only its agency can open it.")
                }

                Fact {
                    icon_: "file-text"
                    label: qsTr("What became of a request")
                    value: qsTr("Put the same card in at any terminal and press My requests, or open the code of your receipt with a phone.")
                }
            }
        }
    }

    footer: BackHome {
        journey: page_.journey
    }
}
