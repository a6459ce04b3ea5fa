"""`govchannel serve`: the gateway process."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import click
import uvicorn

from govchannel.cli.output import opened
from govchannel.connectors.government_api import CardRegister
from govchannel.delivery.office import Office
from govchannel.delivery.outward import Outward, read_networks
from govchannel.errors import GovChannelError
from govchannel.gateway.app import make_app
from govchannel.gateway.clock import system_clock
from govchannel.log import set_up_log
from govchannel.releases.online import Online
from govchannel.releases.repository import Repository


class _Server(uvicorn.Server):
    """Says when it can be called, and ends without waiting for those who wait."""

    def __init__(self, config: uvicorn.Config, url: str, answer_all: Sequence[Callable[[], Awaitable[None]]]) -> None:
        super().__init__(config)
        self._url = url
        self._answer_all = answer_all

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Those who wait for news are answered first; the server would wait for them.
        for answer in self._answer_all:
            await answer()
        await super().shutdown(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        click.echo(f"listening on {self._url}")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 = any free one")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="data folder instead of GOVCHANNEL_HOME")
def serve(host: str, port: int, home: Path | None) -> None:
    """Run the gateway until SIGTERM. TLS is a proxy's work; its address is `public_url` in config.toml."""
    set_up_log("gateway")
    with opened(home) as (config, engine):
        listening = _listen(host, port)
        url = f"http://{host}:{listening.getsockname()[1]}"
        online = Online(Repository(config.releases), config.release_keys, system_clock)
        public_url = (config.settings.public_url or url).rstrip("/")
        api = config.settings.government_api
        register = CardRegister(api) if api else None
        outward = Outward(config.settings.webhook_seconds, read_networks(config.settings.webhook_networks))
        office = Office(engine, outward, config.webhook_key, system_clock)
        settings = config.settings
        app = make_app(
            engine, public_url, system_clock, online, office, settings.halt_share, register, settings.phone_channel
        )
        # No access log: it would hold the tokens of status pages.
        server = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, lifespan="on", timeout_graceful_shutdown=10
        )
        _Server(server, url, (online.close, office.close)).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        listening = socket.create_server((host, port), backlog=1024)
        # asyncio sets this only on sockets that name their protocol; without it each body waits 40 ms for its headers.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise GovChannelError(f"cannot listen on {host}:{port}: {error.strerror}") from error
    return listening
