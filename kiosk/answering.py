"""The agent's side of the counter: asks the gateway what the screen wants to know, at once or not at all.

Whoever asks may read the terminal's data folder: the socket is its owner's only. Nothing of a question or an answer is
kept or logged.
"""

from __future__ import annotations

import socket
import socketserver
import sys
import threading
from collections.abc import Callable

import msgspec
import structlog

from govchannel.contract import wire
from kiosk.clock import Clock
from kiosk.config import Config, Patience
from kiosk.counter import Question, Reply, reachable, receive
from kiosk.errors import KioskError, Offline
from kiosk.gateway import HttpGateway, open_gateway

PATIENCE = Patience(connect_seconds=3.0, answer_seconds=6.0)
"""How long the gateway has: less than the screen's own patience."""
READ_SECONDS = 2.0
AT_ONCE = 4
"""Questions under way: one screen asks one, and may have given up on some before."""

log = structlog.get_logger()


def _mine(gateway: HttpGateway, body: msgspec.Raw) -> wire.MyRequests:
    return gateway.mine(msgspec.json.decode(body, type=wire.AskMine))


def _card_checks(gateway: HttpGateway, _body: msgspec.Raw) -> wire.CardChecks:
    return gateway.card_checks()


def _check_card(gateway: HttpGateway, body: msgspec.Raw) -> wire.CardChecked:
    return gateway.check_card(msgspec.json.decode(body, type=wire.CheckCard))


SUBJECTS: dict[str, Callable[[HttpGateway, msgspec.Raw], wire.Message]] = {
    "my-requests": _mine,
    "card-checks": _card_checks,
    "check-card": _check_card,
}
"""What may be asked."""


class Answering(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Answers until `close`. A thread and a connection to the gateway for each question: none waits for another."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, config: Config, clock: Clock) -> None:
        """Makes the socket anew; one that a killed agent left is removed. Raises `OSError`."""
        self._path = config.counter
        self._config = config
        self._clock = clock
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._path.unlink(missing_ok=True)
        with reachable(self._path) as address:
            super().__init__(address, _Asked, bind_and_activate=False)
            self.server_bind()
            self._path.chmod(0o600)
            self.server_activate()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), name="counter", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop answering; who is still asking hears nothing more."""
        self.shutdown()
        self.server_close()
        self._path.unlink(missing_ok=True)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  # the library's
        """A screen that gave up is no matter. A bug is told by its kind only: its text may repeat what was asked."""
        kind = sys.exc_info()[0]
        if kind is not None and not issubclass(kind, OSError):
            log.error("bug", error=kind.__name__)

    def answer(self, question: bytes) -> Reply:
        """What the gateway says."""
        if not self._places.acquire(blocking=False):
            return Reply(failure=Offline.code, reason="busy")
        gateway = open_gateway(self._config, self._clock, PATIENCE)
        try:
            asked = msgspec.json.decode(question, type=Question)
            told = SUBJECTS[asked.subject](gateway, asked.body)
        except KioskError as error:
            log.warning("not answered", error=error.code, reason=error.detail)
            return Reply(failure=error.code, reason=error.detail)
        except (ValueError, KeyError):
            log.warning("not a question")  # nothing more: an error's text would repeat what was asked
            return Reply(failure="outdated", reason="not a question")
        finally:
            gateway.close()
            self._places.release()
        return Reply(body=msgspec.Raw(msgspec.json.encode(told)))


class _Asked(socketserver.BaseRequestHandler):
    """One question."""

    server: Answering
    request: socket.socket

    def handle(self) -> None:
        self.request.settimeout(READ_SECONDS)
        reply = self.server.answer(receive(self.request))
        self.request.sendall(msgspec.json.encode(reply))
