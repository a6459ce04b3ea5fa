"""What finds a citizen's own requests again: a keyed hash that only their card can yield, and that names nobody.

A citizen id has few values, so that its hash is no secret. The key is the card's photo: some thousand bytes that nobody
without the card has. No terminal and no gateway holds a key that could be stolen
(docs/decisions/0014-my-requests.md).
"""

from __future__ import annotations

import base64
import hmac

_PURPOSE = b"govchannel: my requests, 1\n"


def card_token(citizen_id: str, photo: bytes | None) -> str | None:
    """The card's token (`wire.CardToken`); None without a whole photo: a hash of the number alone could be guessed."""
    if photo is None or not photo.startswith(b"\xff\xd8") or not photo.endswith(b"\xff\xd9"):
        return None
    digest = hmac.digest(photo, _PURPOSE + citizen_id.encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
