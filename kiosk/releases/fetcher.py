"""Downloads for the TUF client: never redirected, never unpacked on the way, never slower than a line must be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import IO

import requests
from tuf.api.exceptions import DownloadHTTPError, DownloadLengthMismatchError, SlowRetrievalError
from tuf.ngclient import FetcherInterface

from kiosk.clock import Clock

CONNECT_SECONDS = 5.0
STALL_SECONDS = 10.0
GRACE_SECONDS = 15.0
SLOWEST_LINE = 4_000
"""Bytes a second: a file that comes slower than this, `GRACE_SECONDS` aside, is given up."""
PIECE = 65_536


class Fetcher(FetcherInterface):
    """One connection, for one thread. How much may come is the caller's to say: every length is signed."""

    def __init__(self, clock: Clock) -> None:
        """`clock` measures how slow a line is."""
        self._clock = clock
        self._session = requests.Session()
        self.received = 0

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """A file of at most `max_length` bytes; the connection is given up at once when more would come."""
        with closing(self.fetch(url)) as pieces, tempfile.TemporaryFile() as file:  # type: ignore[type-var]
            come = 0
            for piece in pieces:
                come += len(piece)
                if come > max_length:
                    raise DownloadLengthMismatchError(f"more than {max_length:,} bytes")
                file.write(piece)
            file.seek(0)
            yield file

    def close(self) -> None:
        """Give up the connection."""
        self._session.close()

    def _fetch(self, url: str) -> Iterator[bytes]:
        started = self._clock.monotonic()
        answer = self._session.get(
            url,
            headers={"accept-encoding": "identity"},
            timeout=(CONNECT_SECONDS, STALL_SECONDS),
            allow_redirects=False,
            stream=True,
        )
        if answer.status_code != 200:
            answer.close()
            raise DownloadHTTPError(f"status {answer.status_code}", answer.status_code)
        return self._pieces(answer, started)

    def _pieces(self, answer: requests.Response, started: float) -> Iterator[bytes]:
        come = 0
        with answer:
            # `read1` gives what has come; `read` would wait for a whole piece while a slow line drips.
            while piece := answer.raw.read1(PIECE):
                come += len(piece)
                self.received += len(piece)
                yield piece
                if self._clock.monotonic() - started > GRACE_SECONDS + come / SLOWEST_LINE:
                    raise SlowRetrievalError("too slow")
