import QtQuick
import QtQuick.Layouts
import Kiosk
import "../style"

// A form, or else a website, is handed to the citizen's own phone.
Panel {
    id: panel

    required property CatalogModel catalog
    // How high it may be: the code is smaller where words are large.
    property real most: 10000
    readonly property bool form: catalog.phoneForm !== ""
    readonly property var web: (catalog.service.channels ?? []).find(channel => channel.code !== "")
    readonly property string picture: form ? catalog.phoneForm : web?.code ?? ""
    readonly property bool some: picture !== ""

    spacing: 16

    Words {
        id: caption

        objectName: "on-phone"
        Layout.fillWidth: true
        text: panel.form ? qsTr("Fill in the form on your phone: point its camera here") : qsTr("See the website on your phone: point its camera here")
        font.pixelSize: Style.small
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
    }

    PhoneCode {
        objectName: "phone-code"
        Layout.alignment: Qt.AlignHCenter
        visible: panel.some
        side: Math.max(300, Math.min(440, panel.width - 2 * 36, panel.most - caption.implicitHeight - panel.spacing - 2 * 36))
        picture: panel.picture
        label: qsTr("QR code for your phone")
    }
}
