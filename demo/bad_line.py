"""A line that goes bad on command: a TCP proxy on loopback, before the gateway or before anything else.

Needs no rights and no kernel module, and runs on its own thread; tests, benchmarks and the demonstration can put it
between a terminal and its gateway. With `certificates` it is also the TLS-terminating proxy that a gateway has in
service.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

T = TypeVar("T")

PIECE = 65_536
SOUND = "sound"
"""The certificate of a line that is well."""


@dataclass(frozen=True)
class Fault:
    """What is wrong; the default is a sound line. Bytes are counted from a connection's beginning, without TLS.

    `port`: ``open``, ``closed`` (refused at once) or ``dropped`` (the packets of a new connection vanish).
    `seconds`: how long each piece is held. `request_bytes`, `answer_bytes`: after so many the connection is reset, or,
    with `hangs`, nothing comes through any more. `drip`: seconds from one byte of an answer to the next.
    `answer`: what somebody on the way says in the gateway's place. `certificate`: which one is shown.
    """

    port: Literal["open", "closed", "dropped"] = "open"
    seconds: float = 0.0
    request_bytes: int | None = None
    answer_bytes: int | None = None
    hangs: bool = False
    drip: float = 0.0
    answer: bytes | None = None
    certificate: str = SOUND


def says(status: str, kind: str, body: bytes, *more: str) -> bytes:
    """An HTTP answer, such as a captive portal's. `more` are header lines."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *more, "", ""]
    return "\r\n".join(head).encode() + body


class BadLine:
    """Listens on `port` of loopback, and passes on to `upstream`, a port that may be set later."""

    def __init__(self, certificates: Mapping[str, ssl.SSLContext] | None = None) -> None:
        """With `certificates` (one of them `SOUND`) callers speak TLS. Starts nothing yet."""
        self.upstream = 0
        self.port = 0
        self.carried = 0
        """Bytes that callers sent through, without TLS."""
        self._fault = Fault()
        self._certificates = certificates or {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="bad line", daemon=True)
        self._server: asyncio.Server | None = None
        self._dropping: list[socket.socket] = []
        self._opened: set[asyncio.StreamWriter] = set()
        self._serving: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The address for callers."""
        return f"{'https' if self._certificates else 'http'}://localhost:{self.port}"

    def becomes(self, fault: Fault) -> None:
        """Be so from now on; what is connected is cut off."""
        self._run(self._becomes(fault))

    def mend(self) -> None:
        """Be sound again."""
        self.becomes(Fault())

    def __enter__(self) -> BadLine:
        self._thread.start()
        self._run(self._listen())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._becomes(Fault(port="closed")))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _becomes(self, fault: Fault) -> None:
        self._fault = fault
        await self._stop_listening()
        for one in self._dropping:
            one.close()
        self._dropping.clear()
        for writer in self._opened:
            writer.transport.abort()
        self._opened.clear()
        # The tasks of what was cut off end by themselves.
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        match fault.port:
            case "open":
                await self._listen()
            case "dropped":
                self._drop()
            case "closed":
                pass

    async def _listen(self) -> None:
        tls = None
        if self._certificates:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.sni_callback = self._choose_certificate
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port, ssl=tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop_listening(self) -> None:
        """Nobody new is let in, and who is at the door is let in first.

        asyncio leaves a socket open whose task is cancelled, or whose server is closed, before its connection is made.
        """
        if self._server is None:
            return
        for listener in self._server.sockets:
            self._loop.remove_reader(listener)
        for _ in ("the task begins", "the connection is made", "it is served, or its TLS begins"):
            await asyncio.sleep(0)
        self._server.close()
        self._server = None

    def _count(self, size: int) -> None:
        self.carried += size

    def _choose_certificate(self, connection: Any, _name: Any, _context: Any) -> None:
        connection.context = self._certificates[self._fault.certificate]

    def _drop(self) -> None:
        """A listener whose queue is full: the kernel throws away the packets of a new connection."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(0)
        self._dropping.append(listener)
        for _ in range(2):
            waiting = socket.socket()
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.1", self.port))
            self._dropping.append(waiting)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Noted here and not by the task, which may be cancelled before it has begun.
        self._opened.add(writer)
        task = self._loop.create_task(self._serve(reader, writer))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self._fault
        up_writer: asyncio.StreamWriter | None = None
        try:
            if fault.answer is not None:
                await _take_request(reader)
                await _give(writer, fault.answer, fault)
                return
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.upstream)
            self._opened.add(up_writer)
            up = asyncio.create_task(_pump(reader, up_writer, fault.request_bytes, fault, 0.0, self._count))
            down = asyncio.create_task(_pump(up_reader, writer, fault.answer_bytes, fault, drip=fault.drip))
            done, pending = await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)
            if any(task.result() == "reset" for task in done if task.exception() is None):
                _reset(writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            for one in (writer, up_writer):
                if one is not None:
                    self._opened.discard(one)
                    one.close()
                    with contextlib.suppress(OSError, asyncio.CancelledError):
                        await one.wait_closed()


async def _pump(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    most: int | None,
    fault: Fault,
    drip: float,
    count: Callable[[int], None] | None = None,
) -> Literal["end", "reset"]:
    come = 0
    while piece := await reader.read(PIECE):
        if fault.seconds:
            await asyncio.sleep(fault.seconds)
        if most is not None:
            piece, come = piece[: most - come], come + len(piece)
        if count is not None:
            count(len(piece))
        await _give(writer, piece, Fault(drip=drip))
        if most is not None and come >= most:
            if not fault.hangs:
                return "reset"
            await asyncio.Event().wait()
    return "end"


async def _give(writer: asyncio.StreamWriter, data: bytes, fault: Fault) -> None:
    if fault.seconds:
        await asyncio.sleep(fault.seconds)
    if not fault.drip:
        writer.write(data)
    else:
        for place in range(len(data)):
            writer.write(data[place : place + 1])
            await writer.drain()
            await asyncio.sleep(fault.drip)
    await writer.drain()


async def _take_request(reader: asyncio.StreamReader) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    if length:
        await reader.readexactly(int(length[1]))


def _reset(writer: asyncio.StreamWriter) -> None:
    """Break off as a cut cable's firewall does: a reset, not an orderly end."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
