pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk
import "../controls"
import "../style"

// A picture taken here: the camera is switched on by a touch, says that it is on, and goes off with the picture.
Question {
    id: answer

    readonly property string address: form.pictures[asked.name] ?? ""
    readonly property bool on: form.camera.question === asked.name
    readonly property bool live: on && form.camera.state === "live"
    // So high that the button below it is in sight too.
    readonly property size shown: Qt.size(880, Math.max(360, Math.min(660, Window.height * 0.36)))

    onOnChanged: typing(Qt.rect(0, 0, 1, 1))

    Words {
        Layout.fillWidth: true
        visible: answer.form.camera.state === "none"
        text: qsTr("There is no camera here. Please take the picture to the agency's office later.")
        color: Style.quiet
    }

    TakenPicture {
        objectName: "field-" + answer.asked.name + "-picture"
        Layout.alignment: Qt.AlignHCenter
        visible: answer.address !== ""
        address: answer.address
        size: answer.shown
        onThereChanged: answer.typing(Qt.rect(0, 0, 1, 1))
        Accessible.name: answer.asked.label
    }

    Rectangle {
        Layout.fillWidth: true
        visible: answer.on
        implicitHeight: answer.shown.height + 2 * 12
        radius: Style.radius
        color: Style.ink

        CameraView {
            objectName: "field-" + answer.asked.name + "-live"
            anchors.fill: parent
            anchors.margins: 12
            camera: answer.form.camera
            visible: answer.live
        }

        Words {
            anchors.centerIn: parent
            width: parent.width - 2 * Style.margin
            visible: !answer.live
            horizontalAlignment: Text.AlignHCenter
            color: Style.surface
            text: answer.form.camera.state === "silent" ? qsTr("The camera does not answer. Please go on without a picture, or ask the staff.") : qsTr("The camera is being switched on …")
        }

        Rectangle {
            anchors.left: parent.left
            anchors.top: parent.top
            anchors.margins: 24
            visible: answer.live
            implicitWidth: sign.implicitWidth + 2 * 20
            implicitHeight: sign.implicitHeight + 2 * 8
            radius: 12
            color: Style.error

            Words {
                id: sign

                anchors.centerIn: parent
                text: qsTr("● The camera is on")
                font.pixelSize: Style.small
                font.weight: Font.DemiBold
                color: Style.surface
            }
        }
    }

    Words {
        Layout.fillWidth: true
        visible: answer.live
        text: qsTr("Hold the paper or photo before the camera until it is sharp, then touch the button.")
        font.pixelSize: Style.small
        color: Style.quiet
    }

    RowLayout {
        Layout.fillWidth: true
        visible: answer.form.camera.state !== "none"
        spacing: Style.gap

        Press {
            objectName: "field-" + answer.asked.name
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            visible: !answer.on && answer.address === ""
            quiet: true
            icon_: "camera"
            text: qsTr("Switch the camera on")
            onClicked: answer.form.camera.open(answer.asked.name, answer.shown)
        }

        Press {
            objectName: "field-" + answer.asked.name + "-take"
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            visible: answer.on
            enabled: answer.live
            icon_: "camera"
            text: qsTr("Take the picture")
            onClicked: answer.form.camera.take()
        }

        Press {
            objectName: "field-" + answer.asked.name + "-off"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: answer.on
            quiet: true
            text: qsTr("Camera off")
            onClicked: answer.form.camera.close()
        }

        Press {
            objectName: "field-" + answer.asked.name + "-again"
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            visible: answer.address !== ""
            quiet: true
            icon_: "rotate-ccw"
            text: qsTr("Take it again")
            onClicked: {
                answer.form.answer(answer.asked.name, "");
                answer.form.camera.open(answer.asked.name, answer.shown);
            }
        }

        Press {
            objectName: "field-" + answer.asked.name + "-remove"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: answer.address !== ""
            quiet: true
            text: qsTr("Remove")
            onClicked: answer.form.answer(answer.asked.name, "")
        }
    }
}
