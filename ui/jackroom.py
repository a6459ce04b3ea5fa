"""The headphone jack, off the Qt thread."""

from __future__ import annotations

import threading

from drivers.headphones import HeadphoneJack
from ui.mailbox import Post


class JackRoom:
    """Posts what is plugged in and pulled out."""

    def __init__(self, jack: HeadphoneJack | None, post: Post) -> None:
        """`jack` is None at a terminal without one; `post` may be called from any thread."""
        self._jack = jack
        self._post = post
        self._thread = threading.Thread(target=self._watch, name="headphones")

    def start(self) -> None:
        """Begin to watch."""
        if self._jack:
            self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        if self._jack and self._thread.is_alive():
            self._jack.close()
            self._thread.join()

    def _watch(self) -> None:
        assert self._jack
        for event in self._jack.watch():
            self._post(event)
