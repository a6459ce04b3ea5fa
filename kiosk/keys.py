"""The terminal's own key: P-256, made here, never leaves. The file is 0600; a TPM can take its place behind `sign`."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.errors import NotSetUp


def make_key(path: Path) -> ec.EllipticCurvePrivateKey:
    """Make the key, or take the one that is there: enrolling again after a lost answer must use the same key."""
    if path.exists():
        return load_key(path)
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    write_durably(path, pem, mode=0o600)
    return key


def load_key(path: Path) -> ec.EllipticCurvePrivateKey:
    """The terminal's key. Raises `NotSetUp` when it is missing or no P-256 key."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise NotSetUp(f"{path.name}: no usable key; enrol this terminal with: kiosk enrol") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise NotSetUp(f"{path.name}: not a P-256 key")
    return key


def public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half as SubjectPublicKeyInfo, DER."""
    return key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def sign(key: ec.EllipticCurvePrivateKey, content: bytes) -> bytes:
    """ECDSA with SHA-256 over `content`, DER."""
    return key.sign(content, ec.ECDSA(hashes.SHA256()))


def write_durably(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file whole or not at all, flushed to the disk before its name appears."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
