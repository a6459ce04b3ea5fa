"""Pictures for QML that are made in memory: icons in any colour, the citizen's photo, QR codes.

All are made on the Qt thread, and quickly. Qt's own thread for pictures would ask a provider in Python what it is while
it holds a lock, and wait for the interpreter; the Qt thread may hold that and wait for the lock: both for ever.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from PySide6 import QtCore
from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

import resources

_ICONS = resources.FOLDER / "icons"
QR_QUIET_ZONE = 4
"""Modules of white around a QR code, as its standard wants."""
QR_MASK = 3
"""Which of a code's eight masks: any can be read, and to look for the one that looks best takes five times as long."""


@cache
def _svg(name: str) -> bytes:
    """An icon's file; nothing for an unknown one, for what is no name, and for one that cannot be read."""
    with suppress(OSError):
        if name.replace("-", "").isalnum():
            return (_ICONS / f"{name}.svg").read_bytes()
    return b""


def read_icons() -> None:
    """All that have not been seen yet: a finger that asks for one must not wait for a disk."""
    for file in _ICONS.glob("*.svg"):
        _svg(file.stem)


class Icons(QQuickImageProvider):
    """``image://icon/<name>/<colour without #>``."""

    def __init__(self) -> None:
        """Reads nothing yet."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._drawn: dict[tuple[str, int], QImage] = {}

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, ARG002  # Qt's names
        """An icon; an unknown one is empty. Drawn once: screens come again and again with the same ones."""
        side = max(requested.width(), requested.height(), 48)
        if (id, side) not in self._drawn:
            self._drawn[id, side] = self._draw(id, side)
        return self._drawn[id, side]

    def _draw(self, icon: str, side: int) -> QImage:
        name, _, colour = icon.partition("/")
        image = _blank(side)
        svg = _svg(name)
        if svg:
            renderer = QSvgRenderer(QByteArray(svg.replace(b"currentColor", f"#{colour}".encode())))
            painter = QPainter(image)
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.end()
        return image


class Photo(QQuickImageProvider):
    """``image://photo/<n>``: the photo of the citizen who is here, nobody's before and after."""

    def __init__(self) -> None:
        """No photo."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._image = QImage()

    def show(self, data: bytes | None) -> bool:
        """Take a photo (JPEG) or forget it; whether there is something to see. Broken bytes are no photo."""
        image = QImage.fromData(QByteArray(data), "JPEG") if data else QImage()  # type: ignore[arg-type]
        self._image = image
        return not image.isNull()

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, ARG002  # Qt's names
        """The photo of now."""
        return self._image if not self._image.isNull() else _blank(8)


class Taken(QQuickImageProvider):
    """``image://taken/<sha256>``: the pictures of the form that is being filled in, made small."""

    def __init__(self) -> None:
        """No pictures."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._pictures: Mapping[str, bytes] = {}

    def show(self, pictures: Mapping[str, bytes]) -> None:
        """Take pictures (JPEG) by their SHA-256, or forget all."""
        self._pictures = pictures

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, ARG002  # Qt's names
        """A picture, in the size that is asked for."""
        if id not in self._pictures:
            return _blank(8)
        # The device keeps its data, and is kept here: the reader does not.
        device = QBuffer()
        device.setData(QByteArray(self._pictures[id]))
        reader = QImageReader(device, QByteArray(b"jpeg"))
        if requested.width() > 0 and requested.height() > 0:
            # Read small: a whole picture would take five times as long.
            reader.setScaledSize(reader.size().scaled(requested, QtCore.Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        return _blank(8) if image.isNull() else image


class QrCode(QQuickImageProvider):
    """``image://qr/<n>``: the QR code of the receipt that is shown."""

    def __init__(self) -> None:
        """No code."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._text = ""

    def show(self, text: str) -> None:
        """Take the text of the code, or forget it."""
        self._text = text

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, ARG002  # Qt's names
        """The code, whole modules wide."""
        return _qr_code(self._text, requested.width()) if self._text else _blank(8)


class AddressCode(QQuickImageProvider):
    """``image://address/<base64url>``: the QR code of a public web address."""

    def __init__(self) -> None:
        """Knows nothing: the address is in the picture's name."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    @staticmethod
    def picture(address: str) -> str:
        """The name of an address's code."""
        return "image://address/" + base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, ARG002  # Qt's names
        """The code, whole modules wide."""
        address = base64.urlsafe_b64decode(id + "=" * (-len(id) % 4)).decode()
        return _qr_code(address, requested.width())


def _qr_code(text: str, width: int) -> QImage:
    """A code of at most `width` pixels, whole modules wide."""
    import qrcode  # noqa: PLC0415  # see `ui.worker.load_later`

    medium = qrcode.constants.ERROR_CORRECT_M
    code = qrcode.QRCode(border=QR_QUIET_ZONE, error_correction=medium, mask_pattern=QR_MASK)
    code.add_data(text)
    matrix = code.get_matrix()
    side = len(matrix)
    modules = bytes(0 if dark else 255 for row in matrix for dark in row)
    scale = max(1, max(width, 1) // side)
    image = QImage(modules, side, side, side, QImage.Format.Format_Grayscale8).scaled(side * scale, side * scale)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _blank(side: int) -> QImage:
    # `QImage.fill` asks for `Qt.GlobalColor`, and that brings all of Qt's enumerations.
    return QImage(bytes(side * side * 4), side, side, QImage.Format.Format_ARGB32_Premultiplied).copy()
