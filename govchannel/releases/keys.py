"""Signing keys as PEM files (Ed25519, PKCS #8). Root keys belong on media that lie in a safe, not on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner

from govchannel.errors import GovChannelError
from govchannel.files import write_secret

PASSPHRASE = "GOVCHANNEL_KEY_PASSPHRASE"  # noqa: S105  # the variable's name
"""Environment variable: when set, keys are written and read encrypted with it."""


def make_keys(folder: Path, role: str, count: int) -> list[CryptoSigner]:
    """Make `count` keys, ``<role>-<key id's beginning>.pem``, for their owner only. Raises `GovChannelError`."""
    signers = [CryptoSigner(Ed25519PrivateKey.generate()) for _ in range(count)]
    passphrase = os.environ.get(PASSPHRASE)
    protection: KeySerializationEncryption = (
        BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    )
    try:
        for signer in signers:
            # The library has no way to write a key: it is taken from where the signer keeps it.
            pem = signer._private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection)
            write_secret(key_file(folder, role, signer), pem)
    except OSError as error:
        raise GovChannelError(f"{folder}: {error.strerror}") from error
    return signers


def load_keys(folder: Path, role: str) -> list[CryptoSigner]:
    """A role's keys in a folder, none when there are none. Raises `GovChannelError` for one that cannot be used."""
    signers = []
    passphrase = os.environ.get(PASSPHRASE)
    try:
        files = sorted(folder.glob(f"{role}-*.pem"))
    except OSError as error:
        raise GovChannelError(f"{folder}: {error.strerror}") from error
    for file in files:
        try:
            key = load_pem_private_key(file.read_bytes(), passphrase.encode() if passphrase else None)
            if not isinstance(key, Ed25519PrivateKey):
                raise GovChannelError(f"{file}: not an Ed25519 key")
            signers.append(CryptoSigner(key))
        except OSError as error:
            raise GovChannelError(f"{file}: {error.strerror}") from error
        except (ValueError, TypeError) as error:
            raise GovChannelError(f"{file}: cannot be opened; is {PASSPHRASE} right?") from error
    return signers


def key_file(folder: Path, role: str, signer: CryptoSigner) -> Path:
    """Where a key lies."""
    return folder / f"{role}-{signer.public_key.keyid[:12]}.pem"
