pragma Singleton

import QtQml

// The window's frames, for what is made a part with each of them.
QtObject {
    // Whether parts of what is seen are still to come; each of them says so until it is there.
    property bool more: false
    property bool said: false

    // One is out, and what it left to be done is done.
    signal out

    function next() {
        said = false;
        out();
        more = said;
    }

    function wait() {
        said = true;
        more = true;
    }
}
