"""A line that goes bad leaves nothing open behind it, whatever was on its way in that moment."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from demo.bad_line import BadLine, Fault
from demo.certificates import make_certificates


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "TLS"])
@pytest.mark.parametrize("fault", [Fault(), Fault(port="closed")], ids=["sound", "closed"])
def test_a_call_that_came_in_the_moment_before_is_cut_off_too(tmp_path: Path, secure: bool, fault: Fault) -> None:
    certificates: dict[str, ssl.SSLContext] = make_certificates(tmp_path)[1] if secure else {}
    with BadLine(certificates) as line:
        busy = threading.Event()
        line._loop.call_soon_threadsafe(busy.wait)
        with socket.create_connection(("127.0.0.1", line.port), timeout=10) as caller:
            # The order goes before the caller, who is accepted with nothing done for them yet.
            change = asyncio.run_coroutine_threadsafe(line._becomes(fault), line._loop)
            busy.set()
            change.result(10)
            with suppress(ConnectionResetError):
                assert caller.recv(1) == b""
