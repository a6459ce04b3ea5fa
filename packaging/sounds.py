"""The terminal's sounds, made from sines: run it to write resources/sounds anew; the same bytes every time."""

from __future__ import annotations

import math
import sys
import wave
from array import array
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 22050
"""Samples a second; nothing here is higher than 2 kHz, where old ears still hear."""

LOUDNESS = 0.6
SOUNDS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "accepted": ((0.0, 523.25, 0.16), (0.11, 783.99, 0.30)),
    "error": ((0.0, 349.23, 0.22), (0.18, 261.63, 0.40)),
    "take-card": ((0.0, 783.99, 0.45), (0.28, 659.26, 0.60)),
    "attention": ((0.0, 659.26, 0.30), (0.34, 659.26, 0.40)),
    "voice-comes": ((0.0, 587.33, 0.10), (0.13, 880.00, 0.16)),
    "no-voice": ((0.0, 587.33, 0.20), (0.18, 466.16, 0.20), (0.36, 349.23, 0.45)),
    "done": ((0.0, 523.25, 0.20), (0.13, 659.26, 0.20), (0.26, 783.99, 0.22), (0.39, 1046.50, 0.55)),
}
"""Name -> notes: seconds until it begins, hertz, seconds it lasts. Up is good, down is not: no ear for music needed."""


def samples(notes: tuple[tuple[float, float, float], ...]) -> array[int]:
    """Notes as 16-bit samples: a soft begin, two overtones, an end that fades."""
    length = round(RATE * max(begin + lasts for begin, _, lasts in notes))
    heard = [0.0] * length
    for begin, hertz, lasts in notes:
        first = round(RATE * begin)
        count = min(round(RATE * lasts), length - first)
        for number in range(count):
            seconds = number / RATE
            shape = min(1.0, seconds / 0.008) * math.exp(-5 * seconds / lasts) * min(1.0, (count - number) / 200)
            tone = sum(
                share * math.sin(2 * math.pi * hertz * times * seconds)
                for times, share in ((1, 0.75), (2, 0.2), (3, 0.05))
            )
            heard[first + number] += shape * tone
    loudest = max(map(abs, heard))
    return array("h", (round(32767 * LOUDNESS * value / loudest) for value in heard))


def write(folder: Path) -> None:
    """All sounds, as WAV files of one channel."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        values = samples(notes)
        if sys.byteorder == "big":
            values.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(values.tobytes())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
