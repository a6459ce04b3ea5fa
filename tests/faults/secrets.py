"""What must not be found on a terminal, in every form it might have, and the search for it in files and in memory."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resources
from demo.processes import written_memory
from drivers.people import Person
from kiosk.identity import grouped_id

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
PUBLIC = "".join(file.read_text("utf-8") for file in (resources.FOLDER / "catalog").rglob("*.yaml"))
PHOTO_PIECE = 32
"""Bytes. A run of twice as many holds a whole one, wherever it begins."""


@dataclass(frozen=True)
class Secret:
    """Something of a person that must not be found."""

    person: str
    what: str
    text: str

    def forms(self) -> dict[str, bytes]:
        """The bytes that it may be on a disk as."""
        found = {code: self.text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
        with contextlib.suppress(UnicodeEncodeError):
            found["tis-620"] = self.text.encode("cp874")
        raw = found["utf-8"]
        found["hex"] = raw.hex().encode()
        found["escaped"] = json.dumps(self.text)[1:-1].encode()
        for shift in range(3):
            # The same text gives three different base64 strings, as it stands in what is around it.
            coded = base64.b64encode(b"\0" * shift + raw)
            found[f"base64+{shift}"] = coded[(4 if shift else 0) : len(coded) - 4]
        return {name: form for name, form in found.items() if len(form) >= 6}


def secrets_of(key: str, person: Person) -> list[Secret]:
    """Everything that is searched for."""
    cid = person.citizen_id
    year, month, day = person.birth_date[:4], person.birth_date[4:6], person.birth_date[6:]
    names = [part for part in (person.name_th + "#" + person.name_en).split("#")[1:] if len(part) > 5]
    texts = {
        "citizen id": [cid, grouped_id(cid), grouped_id(cid).replace(" ", "-"), cid.translate(THAI_DIGITS)],
        # Some last names are everyday words, and stand in the catalog; many As are what nothing is in base64.
        "name": [
            name
            for name in names
            if name not in PUBLIC and not name.startswith(("Mr", "Miss", "Phra")) and set(name) != {"A"}
        ],
        "birth date": [person.birth_date, f"{int(year) - 543}-{month}-{day}", f"{day}/{month}/{year}"],
        "address": [person.address, " ".join(part for part in person.address.split("#") if part)],
        "typed": [typed(key), phone(key)],
    }
    return [Secret(key, what, text) for what, found in texts.items() for text in found]


def typed(key: str) -> str:
    """What this person writes, and nobody else."""
    return f"หน้าบ้านคุณ{key}เลขที่{sum(key.encode()) * 7919}"


def phone(key: str) -> str:
    """A number that only this person gives."""
    return f"08{sum(key.encode()) * 104_729 % 10**8:08d}"


Trace = tuple[str, str, str, str]
"""File, person, what, and in which form."""


def wanted_of(people: dict[str, Person]) -> dict[bytes, tuple[str, str, str]]:
    """What is searched for: the bytes -> person, what, in which form."""
    wanted = {}
    for key, person in people.items():
        for secret in secrets_of(key, person):
            for name, form in secret.forms().items():
                # The search goes line by line.
                wanted[max(form.split(b"\n"), key=len)] = (key, secret.what, name)
        # From inside a photo, whose head is that of any picture.
        for at in range(700, len(person.photo) - PHOTO_PIECE, PHOTO_PIECE):
            wanted[max(person.photo[at : at + PHOTO_PIECE].split(b"\n"), key=len)] = (key, "photo", f"at {at}")
    return {form: about for form, about in wanted.items() if len(form) >= 6}


def found_in(files: list[Path], people: dict[str, Person]) -> set[Trace]:
    """Everything that is found in files."""
    return set(searched(wanted_of(people), [str(file) for file in files], None))


def searched(wanted: dict[bytes, tuple[str, str, str]], files: list[str], content: bytes | None) -> Iterator[Trace]:
    """One pass over everything: a thousand forms in a hundred megabytes. `grep` is on every Debian."""
    with tempfile.NamedTemporaryFile() as patterns:
        patterns.write(b"\n".join(wanted))
        patterns.flush()
        flags = ("--text", "--only-matching", "--fixed-strings", "--with-filename", "--null", "--no-messages")
        done = subprocess.run(
            ["grep", *flags, f"--file={patterns.name}", *files],
            input=content,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    for line in done.stdout.split(b"\n"):
        file, _, form = line.partition(b"\0")
        if form in wanted:
            yield (Path(os.fsdecode(file)).name, *wanted[form])


def found_in_memory(pids: set[int], people: dict[str, Person]) -> list[Trace]:
    """Every place of the memory of processes where something is found; one that has ended holds nothing."""
    wanted = wanted_of(people)
    found: list[Trace] = []
    for pid in pids:
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found += searched(wanted, [], b"\n".join(written_memory(pid)))
    return found
