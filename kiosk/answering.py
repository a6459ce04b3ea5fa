"""The agent's side of the counter: asks the gateway what the screen wants to know, at once or not at all.

Whoever asks may read the terminal's data folder: the socket is its owner's only. Nothing of a question or an answer is
kept or logged: each has a process of its own, which alone reads it and ends with it, so that no memory holds it longer.
"""

from __future__ import annotations

import multiprocessing
import select
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess

import msgspec

from govchannel.contract import wire
from kiosk.clock import Clock, SystemClock
from kiosk.config import Config, Patience
from kiosk.counter import Question, Reply, reachable, receive
from kiosk.errors import KioskError, Offline
from kiosk.gateway import HttpGateway, open_gateway
from kiosk.log import log
from kiosk.process import begin

PATIENCE = Patience(connect_seconds=3.0, answer_seconds=6.0)
"""How long the gateway has: less than the screen's own patience."""
READ_SECONDS = 2.0
LONGEST_SECONDS = 15
"""A process that takes longer hangs."""
AT_ONCE = 4
"""Questions under way: one screen asks one, and may have given up on some before."""

# A fork of this process would take its threads' locks along; a fork of a bare one that has everything loaded does not.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])


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
    """Answers until `close`. A process and a connection to the gateway for each question: none waits for another."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, config: Config) -> None:
        """Makes the socket anew; one that a killed agent left is removed. Raises `OSError`."""
        self._path = config.counter
        self.config = config
        self.places = threading.BoundedSemaphore(AT_ONCE)
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


def answer(config: Config, clock: Clock, question: bytes) -> Reply:
    """What the gateway says."""
    gateway = open_gateway(config, clock, PATIENCE)
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
    return Reply(body=msgspec.Raw(msgspec.json.encode(told)))


def _answer_one(config: Config, line: socket.socket) -> None:
    """The process of one question."""
    begin("agent")
    line.settimeout(READ_SECONDS)
    with suppress(OSError):  # a screen that gave up is no matter
        line.sendall(msgspec.json.encode(answer(config, SystemClock(), receive(line))))


class _Asked(socketserver.BaseRequestHandler):
    """One question."""

    server: Answering
    request: socket.socket

    def handle(self) -> None:
        if not self.server.places.acquire(blocking=False):
            self.request.sendall(msgspec.json.encode(Reply(failure=Offline.code, reason="busy")))
            return
        try:
            process = PROCESSES.Process(target=_answer_one, args=(self.server.config, self.request), daemon=True)
            process.start()
            self._wait_for(process)
        finally:
            self.server.places.release()

    def _wait_for(self, process: BaseProcess) -> None:
        """Until it has answered, or nobody waits for the answer any more."""
        ends = select.poll()
        ends.register(process.sentinel, select.POLLIN)
        ends.register(self.request, 0)  # only that the other side is gone: who asked has ended writing
        ends.poll(LONGEST_SECONDS * 1000)
        process.kill()
        process.join()
        process.close()
