"""The screen's side of the counter: a question to the agent while somebody stands there, and its answer.

Only the agent speaks to the gateway. What is asked here passes through memory on both sides and is never written down.
One question a connection: JSON, end of writing, JSON back.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from kiosk.errors import KioskError, Offline, Outdated, Refused

T = TypeVar("T")

PATIENCE_SECONDS = 12.0
"""How long the screen waits; the agent gives up on the gateway before."""
LARGEST = 1_000_000
"""Bytes of a question or an answer."""


class Question(msgspec.Struct, frozen=True):
    """`subject` is a row of `kiosk.answering.SUBJECTS`, `body` its message."""

    subject: str
    body: msgspec.Raw


class Reply(msgspec.Struct, frozen=True):
    """The message that answers, or the `KioskError` that came instead: its code, and a `Refused`'s reason."""

    body: msgspec.Raw = msgspec.Raw(b"null")
    failure: str | None = None
    reason: str = ""


class Counter:
    """Asks one question at a time; `hang_up` may be called from any thread."""

    def __init__(self, path: Path) -> None:
        """`path` is the agent's socket; it need not be there yet."""
        self._path = path
        self._lock = threading.Lock()
        self._line: socket.socket | None = None

    def ask(self, subject: str, message: msgspec.Struct | None, kind: type[T]) -> T:
        """The answer. Raises `Offline` (also without an agent, and after `hang_up`), `Refused`, `Outdated`."""
        question = msgspec.json.encode(Question(subject, msgspec.Raw(msgspec.json.encode(message))))
        try:
            with reachable(self._path) as address, socket.socket(socket.AF_UNIX) as line:
                line.settimeout(PATIENCE_SECONDS)
                with self._lock:
                    self._line = line
                try:
                    line.connect(address)
                    line.sendall(question)
                    line.shutdown(socket.SHUT_WR)
                    received = receive(line)
                finally:
                    with self._lock:
                        self._line = None
        except OSError as error:
            raise Offline(f"agent: {type(error).__name__}") from error
        if not received:
            raise Offline("agent: no answer")
        try:
            reply = msgspec.json.decode(received, type=Reply)
            if reply.failure is None:
                return msgspec.json.decode(reply.body, type=kind)
        except ValueError as error:
            raise Outdated(f"agent: {type(error).__name__}") from error
        raise _failure(reply)

    def hang_up(self) -> None:
        """Give up a question that is under way, if there is one."""
        with self._lock:
            if self._line is not None:
                with suppress(OSError):
                    self._line.shutdown(socket.SHUT_RDWR)


def _failure(reply: Reply) -> KioskError:
    if reply.failure == Refused.code:
        return Refused(reply.reason)
    return Outdated(reply.reason) if reply.failure == Outdated.code else Offline(reply.reason)


def receive(line: socket.socket) -> bytes:
    """Everything until the other side ends. Raises `OSError` for more than `LARGEST`."""
    received = bytearray()
    while piece := line.recv(65_536):
        received += piece
        if len(received) > LARGEST:
            raise OSError("too much")
    return bytes(received)


@contextmanager
def reachable(path: Path) -> Iterator[str]:
    """An address of a socket's path that fits into the 107 bytes a socket's address may have."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
