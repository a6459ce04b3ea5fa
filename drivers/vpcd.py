"""The virtual card behind pcscd: a client of the vpcd reader driver (vsmartcard), steered by the same file.

Messages have two bytes of length, big-endian. One byte: 0 power off, 1 power on, 2 reset, 4 ATR wanted; longer ones are
command APDUs. Hanging up is pulling the card. Run as ``python -m drivers.vpcd PORT FILE``; never on a real terminal.
"""

from __future__ import annotations

import socket
import sys
import threading
from pathlib import Path

from drivers.base import CardGone
from drivers.steering import Steering, read_steering
from drivers.virtual_card import VirtualCard

POWER_ON, RESET, ATR_WANTED = 1, 2, 4
LOOK_SECONDS = 0.01


class VpcdCard:
    """Puts the steering file's card into the reader on a local port, until `stop`."""

    def __init__(self, port: int, file: Path) -> None:
        """`port` is the driver's, for example 35963."""
        self._port = port
        self._file = file
        self._stopped = threading.Event()
        self.exchanges = 0

    def run(self) -> None:
        """Serve cards, one insertion after another."""
        served: int | None = None
        inside: tuple[int, VirtualCard] | None = None
        while not self._stopped.is_set():
            now = self._look()
            if now.card is None:
                served = inside = None
            elif now.insertion != served:
                if inside is None or inside[0] != now.insertion:
                    inside = now.insertion, VirtualCard(now.card)
                try:
                    self._serve(now, inside[1])
                except OSError:
                    # The service went away; the card is still in and is there again when it comes back.
                    self._stopped.wait(LOOK_SECONDS)
                    continue
                served = now.insertion if self._look().insertion == now.insertion else None
                continue
            self._stopped.wait(LOOK_SECONDS)

    def stop(self) -> None:
        """End `run`; a card in the reader is pulled."""
        self._stopped.set()

    def _serve(self, steered: Steering, card: VirtualCard) -> None:
        """One insertion, until it is pulled. Raises `OSError` when the driver hangs up."""
        with socket.create_connection(("127.0.0.1", self._port), timeout=1) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.settimeout(LOOK_SECONDS)
            while not self._stopped.is_set() and self._still_in(steered):
                message = _receive(line)
                if message is None:
                    continue
                answer = self._answer(card, message)
                if answer is None:
                    return
                if answer:
                    line.sendall(len(answer).to_bytes(2, "big") + answer)

    def _answer(self, card: VirtualCard, message: bytes) -> bytes | None:
        """What the card says: empty = nothing, None = it is pulled out."""
        if len(message) > 1:
            self.exchanges += 1
            try:
                answer = card.transmit(message)
            except CardGone:
                return None
            self._stopped.wait(card.timing.seconds(len(message), len(answer)))
            return answer
        if message[0] in (POWER_ON, RESET):
            if not card.settled():
                # The driver asks for an ATR to see whether a card is in, and again once it has power: there a silent
                # chip breaks the line, because the driver would wait for ever.
                raise ConnectionResetError
            card.power_up()
        if message[0] == ATR_WANTED:
            return card.atr
        return b""

    def _still_in(self, steered: Steering) -> bool:
        now = self._look()
        return now.card is not None and now.insertion == steered.insertion

    def _look(self) -> Steering:
        try:
            return read_steering(self._file)
        except ValueError:
            return Steering()


def _receive(line: socket.socket) -> bytes | None:
    """The next message; None when none came in time. Raises `OSError` when the line is closed."""
    head = _exactly(line, 2)
    if head is None:
        return None
    body = None
    while body is None:
        body = _exactly(line, int.from_bytes(head, "big"))
    return body


def _exactly(line: socket.socket, size: int) -> bytes | None:
    data = b""
    while len(data) < size:
        # Length and body come apart: without this every exchange waits 40 ms for a delayed acknowledgement.
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        try:
            piece = line.recv(size - len(data))
        except TimeoutError:
            if not data:
                return None
            continue
        if not piece:
            raise ConnectionResetError
        data += piece
    return data


def main() -> None:
    """``python -m drivers.vpcd PORT FILE``."""
    port, file = sys.argv[1:]
    VpcdCard(int(port), Path(file)).run()


if __name__ == "__main__":
    main()
