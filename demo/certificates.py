"""An authority of one's own and the certificates a terminal may meet: the right one, and those it must refuse."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from demo.bad_line import SOUND

NAME = "localhost"
SELF_SIGNED, EXPIRED, NOT_YET, OTHER_NAME = "self-signed", "expired", "not-yet-valid", "other-name"
_DAY = timedelta(days=1)


def make_certificates(folder: Path) -> tuple[Path, dict[str, ssl.SSLContext]]:
    """The authority's certificate as a PEM file, for REQUESTS_CA_BUNDLE, and a server's context for each case."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    valid = (now - _DAY, now + _DAY)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "An authority for tests")])
    authority = _certificate(name, name, key, key, valid, authority=True)
    file = folder / "authority.pem"
    file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    cases = {
        SOUND: (NAME, valid, True),
        SELF_SIGNED: (NAME, valid, False),
        EXPIRED: (NAME, (now - 9 * _DAY, now - _DAY), True),
        NOT_YET: (NAME, (now + _DAY, now + 9 * _DAY), True),
        OTHER_NAME: ("elsewhere.example", valid, True),
    }
    contexts = {}
    for case, (host, times, vouched) in cases.items():
        own = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
        issuer, signer = (name, key) if vouched else (subject, own)
        certificate = _certificate(subject, issuer, own, signer, times)
        contexts[case] = _context(folder / f"{case}.pem", own, certificate)
    return file, contexts


def make_certificate(folder: Path, names: tuple[str, ...], self_signed: str) -> tuple[Path, dict[str, ssl.SSLContext]]:
    """The authority's certificate as a PEM file, and a server's context for each name; one that nobody vouches for."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    valid = (now - _DAY, now + _DAY)
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "An authority for tests of websites")])
    authority = _certificate(issuer, issuer, key, key, valid, authority=True)
    file = folder / "authority.pem"
    file.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    contexts = {}
    for host in (*names, self_signed):
        own = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
        vouched = (issuer, key) if host != self_signed else (subject, own)
        certificate = _certificate(subject, vouched[0], own, vouched[1], valid)
        contexts[host] = _context(folder / f"{host}.pem", own, certificate)
    return file, contexts


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    times: tuple[datetime, datetime],
    authority: bool = False,
) -> x509.Certificate:
    host = subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(times[0])
        .not_valid_after(times[1])
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
