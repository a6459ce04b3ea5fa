"""`govchannel agency client`: which programs of agencies may call the gateway."""

from __future__ import annotations

from pathlib import Path

import click
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from govchannel.cli.output import check_agency, opened, print_json
from govchannel.contract.delivery import key_id_of
from govchannel.contract.signing import load_public_key
from govchannel.errors import GovChannelError
from govchannel.files import write_secret
from govchannel.gateway.clock import system_clock
from govchannel.store import feed

LARGEST_KEY = 10_000


@click.group()
def client() -> None:
    """Which programs of agencies may fetch requests and say what becomes of them."""


@client.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def keygen(file: Path) -> None:
    """Agency: make a program's key pair, the private key in FILE, the public one in FILE.pub. Prints the key id."""
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key()
    info = serialization.PublicFormat.SubjectPublicKeyInfo
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        write_secret(file, private)
        file.with_name(f"{file.name}.pub").write_bytes(public.public_bytes(serialization.Encoding.PEM, info))
    except OSError as error:
        raise GovChannelError(f"{file}: {error.strerror}") from error
    click.echo(key_id_of(public.public_bytes(serialization.Encoding.DER, info)))


@client.command()
@click.argument("agency")
@click.argument("public_key", type=click.Path(path_type=Path, dir_okay=False))
def add(agency: str, public_key: Path) -> None:
    """Operator: let the program with this PUBLIC_KEY (a file, PEM, P-256) read AGENCY's feed. Prints its key id."""
    check_agency(agency)
    der = _read(public_key)
    with opened() as (_, engine):
        click.echo(feed.add_client(engine, agency, der, system_clock()))


@client.command("list")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def list_(as_json: bool) -> None:
    """All clients."""
    with opened() as (_, engine):
        clients = feed.clients(engine)
    if as_json:
        print_json([{"key_id": one.key_id, "agency": one.agency, "added_at": one.added_at} for one in clients])
        return
    for one in clients:
        click.echo(f"{one.agency:12} {one.key_id}  since {one.added_at:%Y-%m-%d}")


@client.command()
@click.argument("agency")
@click.argument("key_id")
def remove(agency: str, key_id: str) -> None:
    """Accept nothing from a client any more."""
    with opened() as (_, engine):
        feed.remove_client(engine, agency, key_id)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            pem = stream.read(LARGEST_KEY)
        key = serialization.load_pem_public_key(pem)
        der = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        load_public_key(der)
    except OSError as error:
        raise GovChannelError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise GovChannelError(f"{file}: not a P-256 public key in PEM") from error
    return der
