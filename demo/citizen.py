"""A person at a terminal: puts a card in, touches the screen, reads it. Everything goes through the window."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from demo.puppet_client import Puppet
from govchannel.contract.catalog import Field, Form

NUMBER = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}")


class Citizen:
    """Drives a touch screen. With `pictures`, every screen that is reached is kept there as a numbered picture."""

    def __init__(self, screen: Puppet, pictures: Path | None = None) -> None:
        """`screen` is a running interface."""
        self.screen = screen
        self._pictures = pictures
        self._count = 0
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)

    def keeps(self, name: str) -> None:
        """Keep a picture of what is on the screen."""
        if self._pictures:
            self._count += 1
            self.screen.picture(self._pictures / f"{self._count:02d}-{name}.png")

    def chooses_language(self, language: str) -> None:
        """Switch to ``th`` or ``en``."""
        self.screen.tap(f"language-{language}")

    def agrees(self) -> None:
        """Read the privacy notice and agree."""
        self.screen.wait("agree")
        self.keeps("notice")
        self.screen.tap("agree")
        self.screen.wait("search-field")
        self.keeps("home")

    def finds(self, words: str, service_id: str) -> None:
        """Type words into the search field and open a service."""
        self.screen.type("search-field", words)
        self.screen.wait(f"service-{service_id}")
        self.keeps("results")
        self.screen.tap(f"service-{service_id}")
        self.screen.wait("apply")
        self.keeps("service")

    def fills_in(self, form: Form, answers: Mapping[str, Any]) -> None:
        """Open the form and answer page after page, up to the review."""
        self.screen.tap("apply")
        for number, step in enumerate(form.steps, 1):
            self.screen.wait(f"page-{number}")
            for field in step.fields:
                if field.name in answers:
                    self.answers(field, answers[field.name])
            self.keeps(f"form-{number}")
            self.screen.tap("next")
        self.screen.wait("submit")
        self.keeps("review")

    def answers(self, field: Field, value: Any) -> None:
        """Answer one question as its kind wants it; for a date, name the button: ``today``, ``year-down``."""
        place = f"field-{field.name}"
        match field.type:
            case "choice":
                self.screen.tap(f"{place}-{value}")
            case "many_choices":
                for one in _each(value):
                    self.screen.tap(f"{place}-{one}")
            case "yes_no":
                self.screen.tap(f"{place}-{'yes' if value else 'no'}")
            case "picture":
                self.screen.tap(place)
                self.screen.tap(f"{place}-take")
                self.screen.wait(f"{place}-picture")
            case "signature":
                self.screen.draw(place)
            case "consent":
                self.screen.tap(place)
            case "date":
                self.screen.tap(f"{place}-{value}")
            case _:
                self.screen.type(place, str(value))

    def sends(self) -> str:
        """Send the request; the number on the receipt."""
        self.screen.tap("submit")
        self.screen.wait("receipt-number")
        self.keeps("receipt")
        found = NUMBER.search(" ".join(self.screen.texts()))
        assert found, "no request number on the receipt"
        return found.group()

    def prints_the_slip(self, tray: Path) -> Path:
        """Have the receipt printed and take it from the printer's `tray`; its picture."""
        self.screen.tap("print-slip")
        self.screen.wait("slip-printed")
        self.keeps("printed")
        slip = max(tray.glob("slip-*.png"))
        if self._pictures:
            self._count += 1
            shutil.copy(slip, self._pictures / f"{self._count:02d}-slip.png")
        return slip


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, (list, tuple)) else [value]
