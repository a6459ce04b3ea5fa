import QtQuick
import QtQuick.Shapes
import "../style"

// A drawn signature from its SVG path, in a box of 1000 by 320 units.
Item {
    id: strokes

    property string path

    readonly property real unit: width / 1000

    implicitHeight: 320 * unit

    Shape {
        width: 1000
        height: 320
        scale: strokes.unit
        transformOrigin: Item.TopLeft
        visible: strokes.path !== ""

        ShapePath {
            strokeColor: Style.ink
            strokeWidth: 7
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: strokes.path
            }
        }
    }
}
