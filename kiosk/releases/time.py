"""By which time a release is judged expired. docs/decisions/0010 says why.

The gateway's time, signed with the timestamp's key over our nonce; without it the machine's clock, but never below a
floor, the last signed time that was seen. The machine's clock never raises the floor, so a clock that once ran ahead
does no lasting harm.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from pathlib import Path

import requests
import urllib3
from securesystemslib.exceptions import FormatError
from securesystemslib.signer import Signature
from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.api.metadata import Root

from govchannel.contract import signed_time
from kiosk.clock import Clock
from kiosk.keys import write_durably
from kiosk.releases.fetcher import Fetcher
from kiosk.time_floor import at_least, read_floor

LARGEST_ANSWER = 10_000
_UNPROVEN = (DownloadError, RepositoryError, FormatError, ValueError, KeyError, TypeError, AttributeError)
_OF_THE_LINE = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)


def reference_time(clock: Clock, floor: Path, signed: datetime | None) -> datetime:
    """The time to judge by. Moves the floor to the signed time.

    Down, too: a signed time is bound to our question, so it cannot be an old one; and a gateway whose clock once ran
    ahead by years must not keep a terminal from updates for as long.
    """
    if signed is None:
        return at_least(clock, floor)
    if signed != read_floor(floor):
        write_durably(floor, signed.strftime(signed_time.FORM).encode())
    return signed


def ask_time(fetcher: Fetcher, url: str, root: Root) -> datetime | None:
    """The gateway's time, or None when it cannot be had or proven: a static web server knows none."""
    nonce = secrets.token_urlsafe(24)
    try:
        told = json.loads(fetcher.download_bytes(f"{url}/time?nonce={nonce}", LARGEST_ANSWER))
        signed = told["signed"]
        signatures = [Signature.from_dict(one) for one in told["signatures"]]
        root.verify_delegate("timestamp", signed_time.payload(signed), {one.keyid: one for one in signatures})
        return signed_time.answered(signed, nonce)
    except (
        DownloadError,
        RepositoryError,
        FormatError,
        *_OF_THE_LINE,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):
        return None
