"""The keys that lead somewhere, by Qt's numbers.

`Qt.Key` is one of the enumerations of `Qt`, and asking for one makes all of them: two thousand members, a twentieth of
what comes before the first screen. Only there may nothing ask for `Qt`.
"""

from __future__ import annotations

from enum import IntEnum


class Key(IntEnum):
    """A key; `QKeyEvent.key` says its number."""

    LEFT = 0x01000012
    RIGHT = 0x01000014
    UP = 0x01000013
    DOWN = 0x01000015
    HOME = 0x01000010
    END = 0x01000011
    PAGE_UP = 0x01000016
    PAGE_DOWN = 0x01000017
    RETURN = 0x01000004
    ENTER = 0x01000005
    SELECT = 0x01010000
    BACK = 0x01000061
    ESCAPE = 0x01000000
    TAB = 0x01000001
    BACKTAB = 0x01000002
    BACKSPACE = 0x01000003
    DELETE = 0x01000007
    SPACE = 0x00000020
    HELP = 0x01000058
    VOLUME_DOWN = 0x01000070
    VOLUME_UP = 0x01000072
    F1 = 0x01000030
    F2 = 0x01000031
    F3 = 0x01000032
    F4 = 0x01000033
    F5 = 0x01000034
    F6 = 0x01000035
    F7 = 0x01000036
    F8 = 0x01000037
    F9 = 0x01000038
