"""Calls from the gateway to an address that somebody else named: only where it may go, bounded in time and size.

The address is looked up here, judged, and that very address is connected to: a name that answers differently the second
time gains nothing. No redirect is followed, no proxy, cookie or netrc of this machine is used.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

import httpcore

from govchannel.errors import GovChannelError

Network = IPv4Network | IPv6Network
LARGEST_ANSWER = 65_536
"""Bytes that are read of an answer, of which only the status is used; more is taken for a fault."""
_NAT64 = ip_network("64:ff9b::/96")


class _Refused(Exception):
    """Not connected to; the message says why and names no address."""


@dataclass(frozen=True)
class Reply:
    """An answer's status, and how many seconds it asks to be left alone. Status 0: none came, `fault` says why."""

    status: int
    retry_after: float | None = None
    fault: str = ""

    @property
    def taken(self) -> bool:
        """Whether it says that all is well."""
        return 200 <= self.status < 300

    @property
    def words(self) -> str:
        """For an operator, in few words."""
        return f"status {self.status}" if self.status else self.fault


class Outward:
    """A pool of connections that lead only where `networks` and the open internet allow."""

    def __init__(self, seconds: float, networks: Iterable[Network] = (), tls: ssl.SSLContext | None = None) -> None:
        """`seconds`: the longest that a call may take, all in all. `tls`: default: the system's authorities."""
        self.seconds = seconds
        self._guarded = _Guarded(tuple(networks))
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls or ssl.create_default_context(),
            network_backend=self._guarded,
            max_connections=200,
            keepalive_expiry=30,
        )

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Post JSON to a checked address (`check_url`)."""
        sent = {**headers, "content-type": "application/json", "user-agent": "govchannel"}
        try:
            async with (
                asyncio.timeout(self.seconds),
                self._pool.stream("POST", url, headers=list(sent.items()), content=body) as answer,
            ):
                size = 0
                async for piece in answer.aiter_stream():
                    size += len(piece)
                    if size > LARGEST_ANSWER:
                        return Reply(0, fault="an answer without end")
                return Reply(answer.status, _retry_after(answer.headers))
        except TimeoutError:
            return Reply(0, fault="no answer in time")
        except _Refused as error:
            return Reply(0, fault=str(error))
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
            return Reply(0, fault="its certificate is not accepted" if _of_tls(error) else "no connection")

    async def close(self) -> None:
        """Give up the connections."""
        await self._pool.aclose()
        self._guarded.close()


def read_networks(names: Iterable[str]) -> list[Network]:
    """Networks from settings. Raises `GovChannelError`."""
    try:
        return [ip_network(name) for name in names]
    except ValueError as error:
        raise GovChannelError(f"webhook_networks: {error}") from error


def check_url(url: str, networks: Iterable[Network] = ()) -> None:
    """Whether a webhook may have this address, as far as it can be told without looking it up.

    https only; plain http only to a loopback address that is allowed. Raises `GovChannelError`.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise GovChannelError("the address is malformed") from error
    if not parts.hostname or not url.isascii() or not url.isprintable() or " " in url or len(url) > 2000 or port == 0:
        raise GovChannelError("the address is malformed")
    if parts.username is not None or parts.fragment:
        raise GovChannelError("the address must not hold a user or a fragment")
    literal = _literal(parts.hostname)
    if literal is not None and not _allowed(literal, networks):
        raise GovChannelError(f"{literal} is not a public address; see webhook_networks in the operators' guide")
    if parts.scheme != "https" and not (parts.scheme == "http" and literal is not None and literal.is_loopback):
        raise GovChannelError("the address must begin with https://")


class _Guarded(httpcore.AsyncNetworkBackend):
    """Looks names up, refuses addresses that are not allowed, connects to one that is."""

    def __init__(self, networks: tuple[Network, ...]) -> None:
        self._networks = networks
        self._backend = httpcore.AnyIOBackend()
        # Threads of its own: a name server that hangs must not hold up those that work on the database.
        self._lookups = ThreadPoolExecutor(4, "lookup")

    def close(self) -> None:
        self._lookups.shutdown(wait=False, cancel_futures=True)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            look_up = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
            found = await asyncio.get_running_loop().run_in_executor(self._lookups, look_up)
        except (OSError, UnicodeError) as error:
            raise _Refused("its name is not known") from error
        addresses = [str(address[0]) for *_, address in found]
        if not all(_allowed(ip_address(address.partition("%")[0]), self._networks) for address in addresses):
            raise _Refused("not a public address")
        failure: Exception = _Refused("its name is not known")
        for address in dict.fromkeys(addresses):
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        raise _Refused("not a public address")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _allowed(address: IPv4Address | IPv6Address, networks: Iterable[Network]) -> bool:
    """Public, or in an allowed network; an IPv4 address that hides in an IPv6 one counts as what it is."""
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inside is None and address in _NAT64:
            inside = IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return _allowed(inside, networks)
    if any(address in network for network in networks if network.version == address.version):
        return True
    return address.is_global and not address.is_multicast


def _of_tls(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def _retry_after(headers: Iterable[tuple[bytes, bytes]]) -> float | None:
    for name, value in headers:
        if name.lower() == b"retry-after" and value.isdigit() and len(value) < 9:
            return float(value)
    return None
