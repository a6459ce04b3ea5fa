"""A web server on loopback: what imitations, benchmarks and tests stand on."""

from __future__ import annotations

import contextlib
import functools
import ssl
import sys
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler
from typing import Any, Self


class Loopback(ThreadingHTTPServer):
    """Answers from `start` to `stop`, on a thread of its own; or as long as it is entered."""

    daemon_threads = True
    request_queue_size = 64  # many may come at one moment; the usual 5 turns some away

    def __init__(
        self, handler: Callable[..., BaseRequestHandler], port: int = 0, tls: ssl.SSLContext | None = None
    ) -> None:
        """Listens already, on a free port where none is named."""
        super().__init__(("127.0.0.1", port), handler)
        if tls is not None:
            # Hands are shaken on the caller's own thread: one who does not keeps nobody else waiting.
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.server_port}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def stop(self) -> None:
        """For good; whoever calls is refused."""
        self.shutdown()
        self._thread.join()
        self.server_close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that gave up is no matter; anything else is told on stderr."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Says nothing of its calls."""

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def body(self) -> bytes:
        """What the caller sent."""
        return self.rfile.read(int(self.headers.get("content-length") or 0))


class _FileHandler(Handler, SimpleHTTPRequestHandler):
    pass


def files(folder: Path) -> Loopback:
    """A plain web server over a folder."""
    return Loopback(functools.partial(_FileHandler, directory=str(folder)))


def reply(
    call: BaseHTTPRequestHandler, data: bytes = b"", status: int = 200, headers: Mapping[str, str] | None = None
) -> None:
    """A whole answer."""
    call.send_response(status)
    for name, value in (headers or {}).items():
        call.send_header(name, value)
    call.send_header("content-length", str(len(data)))
    call.end_headers()
    call.wfile.write(data)


def drip(call: BaseHTTPRequestHandler) -> None:
    """A byte now and then, without end."""
    _without_end(call, b" ", 0.02)


def flood(call: BaseHTTPRequestHandler) -> None:
    """Bytes without end."""
    _without_end(call, b" " * 65_536, 0.0)


def _without_end(call: BaseHTTPRequestHandler, piece: bytes, pause: float) -> None:
    call.send_response(200)
    call.send_header("content-type", "application/json")
    call.end_headers()
    with contextlib.suppress(OSError):
        while True:
            call.wfile.write(piece)
            time.sleep(pause)
    call.close_connection = True
