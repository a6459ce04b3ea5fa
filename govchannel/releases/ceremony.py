"""What needs the root keys: the beginning, and another key for a role."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from govchannel.errors import GovChannelError
from govchannel.releases.keys import key_file, load_keys, make_keys
from govchannel.releases.repository import ONLINE, Repository

ROTATED = ("root", "targets", "online", "dates")
"""What can be rotated: a role's keys, or with ``dates`` none at all."""


def begin(repository: Repository, root: Path, others: Path, count: int, threshold: int, now: datetime) -> None:
    """Make all keys and the empty repository. Raises `GovChannelError`; then no key was made."""
    if repository.exists:
        raise GovChannelError(f"{repository.folder}: there is a repository already")
    signers = make_keys(root, "root", count)
    (targets,), (online,) = make_keys(others, "targets", 1), make_keys(others, "online", 1)
    holders = {"root": signers, "targets": [targets], "snapshot": [online], "timestamp": [online]}
    repository.begin(now, holders, threshold)
    repository.renew([online], now, timedelta(0))


def rotate_role(
    repository: Repository, role: str, root_folder: Path, others: Path, now: datetime, dry_run: bool
) -> list[str]:
    """Another key for a role (one of the root keys for ``root``), and a new root that says so; what was done.

    Raises `GovChannelError` when too few root keys are here. Metadata that the old key signed are signed anew.
    """
    metadata = repository.root()
    root = metadata.signed
    here = {signer.public_key.keyid: signer for signer in load_keys(root_folder, "root")}
    old_roots = [here[keyid] for keyid in root.roles["root"].keyids if keyid in here]
    if len(old_roots) < root.roles["root"].threshold:
        raise GovChannelError(
            f"{root_folder}: {len(old_roots)} of the root keys are here, {root.roles['root'].threshold} must sign"
        )
    lines = [f"root version {root.version + 1}, signed by {len(old_roots)} of {len(root.roles['root'].keyids)} keys"]
    folder = root_folder if role == "root" else others
    roles = {"root": ("root",), "targets": ("targets",), "online": ONLINE, "dates": ()}[role]
    retired = _retired(root.roles[roles[0]].keyids, here if role == "root" else None) if roles else []
    lines += [f"{name} no longer believes key {keyid[:12]}" for name in roles for keyid in retired]
    lines += [f"a new key for {' and '.join(roles)} in {folder}"] if roles else []
    if dry_run:
        return lines
    new = make_keys(folder, role, 1) if roles else []
    old = load_keys(others, role) if role != "root" else []
    for name in roles:
        for keyid in retired:
            root.revoke_key(keyid, name)
        for signer in new:
            root.add_key(signer.public_key, name)
    signers = {signer.public_key.keyid: signer for signer in [*old_roots, *(new if role == "root" else [])]}
    repository.write("root", metadata, signers.values(), now)
    if role == "targets":
        repository.write("targets", repository.targets(), new, now)
    for signer in old:
        if signer.public_key.keyid in retired:
            key_file(folder, role, signer).rename(key_file(folder, f"retired-{role}", signer))
    return lines


def _retired(keyids: list[str], here: dict[str, CryptoSigner] | None) -> list[str]:
    """Which keys go: of root's the first whose private half is not here any more, else its oldest; of others all."""
    if here is None:
        return list(keyids)
    lost = [keyid for keyid in keyids if keyid not in here]
    return (lost or list(keyids))[:1]
