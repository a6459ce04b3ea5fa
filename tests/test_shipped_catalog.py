"""The catalog that ships: every service, and every form can be filled in on the screen and sent."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from msgspec.structs import replace

import resources
from demo.answers import filled
from drivers.thai_id import PartialDate
from govchannel.catalog.finding import texts_of
from govchannel.contract.catalog import Catalog, Service
from govchannel.contract.entries import read_folder
from kiosk.form_check import can_be_asked, check
from tests.kiosk.given import MALEE


@functools.cache
def shipped() -> Catalog:
    return read_folder(resources.FOLDER / "catalog")


def with_form() -> list[Service]:
    return [service for service in shipped().services if service.form]


def test_all_176_services_of_67_agencies_are_there() -> None:
    assert len(shipped().services) == 176
    assert len({service.agency for service in shipped().services}) == 67
    assert len(with_form()) >= 12


def test_every_life_event_has_services_and_an_icon() -> None:
    used = {event for service in shipped().services for event in service.life_events}
    assert used == {event.id for event in shipped().life_events}
    for event in shipped().life_events:
        assert (resources.FOLDER / "icons" / f"{event.icon}.svg").is_file(), event.icon


def test_news_and_apps_are_told_whole_and_in_both_languages() -> None:
    assert 8 <= len(shipped().articles) <= 12
    assert len(shipped().apps) == 12
    for _, text in texts_of([shipped().articles, shipped().apps]):
        assert text.th.strip() == text.th != "", text.en
        assert text.en.strip() == text.en != "", text.th


@pytest.mark.parametrize("service", shipped().services, ids=lambda s: s.id)
def test_every_entry_is_told_whole_and_in_both_languages(service: Service) -> None:
    for _, text in texts_of(service):
        assert text.th.strip() == text.th != "", service.id
        assert text.en.strip() == text.en != "", service.id
        assert not any("\u0e00" <= letter <= "\u0e7f" for letter in text.en), f"Thai in the English text {text.en!r}"
    assert service.channels
    assert service.life_events
    assert len(service.keywords) >= 3
    assert (service.fee.baht is None) <= (service.fee.note is not None), "a fee that depends says on what"
    assert any(channel.kind == "terminal" for channel in service.channels) == (service.form is not None)
    assert (service.assurance in ("card-present", "card-verified")) <= (service.form is not None)


@pytest.mark.parametrize("service", with_form(), ids=lambda s: s.id)
def test_a_form_and_its_schema_say_the_same(service: Service) -> None:
    form = service.form
    assert form is not None
    properties: dict[str, Any] = form.schema["properties"]
    names = [field.name for field in form.fields]
    assert sorted(names) == sorted(properties)
    assert set(form.schema.get("required", [])) <= set(properties)
    assert form.schema["additionalProperties"] is False
    assert form.retention_days > 0
    for field in form.fields:
        schema = properties[field.name]
        allowed = schema.get("enum") or schema.get("items", {}).get("enum") or []
        assert list(field.options) == allowed, field.name
        assert (field.type in ("choice", "many_choices")) == bool(allowed), field.name
        if field.type in ("text", "long_text"):
            assert schema["maxLength"] <= 1000, field.name


@pytest.mark.parametrize("service", with_form(), ids=lambda s: s.id)
def test_a_citizen_can_fill_it_in_and_a_card_with_gaps_does_not_stop_them(service: Service) -> None:
    for born in (PartialDate(1957, 7, 30), PartialDate(1957), None):
        draft = filled(service, replace(MALEE, birth_date=born))
        assert (service.id, born, check(draft)) == (service.id, born, ())
        assert can_be_asked(draft.form)
