"""Pictures for QML that are made in memory: icons in any colour, the citizen's photo, QR codes."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQml import QQmlImageProviderBase
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

import resources

QR_QUIET_ZONE = 4
"""Modules of white around a QR code, as its standard wants."""


class Icons(QQuickImageProvider):
    """``image://icon/<name>/<colour without #>``: read from the disk once, at start."""

    def __init__(self) -> None:
        """Read all icons."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._svg = {file.stem: file.read_bytes() for file in (resources.FOLDER / "icons").glob("*.svg")}
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
        svg = self._svg.get(name)
        if svg is not None:
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
    """``image://taken/<sha256>``: the pictures of the form that is being filled in, made small off the Qt thread."""

    def __init__(self) -> None:
        """No pictures."""
        flag = QQmlImageProviderBase.Flag.ForceAsynchronousImageLoading
        super().__init__(QQuickImageProvider.ImageType.Image, flag)
        self._pictures: Mapping[str, bytes] = {}

    def show(self, pictures: Mapping[str, bytes]) -> None:
        """Take pictures (JPEG) by their SHA-256, or forget all."""
        self._pictures = pictures

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, ARG002  # Qt's names
        """A picture, in the size that is asked for."""
        data = self._pictures.get(id)
        image = QImage.fromData(QByteArray(data), "JPEG") if data else QImage()  # type: ignore[arg-type]
        if image.isNull():
            return _blank(8)
        fits = requested if requested.width() > 0 and requested.height() > 0 else image.size()
        keep, smooth = QtCore.Qt.AspectRatioMode.KeepAspectRatio, QtCore.Qt.TransformationMode.SmoothTransformation
        return image.scaled(fits, keep, smooth)


class QrCode(QQuickImageProvider):
    """``image://qr/<n>``: the QR code of the receipt that is shown; made off the Qt thread."""

    def __init__(self) -> None:
        """No code."""
        super().__init__(QQuickImageProvider.ImageType.Image, QQmlImageProviderBase.Flag.ForceAsynchronousImageLoading)
        self._text = ""

    def show(self, text: str) -> None:
        """Take the text of the code, or forget it."""
        self._text = text

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: A002, ARG002  # Qt's names
        """The code, whole modules wide."""
        text = self._text
        return _qr_code(text, requested.width()) if text else _blank(8)


class AddressCode(QQuickImageProvider):
    """``image://address/<base64url>``: the QR code of a public web address; made off the Qt thread."""

    def __init__(self) -> None:
        """Knows nothing: the address is in the picture's name."""
        super().__init__(QQuickImageProvider.ImageType.Image, QQmlImageProviderBase.Flag.ForceAsynchronousImageLoading)

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

    code = qrcode.QRCode(border=QR_QUIET_ZONE, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    matrix = code.get_matrix()
    scale = max(1, max(width, 1) // len(matrix))
    image = QImage(len(matrix) * scale, len(matrix) * scale, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(x * scale, y * scale, scale, scale, QColor("black"))
    painter.end()
    return image


def _blank(side: int) -> QImage:
    # `QImage.fill` asks for `Qt.GlobalColor`, and that brings all of Qt's enumerations.
    return QImage(bytes(side * side * 4), side, side, QImage.Format.Format_ARGB32_Premultiplied).copy()
