"""Agencies' websites on this machine: an https server for every name below ``.example``, and pages that misbehave."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from demo.certificates import Wanted, make_certificates
from demo.loopback import Handler, Loopback, reply

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


class Website(Loopback):
    """Answers every name; `pages` are by ``host/path`` or ``/path``, and may be changed while it runs."""

    def __init__(self, folder: Path) -> None:
        """Makes the certificates in `folder`; `authority` is the file of who vouches for them."""
        self.pages: dict[str, Page] = {}
        self.seen: list[Seen] = []
        names = (AGENCY, LOGIN, ELSEWHERE, CDN, SELF_SIGNED)
        wanted = {name: Wanted(name, vouched=name != SELF_SIGNED) for name in names}
        self.authority, contexts = make_certificates(folder, wanted)
        context = contexts[AGENCY]
        context.sni_callback = lambda sock, name, _: setattr(sock, "context", contexts.get(str(name), context))
        super().__init__(_Handler, tls=context)

    @property
    def flags(self) -> str:
        """For Chromium: all these names are this server."""
        return f'--host-resolver-rules="MAP *.example 127.0.0.1:{self.server_port}"'

    def page(self, seen: Seen) -> Page:
        """What a request is answered with."""
        self.seen.append(seen)
        path = seen.path.partition("?")[0]
        return self.pages.get(f"{seen.host}{path}") or self.pages.get(path) or Page(status=404)

    def saw(self, path: str, host: str = "") -> list[Seen]:
        """Requests for a path."""
        return [one for one in self.seen if one.path.partition("?")[0] == path and host in ("", one.host)]


class _Handler(Handler):
    server: Website
    protocol_version = "HTTP/1.1"
    timeout = 20

    def do_GET(self) -> None:
        self._do()

    def do_POST(self) -> None:
        self._do()

    def _do(self) -> None:
        host = (self.headers.get("host") or "").partition(":")[0]
        body = self.body().decode("utf-8", "replace")
        page = self.server.page(Seen(host, self.command, self.path, self.headers.get("cookie") or "", body))
        reply(self, page.body.encode(), page.status, {"content-type": "text/html; charset=utf-8", **page.headers})
