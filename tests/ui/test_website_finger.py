"""What a page learns of the fingers on it, and when."""

from __future__ import annotations

from typing import Literal

from ui.website_finger import Finger
from ui.website_words import Touch

SLIDE = 20.0


def touch(phase: Literal["pressed", "moved", "held", "released"], y: float = 0, finger: int = 0) -> Touch:
    return Touch(finger, phase, (0, y))


def test_a_press_is_told_when_the_finger_leaves_and_where_it_came_down() -> None:
    finger = Finger()
    for way in (touch("pressed"), touch("held"), touch("moved", 20), touch("moved", -20)):
        assert finger.heeds([way], SLIDE) == []
    assert finger.heeds([touch("released", 15)], SLIDE) == [[touch("pressed")], [touch("released")]]


def test_a_finger_that_slides_on_is_told_at_once_and_from_then_on() -> None:
    finger = Finger()
    assert finger.heeds([touch("pressed")], SLIDE) == []
    assert finger.heeds([touch("moved", 21)], SLIDE) == [[touch("pressed")], [touch("moved", 21)]]
    for way in (touch("moved", 5), touch("held", 5), touch("released", 5)):
        assert finger.heeds([way], SLIDE) == [[way]]


def test_a_finger_that_left_in_a_swipe_is_told_with_its_way() -> None:
    finger = Finger()
    finger.heeds([touch("pressed")], SLIDE)
    assert finger.heeds([touch("released", 90)], SLIDE) == [[touch("pressed")], [touch("released", 90)]]


def test_with_a_second_finger_both_are_told() -> None:
    finger = Finger()
    finger.heeds([touch("pressed")], SLIDE)
    both = [touch("held"), touch("pressed", 300, 1)]
    assert finger.heeds(both, SLIDE) == [[touch("pressed")], both]
    spread = [touch("moved", -5), touch("moved", 305, 1)]
    assert finger.heeds(spread, SLIDE) == [spread]


def test_two_fingers_at_once_are_told_at_once() -> None:
    both = [touch("pressed"), touch("pressed", 300, 1)]
    assert Finger().heeds(both, SLIDE) == [both]


def test_a_finger_that_was_taken_away_is_never_told() -> None:
    finger = Finger()
    finger.heeds([touch("pressed")], SLIDE)
    finger.forget()
    both = [touch("pressed"), touch("pressed", 300, 1)]
    assert finger.heeds(both, SLIDE) == [both]
