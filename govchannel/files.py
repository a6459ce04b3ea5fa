"""Files that must be whole and on the disk when a function returns."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from govchannel.errors import GovChannelError


def write_whole(file: Path, data: bytes) -> None:
    """Readers see the old file or the new one, never a part. Raises `GovChannelError`."""
    aside = file.with_name(f".{file.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
    except OSError as error:
        raise GovChannelError(f"{file}: {error.strerror}") from error


def write_secret(file: Path, data: bytes) -> None:
    """A new file for its owner only, in a folder for its owner only. Raises `OSError`, also when it is there."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
