"""Questions answered with a finger: places, dates, signatures, lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QInputMethodEvent

from kiosk import forms
from kiosk.journey.states import Filling, Home
from tests.ui.conftest import Screen
from tests.ui.moments import moments, services, visit
from tests.ui.person import Person
from ui.items import items


class Filler(Person):
    """Somebody at a page of a form."""

    def begins(self, service: str, step: int, **answers: Any) -> None:
        malee = visit()
        draft = forms.begin(services()[service], malee.card)
        for name, value in answers.items():
            draft = forms.answer(draft, name, value)
        self.comes_to(Filling(malee, draft, (Home(),), step))

    def answer(self, path: str) -> Any:
        return forms.value_at(self.state.draft, path)

    def sees(self, name: str) -> bool:
        return any(item.objectName() == name for item in items(self.window.contentItem()))

    def brings_up(self, name: str) -> None:
        """Move the page until something is in sight."""
        page = self.item("page-flick")
        top = self.top(name) - self.top("page-flick") + float(page.property("contentY"))
        furthest = float(page.property("contentHeight")) - page.height()
        page.setProperty("contentY", max(0.0, min(top - 200, furthest)))
        self.screen.settles()

    def touches(self, name: str) -> None:
        self.waits(lambda: self.sees(name), name)
        self.brings_up(name)
        self.taps(name)

    def types(self, words: str) -> None:
        for letter in words:
            self._commits(letter)
        self.screen.settles()

    def _commits(self, letter: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QCoreApplication.sendEvent(self.window.focusObject(), event)

    def draws(self, name: str, *points: tuple[float, float]) -> None:
        """A stroke; points are shares of the box's width and height."""
        item = self.item(name)
        places = [item.mapToScene(QPointF(x * item.width(), y * item.height())).toPoint() for x, y in points]
        self.puts_down(places[0])
        for place in places[1:]:
            self.slides(place)
        self.lifts(places[-1])


@pytest.fixture
def filler(screen: Screen) -> Iterator[Filler]:
    filler = Filler(screen)
    yield filler
    filler.leaves()


def test_a_place_is_typed_in_part_and_touched(filler: Filler) -> None:
    filler.begins("ddpm-flood", 1, same=False)
    filler.touches("field-where")
    filler.types("แม่แฝก")
    filler.waits(lambda: filler.state.places and filler.state.places.lines, "places")
    filler.touches("field-where-place-0")
    assert filler.answer("where")["district"] == "สันทราย"
    assert "จ.เชียงใหม่" in filler.item("field-where-chosen").property("text")
    filler.touches("field-where-change")
    assert filler.answer("where") is None
    assert filler.sees("field-where")


def test_a_place_is_chosen_from_the_province_down_and_back_up(filler: Filler) -> None:
    filler.begins("ddpm-flood", 1, same=False)
    filler.touches("field-where-list")
    filler.waits(lambda: filler.state.places and len(filler.state.places.lines) == 77, "the provinces")
    filler.touches("field-where-place-0")
    filler.waits(lambda: len(filler.state.places.within) == 2 and filler.state.places.lines[0].code != "", "districts")
    filler.waits(lambda: len(filler.state.places.lines[0].code) == 4, "districts")
    filler.touches("field-where-place-0")
    filler.waits(lambda: len(filler.state.places.lines[0].code) == 6, "sub-districts")
    filler.touches("field-where-up")
    filler.waits(lambda: len(filler.state.places.lines[0].code) == 4, "districts again")
    filler.touches("field-where-place-1")
    filler.waits(lambda: len(filler.state.places.lines[0].code) == 6, "sub-districts")
    filler.touches("field-where-place-0")
    assert len(filler.answer("where")["code"]) == 6


def test_a_date_of_long_ago_takes_four_touches(filler: Filler) -> None:
    filler.begins("dcy-newborn", 1)
    for part in ("child.birth_date-year", "child.birth_date-pick-1957", "child.birth_date-pick-1962"):
        filler.touches(f"field-{part}")
    filler.touches("field-child.birth_date-pick-2")
    assert filler.answer("child.birth_date") is None, "a date is whole or none"
    filler.waits(lambda: filler.sees("field-child.birth_date-pick-28"), "the days")
    assert not filler.sees("field-child.birth_date-pick-29"), "February of that year"
    filler.touches("field-child.birth_date-pick-28")
    assert filler.answer("child.birth_date") == "1962-02-28"


def test_of_a_date_one_may_know_only_the_year(filler: Filler) -> None:
    filler.begins("dlpw-complaint", 1)
    for part in ("year", "pick-1997", "pick-1999", "unknown"):
        filler.touches(f"field-started-{part}")
    assert filler.answer("started") == "1999"


def test_a_signature_is_drawn_and_drawn_again(filler: Filler) -> None:
    filler.begins("ddpm-flood", 2)
    filler.brings_up("field-signature")
    filler.draws("field-signature", (0.2, 0.5), (0.3, 0.2), (0.4, 0.6), (0.5, 0.3))
    filler.draws("field-signature", (0.6, 0.3), (0.7, 0.5))
    first = filler.answer("signature")
    assert first.count("M") == 2
    filler.touches("next")
    assert "signature" not in {trouble.field for trouble in filler.state.troubles}
    filler.touches("field-signature-again")
    assert filler.answer("signature") is None
    filler.draws("field-signature", (0.2, 0.5), (0.2, 0.5))
    assert filler.answer("signature") is None, "a dot is no signature"


def test_who_cannot_draw_confirms_with_the_card_and_may_think_again(filler: Filler) -> None:
    filler.begins("ddpm-flood", 2, promptpay=True, true_statement=True)
    filler.brings_up("field-signature")
    filler.draws("field-signature", (0.2, 0.5), (0.3, 0.2), (0.4, 0.6))
    filler.touches("field-signature-by-card")
    assert filler.answer("signature") == "by-card", "what was drawn is gone: one of both, and it says which"
    assert not filler.sees("field-signature")
    filler.touches("field-signature-by-card")
    assert filler.answer("signature") is None
    filler.touches("next")
    assert {trouble.field for trouble in filler.state.troubles} == {"signature"}
    filler.touches("field-signature-by-card")
    filler.touches("next")
    assert not getattr(filler.state, "troubles", ())


def test_a_list_grows_and_shrinks_and_keeps_what_was_typed(filler: Filler) -> None:
    filler.begins("dlpw-complaint", 2)
    for _ in range(2):
        filler.touches("field-witnesses-add")
    filler.touches("field-witnesses.1.name")
    filler.types("Somebody")
    filler.touches("field-witnesses-remove-0")
    assert filler.answer("witnesses") == [{"name": "Somebody"}]
    filler.waits(lambda: filler.item("field-witnesses.0.name").property("text") == "Somebody", "the name to stay")


def test_an_amount_is_said_in_words_while_it_is_typed(filler: Filler) -> None:
    filler.begins("dlpw-complaint", 2)
    filler.touches("field-amount")
    filler.types("1250.50")
    assert filler.answer("amount") == 1250.5
    assert filler.item("echo-amount").property("text") == "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์"


def test_several_choices_are_an_answer_that_a_form_can_check(filler: Filler) -> None:
    filler.begins("ddpm-flood", 1, same=True, since="2026-11-21", people=4)
    for choice in ("inside", "goods", "farm"):
        filler.touches(f"field-damage-{choice}")
    filler.touches("field-damage-goods")
    assert filler.answer("damage") == ["inside", "farm"]
    filler.touches("next")
    assert filler.state.step == 2


def test_agreeing_is_one_touch_and_can_be_taken_back(filler: Filler) -> None:
    filler.begins("ddpm-flood", 2)
    filler.touches("field-true_statement")
    assert filler.answer("true_statement") is True
    filler.touches("field-true_statement")
    assert filler.answer("true_statement") is None


def test_a_form_that_cannot_be_shown_offers_the_other_ways(screen: Screen) -> None:
    screen.shows(moments(screen.catalog)["service-not-available"])
    here = Person(screen)
    assert here.item("not-available").property("text")
    shown = {item.objectName() for item in items(here.window.contentItem())}
    assert "apply" not in shown
