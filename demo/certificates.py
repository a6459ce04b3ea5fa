"""An authority of one's own and the certificates a terminal may meet: the right one, and those it must refuse."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from demo.bad_line import SOUND

NAME = "localhost"
SELF_SIGNED, EXPIRED, NOT_YET, OTHER_NAME = "self-signed", "expired", "not-yet-valid", "other-name"


@dataclass(frozen=True)
class Wanted:
    """A certificate for a name, valid between two days, counted from now; nobody vouches for it unless `vouched`."""

    name: str = NAME
    days: tuple[int, int] = (-1, 1)
    vouched: bool = True


CASES = {
    SOUND: Wanted(),
    SELF_SIGNED: Wanted(vouched=False),
    EXPIRED: Wanted(days=(-9, -1)),
    NOT_YET: Wanted(days=(1, 9)),
    OTHER_NAME: Wanted("elsewhere.example"),
}
"""What a terminal may meet where the gateway should be."""


def make_certificates(folder: Path, cases: Mapping[str, Wanted] = CASES) -> tuple[Path, dict[str, ssl.SSLContext]]:
    """The authority's certificate as a PEM file, for REQUESTS_CA_BUNDLE, and a server's context for each case."""
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("An authority for tests")
    authority = _certificate(name, name, key, key, (-1, 1), authority=True)
    file = folder / "authority.pem"
    file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    contexts = {}
    for case, wanted in cases.items():
        own, subject = ec.generate_private_key(ec.SECP256R1()), _name(wanted.name)
        issuer, signer = (name, key) if wanted.vouched else (subject, own)
        certificate = _certificate(subject, issuer, own, signer, wanted.days)
        contexts[case] = _context(folder / f"{case}.pem", own, certificate)
    return file, contexts


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    days: tuple[int, int],
    authority: bool = False,
) -> x509.Certificate:
    now = datetime.now(UTC)
    host = subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days[0]))
        .not_valid_after(now + timedelta(days[1]))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(str(host))]), critical=False)
    return builder.sign(signer, hashes.SHA256())


def _context(file: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> ssl.SSLContext:
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
