"""What the gateway signs by itself: that the operators' targets are current. It can neither make nor widen one."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from securesystemslib.signer import CryptoSigner

from govchannel.contract import signed_time
from govchannel.errors import GovChannelError
from govchannel.gateway.clock import Clock
from govchannel.releases.keys import load_keys
from govchannel.releases.repository import Repository
from govchannel.waiting import WaitingRoom

LOOK_SECONDS = 0.2
"""How often the gateway looks for a new release: a folder's time stamp, some microseconds."""
RENEW_BEFORE = timedelta(days=1)
RENEW_SECONDS = 3600.0
FETCHES_A_SECOND = 100

log = structlog.get_logger()


class Online:
    """Keeps snapshot and timestamp current, and tells who waits when something new is there."""

    def __init__(self, repository: Repository, keys: Path, clock: Clock) -> None:
        """`keys` is the folder with the online role's key."""
        self.repository = repository
        self._keys = keys
        self._clock = clock
        self._room = WaitingRoom()
        self.version = 0

    async def run(self) -> None:
        """Work until cancelled."""
        seen: object = None
        renewed = 0.0
        loop = asyncio.get_running_loop()
        while True:
            now = _stamp(self.repository.metadata)
            if now != seen or loop.time() - renewed > RENEW_SECONDS:
                seen, renewed = now, loop.time()
                await asyncio.to_thread(self._renew)
                await self._tell()
            await asyncio.sleep(LOOK_SECONDS)

    async def wait(self, after: int, seconds: float) -> int:
        """The timestamp's version, as soon as it is another one than `after`, or when the time is over."""
        await self._room.wait(lambda: self.version != after, seconds)
        return self.version

    async def close(self) -> None:
        """Answer everybody who waits."""
        await self._room.close()

    def spread(self) -> float:
        """Seconds over which those who wait shall come, so that a gateway is not overrun."""
        return max(0, self._room.waiting - 1) / FETCHES_A_SECOND

    def signed_time(self, nonce: str) -> dict[str, Any] | None:
        """The time, bound to the asker's nonce and signed as the timestamp is; None without a key."""
        signers = load_keys(self._keys, "online")
        if not signers:
            return None
        signed = signed_time.statement(nonce, self._clock())
        payload = signed_time.payload(signed)
        return {"signed": signed, "signatures": [signer.sign(payload).to_dict() for signer in signers]}

    def _renew(self) -> None:
        try:
            renew(self.repository, self._keys, self._clock())
        except Exception as error:  # noqa: BLE001  # one spoilt file must not end the gateway
            log.warning("releases are not renewed", reason=str(error) or type(error).__name__)

    async def _tell(self) -> None:
        try:
            version = self.repository.timestamp().signed.version if self.repository.exists else 0
        except GovChannelError as error:
            log.warning("no timestamp", reason=str(error))
            return
        if version != self.version:
            self.version = version
            await self._room.tell()


def renew(repository: Repository, keys: Path, now: datetime) -> bool:
    """Sign snapshot and timestamp anew where it is due; whether anything was written. Raises `GovChannelError`."""
    if not repository.exists:
        return False
    signers: list[CryptoSigner] = load_keys(keys, "online")
    return repository.renew(signers, now, RENEW_BEFORE) if signers else False


def _stamp(folder: Path) -> object:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None
