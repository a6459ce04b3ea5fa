pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// One service: for whom, what to bring, what it costs, how long it takes, where; and the way to its form.
Page {
    id: page_

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    readonly property var service: catalog.service
    // Without a card the form is for a phone, and at a smart box so is the website.
    readonly property bool phoned: journey.remote || (!journey.visiting && !journey.cardsReadable && catalog.phoneForm !== "")
    readonly property bool applied: catalog.applicable && !phoned
    readonly property var channelIcons: ({
            "office": "building-2",
            "web": "globe",
            "phone": "phone",
            "app": "smartphone",
            "post": "mail"
        })

    Maybe {
        when: page_.journey.slow
        sourceComponent: Moment {}
    }

    Maybe {
        when: page_.catalog.missing
        sourceComponent: Words {
            text: qsTr("This service is not in the list any more.")
            font.pixelSize: Style.heading
        }
    }

    Words {
        objectName: "service-title"
        Layout.fillWidth: true
        text: page_.service.title ?? ""
        font.pixelSize: Style.heading
        font.weight: Font.Bold
    }

    Words {
        Layout.fillWidth: true
        text: page_.service.description ?? ""
        color: Style.quiet
    }

    Maybe {
        when: page_.sided && !page_.wide
        sourceComponent: OnPhone {
            catalog: page_.catalog
        }
    }

    Maybe {
        when: page_.catalog.kioskForm && page_.journey.remote
        sourceComponent: Panel {

            Words {
                objectName: "at-a-kiosk"
                Layout.fillWidth: true
                text: qsTr("This request is sent with your ID card: at a Government Kiosk, or in one of the ways below.")
            }
        }
    }

    Maybe {
        when: page_.catalog.unusable && !page_.phoned
        sourceComponent: Panel {
            color: Style.warning

            Words {
                objectName: "not-available"
                Layout.fillWidth: true
                text: qsTr("This request is not available at this terminal. The ways below are open to you.")
                color: Style.warningInk
            }
        }
    }

    Maybe {
        when: page_.catalog.applicable && !page_.journey.room && !page_.phoned
        sourceComponent: Panel {
            color: Style.warning

            Words {
                objectName: "no-room"
                Layout.fillWidth: true
                text: qsTr("This terminal cannot take requests at the moment. Please use one of the other ways below, or another terminal.")
                color: Style.warningInk
            }
        }
    }

    Later {
        visible: !page_.catalog.missing && !page_.journey.slow
        stays: false
        sourceComponent: Panel {
            spacing: 28

            Fact {
                icon_: "users"
                label: qsTr("Who it is for")
                value: page_.service.audience ?? ""
            }

            Maybe {
                when: (page_.service.eligible ?? "") !== ""
                sourceComponent: Fact {
                    objectName: "eligible"
                    icon_: "id-card"
                    label: qsTr("What your card says")
                    value: page_.service.eligible ?? ""
                }
            }

            Fact {
                icon_: "wallet"
                label: qsTr("What it costs")
                value: page_.service.fee ?? ""
            }

            Fact {
                icon_: "clock"
                label: qsTr("How long it takes")
                value: page_.service.duration ?? ""
            }

            Later {
                stays: false
                sourceComponent: Part {
                    spacing: 28

                    Fact {
                        icon_: "circle-check"
                        label: qsTr("What you get")
                        value: page_.service.output ?? ""
                    }

                    Fact {
                        icon_: "file-text"
                        label: qsTr("What to bring")
                        value: (page_.service.bring ?? []).map(line => "• " + line).join("\n")
                    }
                }
            }
        }
    }

    Later {
        after: 3
        stays: false
        sourceComponent: Part {
            Words {
                Layout.fillWidth: true
                Layout.topMargin: 12
                visible: channels.count > 0
                text: page_.catalog.applicable ? qsTr("Other ways") : qsTr("Where to go")
                font.weight: Font.Bold
            }

            // Who has no card here may have a phone.
            Maybe {
                when: !page_.phoned && !page_.journey.visiting && page_.catalog.phoneForm !== ""
                sourceComponent: OnPhone {
                    catalog: page_.catalog
                }
            }

            Repeater {
                id: channels

                model: page_.service.channels ?? []

                ColumnLayout {
                    id: channel

                    required property var modelData
                    required property int index

                    Layout.fillWidth: true
                    spacing: 12

                    Fact {
                        icon_: page_.channelIcons[channel.modelData.kind] ?? "map-pin"
                        label: channel.modelData.address
                        value: channel.modelData.text
                    }

                    Maybe {
                        Layout.fillWidth: false
                        when: channel.modelData.opens
                        sourceComponent: Press {
                            objectName: "website-" + channel.index
                            quiet: true
                            icon_: "globe"
                            text: qsTr("Go to this website")
                            onClicked: page_.catalog.openWebsite(channel.modelData.address)
                        }
                    }
                }
            }

            Fact {
                objectName: "hours"
                icon_: "calendar"
                label: qsTr("Counters are open")
                value: [page_.service.hours ?? "", page_.service.open ?? ""].filter(line => line !== "").join("\n")
            }

            Maybe {
                when: (page_.service.offered ?? "") !== ""
                sourceComponent: Fact {
                    objectName: "offered"
                    icon_: "map-pin"
                    label: qsTr("Offered in")
                    value: page_.service.offered ?? ""
                }
            }

            Fact {
                icon_: "scale"
                label: qsTr("The law it rests on")
                value: page_.service.legal ?? ""
            }
        }
    }

    sided: phoned && ((beside.item as OnPhone)?.some ?? false)
    aside: Maybe {
        id: beside

        when: page_.phoned
        sourceComponent: OnPhone {
            most: page_.height - 2 * Style.gap
            catalog: page_.catalog
        }
    }

    footer: [
        Press {
            objectName: "back"
            Layout.leftMargin: Style.margin
            Layout.rightMargin: page_.applied ? 0 : Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            quiet: true
            icon_: "arrow-left"
            text: qsTr("Back")
            onClicked: page_.journey.back()
        },
        Press {
            objectName: "apply"
            Layout.rightMargin: Style.margin
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            visible: page_.applied
            enabled: page_.journey.visiting && page_.journey.room
            icon_: page_.journey.visiting ? "pencil" : "id-card"
            text: page_.journey.visiting ? qsTr("Request it here") : qsTr("Put your ID card in to request it here")
            onClicked: page_.catalog.apply()
        }
    ]
}
