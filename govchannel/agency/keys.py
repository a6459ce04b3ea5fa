"""An agency's key pairs: private keys in a folder only it can read, public keys for the catalog."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from govchannel.contract import envelope
from govchannel.contract.catalog import AgencyKey
from govchannel.errors import GovChannelError
from govchannel.files import write_secret


def generate(folder: Path, agency: str, now: datetime) -> AgencyKey:
    """Make a new key pair; older ones stay, requests sealed to them may be under way. Raises `GovChannelError`."""
    private = X25519PrivateKey.generate()
    own = folder / agency
    try:
        key_id = f"{agency}-{now:%Y%m%d}-{len(list(own.glob('*.key'))) + 1}"
        write_secret(own / f"{key_id}.key", private.private_bytes_raw())
    except OSError as error:
        raise GovChannelError(f"{own}: {error.strerror}") from error
    return _public(agency, key_id, private)


def public_keys(folder: Path) -> list[AgencyKey]:
    """All agencies' public keys, each agency's oldest first. Raises `GovChannelError`."""
    agencies = sorted(own.name for own in folder.iterdir()) if folder.is_dir() else []
    return [_public(agency, key_id, key) for agency in agencies for key_id, key in private_keys(folder, agency).items()]


def private_keys(folder: Path, agency: str) -> dict[str, X25519PrivateKey]:
    """An agency's private keys by key id, oldest first. Raises `GovChannelError` when it has none or one is damaged."""
    own = folder / agency
    files = sorted(own.glob("*.key"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    if not files:
        raise GovChannelError(f"no key of {agency}; make one with: govchannel agency keygen {agency}")
    keys = {}
    for file in files:
        try:
            keys[file.stem] = X25519PrivateKey.from_private_bytes(file.read_bytes())
        except (OSError, ValueError) as error:
            raise GovChannelError(f"{file}: not a private key") from error
    return keys


def _public(agency: str, key_id: str, key: X25519PrivateKey) -> AgencyKey:
    raw = key.public_key().public_bytes_raw()
    return AgencyKey(agency=agency, key_id=key_id, suite=envelope.X25519, public_key=raw)
