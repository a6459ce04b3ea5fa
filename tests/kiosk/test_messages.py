"""What a session hears and orders prints nothing personal, whoever prints it."""

from kiosk.journey import effects, events


def test_what_is_secret_is_in_no_repr() -> None:
    assert repr(effects.VerifyCard(7, "1101700230708")) == "VerifyCard(insertion=7)"
    assert repr(events.LaserTyped("AA0123456789")) == "LaserTyped()"
    assert repr(events.Answered("heirs.0.name", "มาลี")) == "Answered(name='heirs.0.name')"


def test_everything_else_is() -> None:
    assert repr(events.SlipPrinted("7QK2M-9XDT4-ZRB8W")) == "SlipPrinted(number='7QK2M-9XDT4-ZRB8W')"
    assert f"{events.Tick()}" == "Tick()"


def test_messages_are_equal_by_what_they_say() -> None:
    assert events.Chosen("a") == events.Chosen("a") != events.Chosen("b")
    assert effects.Wipe() in [effects.ReadCard(1), effects.Wipe()]
    assert len({events.Chosen("a"), events.Chosen("a")}) == 1
