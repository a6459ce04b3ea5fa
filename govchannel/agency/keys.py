"""An agency's keys in a folder only it can read: ``<id>.key`` the private half, ``<id>.json`` what may be told of it.

The gateway's folder may hold public halves only: then the agency made the key on a machine of its own.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from govchannel.contract import envelope, wire
from govchannel.contract.agency_keys import begins, chosen, in_order
from govchannel.contract.catalog import AgencyId, AgencyKey
from govchannel.errors import GovChannelError
from govchannel.files import write_secret, write_whole

LARGEST_RECORD = 10_000


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A key and what was done with it. Withdrawn: terminals shall not seal to it. Removed: its private half is gone.

    A record stays for ever, so that an id is never given again.
    """

    key: AgencyKey
    withdrawn_at: datetime | None = None
    removed_at: datetime | None = None


def generate(folder: Path, agency: str, now: datetime, start: datetime | None = None) -> AgencyKey:
    """Make a new key pair that is sealed to from `start` (default: now) on. Raises `GovChannelError`.

    Older ones stay: requests sealed to them may be under way.
    """
    known = records(folder, agency)
    private = X25519PrivateKey.generate()
    begin = (start or now).replace(microsecond=0)
    while any(begins(one.key) == begin for one in known):
        begin += timedelta(seconds=1)
    key_id = f"{agency}-{now:%Y%m%d}-{len(known) + 1}"
    key = _public(agency, key_id, private, begin)
    file = folder / agency / f"{key_id}.key"
    try:
        write_secret(file, private.private_bytes_raw())
    except OSError as error:
        raise GovChannelError(f"{file}: {error.strerror}") from error
    _write(folder, Record(key))
    return key


def add_public(folder: Path, file: Path) -> AgencyKey:
    """Take the public half of a key that an agency made elsewhere, from its ``.json``. Raises `GovChannelError`."""
    key = _read(file).key
    try:
        msgspec.convert(key.agency, AgencyId)
        msgspec.convert(key.key_id, wire.Name)
        envelope.load_public_key(key.suite, key.public_key)
    except (msgspec.ValidationError, envelope.EnvelopeError) as error:
        raise GovChannelError(f"{file}: not an agency's public key") from error
    for one in records(folder, key.agency):
        if key.key_id == one.key.key_id or key.public_key == one.key.public_key:
            raise GovChannelError(f"{one.key.key_id} is here already")
    (folder / key.agency).mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(folder, Record(key))
    return key


def records(folder: Path, agency: str) -> list[Record]:
    """All of an agency's keys, in the order in which they begin. Raises `GovChannelError`."""
    own = folder / agency
    told = {file.stem: _read(file) for file in sorted(own.glob("*.json"))}
    # A key from before there were records: it counts from ever, by the age of its file.
    silent = [file for file in own.glob("*.key") if file.stem not in told]
    silent.sort(key=lambda file: (file.stat().st_mtime_ns, file.name))
    older = [Record(_public(agency, file.stem, _private(file), None)) for file in silent]
    order = in_order(one.key for one in [*older, *told.values()])
    by_id = {one.key.key_id: one for one in [*older, *told.values()]}
    return [by_id[key.key_id] for key in order]


def all_records(folder: Path) -> list[Record]:
    """All agencies' keys. Raises `GovChannelError`."""
    agencies = sorted(own.name for own in folder.iterdir()) if folder.is_dir() else []
    return [one for agency in agencies for one in records(folder, agency)]


def public_keys(folder: Path) -> list[AgencyKey]:
    """What terminals shall know: all agencies' keys that are not withdrawn, oldest first. Raises `GovChannelError`."""
    return [one.key for one in all_records(folder) if one.withdrawn_at is None]


def private_keys(folder: Path, agency: str) -> dict[str, X25519PrivateKey]:
    """An agency's private keys by key id, oldest first. Raises `GovChannelError` when it has none or one is damaged."""
    found = {one.key.key_id: folder / agency / f"{one.key.key_id}.key" for one in records(folder, agency)}
    keys = {key_id: _private(file) for key_id, file in found.items() if file.exists()}
    if not keys:
        raise GovChannelError(f"no key of {agency}; make one with: govchannel agency keygen {agency}")
    return keys


def withdraw(folder: Path, agency: str, key_id: str, now: datetime) -> None:
    """Offer a key to no terminal any more, from the next release on. Raises `GovChannelError` for the present one."""
    known = {one.key.key_id: one for one in records(folder, agency)}
    one = _named(known, agency, key_id)
    if one.withdrawn_at is not None:
        return
    others = [other.key for other in known.values() if other.withdrawn_at is None and other is not one]
    present = chosen(agency, others, now)
    if present is None or begins(present) > now:
        raise GovChannelError(
            f"{agency} has no other key to seal to yet; make one with: govchannel agency keygen {agency}"
        )
    _write(folder, Record(one.key, now))


def remove(folder: Path, agency: str, key_id: str, now: datetime) -> None:
    """Delete a private key for good; that nothing needs it was judged before. Raises `GovChannelError`."""
    one = _named({one.key.key_id: one for one in records(folder, agency)}, agency, key_id)
    if one.withdrawn_at is None:
        raise GovChannelError(f"{key_id} is in use; first: govchannel agency withdraw-key {agency} {key_id}")
    _write(folder, Record(one.key, one.withdrawn_at, one.removed_at or now))
    file = folder / agency / f"{key_id}.key"
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise GovChannelError(f"{file}: {error.strerror}") from error


def removed(folder: Path, agency: str) -> set[str]:
    """The ids of keys whose private half was removed. Raises `GovChannelError`."""
    return {one.key.key_id for one in records(folder, agency) if one.removed_at is not None}


def fingerprint(key: AgencyKey) -> str:
    """What two people compare over the telephone before a key is believed: 16 hex digits of its SHA-256."""
    digits = hashlib.sha256(key.public_key).hexdigest()[:16]
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


def _named(known: dict[str, Record], agency: str, key_id: str) -> Record:
    if key_id not in known:
        raise GovChannelError(f"{agency} has no key {key_id}")
    return known[key_id]


def _public(agency: str, key_id: str, key: X25519PrivateKey, start: datetime | None) -> AgencyKey:
    raw = key.public_key().public_bytes_raw()
    return AgencyKey(agency=agency, key_id=key_id, suite=envelope.X25519, public_key=raw, valid_from=start)


def _private(file: Path) -> X25519PrivateKey:
    try:
        return X25519PrivateKey.from_private_bytes(file.read_bytes())
    except (OSError, ValueError) as error:
        raise GovChannelError(f"{file}: not a private key") from error


def _read(file: Path) -> Record:
    try:
        with file.open("rb") as stream:
            return msgspec.json.decode(stream.read(LARGEST_RECORD), type=Record)
    except OSError as error:
        raise GovChannelError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise GovChannelError(f"{file}: not an agency's public key") from error


def _write(folder: Path, record: Record) -> None:
    file = folder / record.key.agency / f"{record.key.key_id}.json"
    write_whole(file, msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")
