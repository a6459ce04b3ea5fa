"""Agencies' websites on this machine: an https server for every name below ``.example``, and pages that misbehave."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from demo.certificates import Wanted, make_certificates

AGENCY, LOGIN, ELSEWHERE, CDN, SELF_SIGNED = (
    "www.agency.example",
    "login.agency.example",
    "elsewhere.example",
    "cdn.example",
    "self-signed.example",
)
ADDRESS = f"https://{AGENCY}/"


@dataclass(frozen=True)
class Seen:
    """A request that came: to which host, how, for what, with which cookie and body."""

    host: str
    method: str
    path: str
    cookie: str = ""
    body: str = ""


@dataclass
class Page:
    """What a path answers with."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Website:
    """Answers every name; `pages` are by ``host/path`` or ``/path``, and may be changed while it runs."""

    def __init__(self, folder: Path) -> None:
        """Makes the certificates in `folder`; `authority` is the file of who vouches for them."""
        self.pages: dict[str, Page] = {}
        self.seen: list[Seen] = []
        names = (AGENCY, LOGIN, ELSEWHERE, CDN, SELF_SIGNED)
        wanted = {name: Wanted(name, vouched=name != SELF_SIGNED) for name in names}
        self.authority, contexts = make_certificates(folder, wanted)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self._answer))
        context = contexts[AGENCY]
        context.sni_callback = lambda sock, name, _: setattr(sock, "context", contexts.get(str(name), context))
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="website", daemon=True)

    @property
    def flags(self) -> str:
        """For Chromium: all these names are this server."""
        return f'--host-resolver-rules="MAP *.example 127.0.0.1:{self._server.server_address[1]}"'

    def _answer(self, seen: Seen) -> Page:
        self.seen.append(seen)
        path = seen.path.partition("?")[0]
        return self.pages.get(f"{seen.host}{path}") or self.pages.get(path) or Page(status=404)

    def saw(self, path: str, host: str = "") -> list[Seen]:
        """Requests for a path."""
        return [one for one in self.seen if one.path.partition("?")[0] == path and host in ("", one.host)]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(answer: Callable[[Seen], Page]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def do_GET(self) -> None:
            self._do()

        def do_POST(self) -> None:
            self._do()

        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode("utf-8", "replace")
            host = (self.headers.get("host") or "").partition(":")[0]
            page = answer(Seen(host, self.command, self.path, self.headers.get("cookie") or "", body))
            data = page.body.encode()
            self.send_response(page.status)
            for name, value in {"content-type": "text/html; charset=utf-8", **page.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

        def setup(self) -> None:
            try:
                self.request.do_handshake()
            except (ssl.SSLError, OSError):
                self.request.close()
            super().setup()

    return Handler
