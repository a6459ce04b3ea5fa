pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// An agency's own page, between bars that it cannot cover; or, where it is not opened here, the way to it by phone.
Item {
    id: site

    required property JourneyModel journey
    required property CatalogModel catalog
    required property FormModel form
    required property WebsiteModel website
    readonly property bool wide: width > 1.2 * height && width > 1300
    readonly property string notice: website.notice
    // Usual letters of a page, 16 CSS pixels, are nearly as large as ours.
    readonly property real zoom: Math.max(0.25, Math.min(5, 1.8 * Style.scale * Screen.devicePixelRatio))

    function place() {
        const ratio = Screen.devicePixelRatio;
        const most = Qt.size(Math.round(Window.width * ratio), Math.round(Window.height * ratio));
        site.website.place(Qt.size(Math.round(view.width * ratio), Math.round(view.height * ratio)), most, site.zoom);
    }

    onZoomChanged: Qt.callLater(place)
    // Who hears the screen has read what stood before the page: it is opened now.
    onNoticeChanged: Qt.callLater(place)

    Rectangle {
        anchors.fill: parent
        color: Style.ground
    }

    Rectangle {
        id: strip

        width: parent.width
        height: about.implicitHeight + 2 * 14
        color: Style.accentSoft

        GridLayout {
            id: about

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Style.margin
            anchors.rightMargin: Style.margin
            columns: site.wide ? 2 : 1
            columnSpacing: Style.gap
            rowSpacing: 8

            RowLayout {
                Layout.fillWidth: true
                spacing: 20

                Icon {
                    name: "globe"
                    tint: Style.accent
                    size: 52
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Words {
                        objectName: "website-agency"
                        Layout.fillWidth: true
                        text: site.website.agency
                        font.pixelSize: Style.small
                        font.weight: Font.DemiBold
                        // What stands before the page has a heading of its own.
                        Accessible.role: site.notice === "" ? Accessible.Heading : Accessible.StaticText
                    }

                    Words {
                        objectName: "website-host"
                        Layout.fillWidth: true
                        text: site.website.host
                        font.pixelSize: Style.small
                        wrapMode: Text.WrapAnywhere
                        maximumLineCount: 2
                    }
                }
            }

            RowLayout {
                Layout.fillWidth: !site.wide
                visible: site.website.here && site.notice === ""
                uniformCellSizes: true
                spacing: Style.gap

                Press {
                    objectName: "website-back"
                    Layout.fillWidth: true
                    quiet: true
                    enabled: site.website.canBack
                    icon_: "arrow-left"
                    text: qsTr("Previous page")
                    onClicked: site.website.go("back")
                }

                Press {
                    objectName: "website-forward"
                    Layout.fillWidth: true
                    quiet: true
                    enabled: site.website.canForward
                    text: qsTr("Next page")
                    onClicked: site.website.go("forward")
                }
            }
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 2
            color: Style.line
        }
    }

    WebsiteView {
        id: view

        objectName: "website-view"
        anchors.top: strip.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        anchors.bottomMargin: 20
        visible: site.website.here && site.notice === ""
        website: site.website
        ratio: Screen.devicePixelRatio
        focus: true
        fillColor: "white"
        onWidthChanged: Qt.callLater(site.place)
        onHeightChanged: Qt.callLater(site.place)
        Component.onCompleted: Qt.callLater(site.place)
        Accessible.role: Accessible.WebDocument
        Accessible.name: (site.website.spoken ? qsTr("The page of %1, which is not read aloud. Enter goes into it, Back comes out.") : qsTr("The page of %1. Enter goes into it, Back comes out.")).arg(site.website.agency)

        Rectangle {
            anchors.fill: parent
            visible: view.activeFocus && !view.entered
            color: "transparent"
            border.color: Style.ink
            border.width: Style.ring
        }

        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * Style.margin
            visible: site.website.state === "opening"
            spacing: Style.gap

            BusyIndicator {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 120
                height: 120
                visible: !Style.still
            }

            Words {
                width: parent.width
                text: qsTr("The agency's page is being opened …")
                color: "black"
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    Page {
        id: told

        // With a code for the phone.
        readonly property bool handed: site.notice === "led" || site.notice === "unread"

        objectName: "website-notice"
        anchors.top: strip.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        anchors.bottomMargin: 20
        visible: site.notice !== ""
        centred: true

        Words {
            objectName: "website-title"
            Layout.fillWidth: true
            text: {
                switch (site.notice) {
                case "led":
                    return site.website.here ? qsTr("This address is not open here") : qsTr("Open this page on your phone");
                case "unread":
                    return qsTr("This page is not read aloud here");
                case "asked":
                    return qsTr("The page says:");
                case "denied":
                    return site.website.denied === "file" ? qsTr("No files can be chosen here") : qsTr("Files cannot be opened or kept here");
                }
                switch (site.website.state) {
                case "offline":
                    return qsTr("The page cannot be reached");
                case "certificate":
                    return qsTr("It is not sure who sent this page");
                case "hung":
                    return qsTr("The page does not answer any more");
                default:
                    return qsTr("The page has broken off");
                }
            }
            font.pixelSize: Style.heading
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            objectName: "website-words"
            Layout.fillWidth: true
            visible: text !== ""
            text: {
                switch (site.notice) {
                case "led":
                    return site.website.here ? qsTr("At this terminal only the agency's own pages are opened. You can take the address along with your phone.") : qsTr("Take a picture of this code with your phone. It leads to the agency's own page.");
                case "unread":
                    return qsTr("Take a picture of this code with your phone: it opens the agency's page and can read it to you.");
                case "asked":
                    return site.website.asked;
                case "denied":
                    return site.website.denied === "file" ? qsTr("If the agency needs a document, please use this page on your phone or at home.") : qsTr("Please open this page on your phone or at home to get the file.");
                }
                return site.website.state === "certificate" ? qsTr("The connection is not safe, so the page is not shown. Please try later, or use one of the agency's other ways.") : qsTr("You can try once more, or use one of the agency's other ways.");
            }
            horizontalAlignment: Text.AlignHCenter
        }

        Image {
            objectName: "website-code"
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: site.wide ? 320 : 460
            Layout.preferredHeight: site.wide ? 320 : 460
            visible: told.handed && site.website.code !== ""
            source: visible ? site.website.code : ""
            sourceSize: Qt.size(460, 460)
            cache: false
            smooth: false
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("QR code that leads to %1").arg(site.website.ledHost || site.website.led)
        }

        Words {
            objectName: "website-led"
            Layout.fillWidth: true
            visible: told.handed
            text: site.website.ledHost || site.website.led.slice(0, 80)
            wrapMode: Text.Wrap
            color: Style.quiet
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Rectangle {
        anchors.top: foot.top
        anchors.topMargin: -20
        anchors.bottom: parent.bottom
        width: parent.width
        color: Style.surface

        Rectangle {
            width: parent.width
            height: 2
            color: Style.line
        }
    }

    GridLayout {
        id: foot

        readonly property bool narrow: Style.scale > 1.3 && !site.wide

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Style.margin
        anchors.rightMargin: Style.margin
        anchors.bottomMargin: 20
        columns: narrow ? 1 : 3
        columnSpacing: Style.gap
        rowSpacing: Style.apart
        uniformCellWidths: !narrow

        Press {
            objectName: "back"
            Layout.fillWidth: true
            quiet: true
            icon_: "arrow-left"
            text: qsTr("Back to the service")
            onClicked: site.journey.back()
        }

        Press {
            objectName: "website-no"
            Layout.fillWidth: true
            visible: site.notice === "asked" && site.website.asks
            quiet: true
            text: qsTr("Cancel")
            onClicked: site.website.answer(false)
        }

        Press {
            objectName: "website-on"
            Layout.fillWidth: true
            visible: site.website.here && ["led", "unread", "denied", "asked"].includes(site.notice)
            text: site.notice === "asked" ? qsTr("OK") : site.notice === "unread" ? qsTr("Show the page") : qsTr("Back to the page")
            onClicked: {
                if (site.notice === "asked")
                    site.website.answer(true);
                else
                    site.website.dismiss();
            }
        }

        Press {
            objectName: "website-again"
            Layout.fillWidth: true
            visible: site.notice === "failed"
            icon_: "refresh-cw"
            text: qsTr("Try again")
            onClicked: site.website.again()
        }

        Press {
            objectName: "home"
            Layout.fillWidth: true
            visible: site.notice === "" || !site.website.here
            quiet: true
            icon_: "house"
            text: qsTr("Start page")
            onClicked: site.journey.home()
        }
    }
}
