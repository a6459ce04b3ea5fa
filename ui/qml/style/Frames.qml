pragma Singleton

import QtQml

// The window's frames, for what is made a part with each of them.
QtObject {
    // One is out, and what it left to be done is done.
    signal out
}
