"""A line to one place over HTTP: every call ends in time, whatever hangs or drips, and each trouble has its word.

Certificates are judged by `requests`' own rule: the authorities it ships, or the file that REQUESTS_CA_BUNDLE names.
"""

from __future__ import annotations

import socket
import ssl
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    IncompleteRead,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SystemTimeWarning,
)

# A clock that is wrong by years: `word` says so, in the log's form.
urllib3.disable_warnings(SystemTimeWarning)

LINE_TROUBLE = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)
"""What a call may raise; `OSError` for a file of authorities that is not there."""

CERTIFICATE_TIME = ("certificate-expired", "certificate-not-yet-valid")
"""What a clock that is wrong by years looks like."""

_CERTIFICATES = {9: CERTIFICATE_TIME[1], 10: CERTIFICATE_TIME[0], 62: "certificate-of-another-name"}
"""OpenSSL's codes; any other means that no authority we know vouches for it."""

_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (NameResolutionError, "name-not-found"),
    (ConnectTimeoutError, "no-connection-in-time"),
    (NewConnectionError, "no-connection"),
    (ReadTimeoutError, "no-answer-in-time"),
    (requests.ReadTimeout, "no-answer-in-time"),
    (TimeoutError, "no-answer-in-time"),
    # A line that is cut while the two sides greet each other has said nothing about TLS.
    (ssl.SSLEOFError, "broken-off"),
    (ssl.SSLZeroReturnError, "broken-off"),
    (ssl.SSLSyscallError, "broken-off"),
    (ssl.SSLError, "no-tls"),
    (IncompleteRead, "broken-off"),
    (ProtocolError, "broken-off"),
    (ConnectionError, "broken-off"),
)


def word(error: BaseException) -> str:
    """What kind of trouble a call ran into, such as ``certificate-expired`` or ``no-answer-in-time``."""
    chain = list(_chain(error))
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            return _CERTIFICATES.get(one.verify_code, "certificate-unknown")
    for kind, said in _WORDS:
        if any(isinstance(one, kind) for one in chain):
            return said
    return type(error).__name__


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from: urllib3 and requests wrap each other's in three ways."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]


class Line(requests.Session):
    """A session whose calls have one time limit from the first packet to the answer's head (`timeout`, in seconds).

    A socket's own limit is begun anew with every byte, so an answer that drips would be waited for all day. Reading
    the body is the caller's to limit.
    """

    def __init__(self, connect_seconds: float) -> None:
        """`connect_seconds`: how long a connection may take to be made."""
        super().__init__()
        self._opened: weakref.WeakSet[HTTPConnection] = weakref.WeakSet()
        adapter = _Adapter(connect_seconds, self._opened)
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Send a call. Raises what `LINE_TROUBLE` names."""
        over = threading.Event()
        limit = threading.Timer(float(options["timeout"]), self._cut, (over,))
        limit.daemon = True
        limit.start()
        try:
            answer = super().send(request, **options)
        except LINE_TROUBLE as error:
            if over.is_set():
                raise requests.ReadTimeout from error
            raise
        finally:
            limit.cancel()
        if over.is_set():
            # A head that was cut off looks like a short one.
            answer.close()
            raise requests.ReadTimeout
        return answer

    def _cut(self, over: threading.Event) -> None:
        over.set()
        for connection in list(self._opened):
            open_socket = connection.sock
            if open_socket is not None:
                try:
                    # Not the TLS socket's own: it would first change what the thread that waits is using.
                    socket.socket.shutdown(open_socket, socket.SHUT_RDWR)
                except OSError:
                    continue


class _Adapter(HTTPAdapter):
    """Makes connections that are noted in `opened`, and whose limit for connecting is not that for sending."""

    def __init__(self, connect_seconds: float, opened: weakref.WeakSet[HTTPConnection]) -> None:
        self._pools = _pools(connect_seconds, opened)
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools


def _pools(connect_seconds: float, opened: weakref.WeakSet[HTTPConnection]) -> dict[str, Any]:
    def connected(connection: HTTPConnection, connect: Any) -> socket.socket:
        opened.add(connection)
        limit = connection.timeout
        connection.timeout = connect_seconds if limit is None else min(limit, connect_seconds)
        try:
            made: socket.socket = connect()
        finally:
            connection.timeout = limit
        # What follows is the TLS handshake and the request's body, which may be long and the line slow.
        made.settimeout(limit)
        return made

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connected(self, super()._new_conn)

    class Tls(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connected(self, super()._new_conn)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}
