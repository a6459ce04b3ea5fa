"""Where a website may lead on a terminal: origins, exact and https. Lint and the terminal judge by the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What a browser hands over is in this form; anything that is not is no address that is opened. So no two readers of an
# address can differ over names before an @, backslashes, or letters that only look like others.
_ADDRESS = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::([0-9]{1,5}))?(?:[/?#][!-~]*)?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
REGISTRIES = frozenset({"ac.th", "co.th", "go.th", "in.th", "mi.th", "net.th", "or.th"})
"""Below these anyone of a kind may have a name: they are nobody's own."""


def origin_of(address: str) -> str | None:
    """``https://host`` or ``https://host:port``; None for all that is no https address of a host with a name."""
    found = _ADDRESS.fullmatch(address)
    if found is None or _NUMBER.fullmatch(found[1].rpartition(".")[2]) or found[1] in REGISTRIES:
        return None
    port = f":{found[2]}" if found[2] and int(found[2]) != 443 else ""
    return f"https://{found[1]}{port}"


def origins_of(address: str, further: Iterable[str] = ()) -> frozenset[str]:
    """Where a website of that address may lead: to itself, with ``www.`` and without, and to `further` origins."""
    own = origin_of(address)
    if own is None:
        return frozenset()
    host = own.removeprefix("https://")
    twin = origin_of("https://" + (host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"))
    return frozenset(one for one in (own, twin, *map(origin_of, further)) if one)


def readable_host(address: str) -> str:
    """The host as a person reads it: Thai names in Thai letters, without ``www.``; empty for what has no origin."""
    origin = origin_of(address)
    if origin is None:
        return ""
    host = origin.removeprefix("https://").removeprefix("www.")
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
