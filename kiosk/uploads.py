"""Attachments on their way up: in pieces, after a cut from where it was. Their request follows when all are there."""

from __future__ import annotations

from govchannel.contract.wire import Attachment, SealedRequest
from kiosk.errors import Outdated
from kiosk.gateway import Gateway
from kiosk.outbox import Outbox

PIECE_BYTES = 65_536
"""What is lost of a broken call at most; at the slowest line it takes sixteen seconds."""


class Uploads:
    """Knows how far the attachments of the request under way are; the gateway is asked after every trouble."""

    def __init__(self, outbox: Outbox, gateway: Gateway) -> None:
        """Both belong to the calling thread."""
        self._outbox = outbox
        self._gateway = gateway
        self._places: dict[str, int] = {}

    def step(self, request: SealedRequest) -> bool:
        """Send one piece; whether all attachments of the request are at the gateway.

        A damaged attachment sets the request aside. Raises what the gateway's calls raise.
        """
        places, self._places = self._places, {}
        for one in request.attachments:
            if one.digest not in places:
                places[one.digest] = self._gateway.attachment(one.digest).offset
            if not 0 <= places[one.digest] <= one.size:
                raise Outdated(f"an attachment of {one.size} bytes at {places[one.digest]}")
            if places[one.digest] < one.size:
                if self._send_piece(request.number, one, places):
                    self._places = places
                return False
        return True

    def _send_piece(self, number: str, one: Attachment, places: dict[str, int]) -> bool:
        sealed = self._outbox.attachment(number, one.digest)
        if sealed is None:
            return False
        start = places[one.digest]
        piece = sealed[start : start + PIECE_BYTES]
        arrived = self._gateway.upload(one, start, piece).offset
        if arrived != start + len(piece):
            raise Outdated(f"a piece of an attachment ended at {arrived}, not at {start + len(piece)}")
        places[one.digest] = arrived
        return True
