"""The page of a form, drawn from the catalog's entry: the same questions in the same order as on a terminal."""

from __future__ import annotations

import functools
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jinja2
import msgspec

import resources
from govchannel.contract import answer_words
from govchannel.contract.catalog import Agency, AgencyKey, Channel, Field, Service
from govchannel.contract.phone import WhyNot, kind_of
from govchannel.contract.places import load_places
from govchannel.contract.thai_time import MONTHS
from govchannel.gateway import form_words

Language = Literal["th", "en"]
WEB = Path(__file__).parent / "web"
ASSETS = "/forms/assets"
SEND = "/v1/phone/requests"
_MODES = {"phone": "tel", "citizen_id": "numeric", "number": "numeric", "amount": "decimal", "email": "email"}
_AUTOCOMPLETE = {"phone": "tel", "email": "email"}
_KNOWN = {"name_th": "name", "address": "street-address"}
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".ttf": "font/ttf"}


@dataclass(frozen=True)
class Asset:
    """A file of the page, as it is and compressed."""

    media_type: str
    plain: bytes
    packed: bytes


@functools.cache
def assets() -> tuple[str, dict[str, Asset]]:
    """A digest of all files of the page, so that none is taken for one of another program; and the files by name."""
    files = {file.name: file.read_bytes() for file in WEB.iterdir() if file.suffix in (".js", ".css")}
    for name in ("Sarabun_400Regular.ttf", "Sarabun_700Bold.ttf"):
        files[name] = (resources.FOLDER / "fonts" / name).read_bytes()
    found = {name: _asset(_TYPES[Path(name).suffix], data) for name, data in sorted(files.items())}
    found["places.json"] = _asset("application/json", msgspec.json.encode(_places("")))
    total = hashlib.sha256(b"".join(name.encode() + asset.plain for name, asset in found.items()))
    return total.hexdigest()[:16], found


def _asset(media_type: str, data: bytes) -> Asset:
    return Asset(media_type, data, gzip.compress(data, mtime=0))


def _places(code: str) -> list[Any]:
    """Places as lists: code, Thai, English, and what lies in it, or postcodes."""
    return [
        [area.code, area.name.th, area.name.en, list(area.postcodes) or _places(area.code)]
        for area in load_places().within(code)
    ]


@functools.cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(WEB),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def form_page(service: Service, agency: Agency, key: AgencyKey, language: Language, public_url: str) -> str:
    """The page of a form that can be sent from a phone, sealed to `key`."""
    form = service.form
    assert form is not None
    required = form.schema.get("required", [])
    steps = [
        {
            "title": step.title.said(language),
            "fields": [_field(f, form.schema["properties"][f.name], required, language) for f in step.fields],
        }
        for step in form.steps
    ]
    notice = form_words.notice(form, agency.name).said(language)
    page = {
        "language": language,
        "service": service.id,
        "agency": service.agency,
        "key": {"key_id": key.key_id, "suite": key.suite, "public_key": key.public_key},
        "notice": notice,
        "form": {
            "version": form.version,
            "schema": form.schema,
            "steps": [
                {"title": step.title.said(language), "fields": [_for_script(f, language) for f in step.fields]}
                for step in form.steps
            ],
        },
        "words": {name: text.said(language) for name, text in form_words.SAYING.items()},
        "sentences": _sentences(language),
        "send": SEND,
        "status": f"{public_url}/s",
        "places": f"{_assets_url()}/places.json",
    }
    words = {name: text.said(language) for name, text in form_words.READING.items()}
    return _draw(
        "form.html",
        language,
        title=service.title.said(language),
        agency=agency.name.said(language),
        notice=notice,
        steps=steps,
        months=[month.said(language) for month in MONTHS],
        words=words | {"send": form_words.SAYING["send"].said(language)},
        page=_in_script(page),
    )


def refusal_page(service: Service, agency: Agency | None, why: WhyNot, language: Language) -> str:
    """Why a form cannot be sent from a phone, and the other ways to the service."""
    return _draw(
        "told.html",
        language,
        title=service.title.said(language),
        agency=agency.name.said(language) if agency else "",
        told=form_words.WHY_NOT[why].said(language),
        ways=[_way(channel, language) for channel in service.channels if channel.kind != "terminal"],
        words={"other_ways": form_words.OTHER_WAYS.said(language)},
    )


def nothing_page(language: Language) -> str:
    """There is no such form."""
    told = form_words.UNKNOWN_HELP.said(language)
    title = form_words.UNKNOWN.said(language)
    return _draw("told.html", language, title=title, agency="", told=told, ways=[], words={})


def _draw(template: str, language: Language, **values: Any) -> str:
    common = {"site": form_words.TITLE.said(language), "other_language": form_words.OTHER_LANGUAGE.said(language)}
    values["words"] = values["words"] | common
    other = "en" if language == "th" else "th"
    return _templates().get_template(template).render(lang=language, other=other, assets=_assets_url(), **values)


def _assets_url() -> str:
    return f"{ASSETS}/{assets()[0]}"


def _way(channel: Channel, language: Language) -> tuple[str, dict[str, str] | None]:
    """A way to the service: its words, and where it has one an address that can be pressed."""
    address, words = channel.address, channel.text.said(language)
    match channel.kind:
        case "web" if address and address.startswith("https://"):
            return words, {"href": address, "shown": address.removeprefix("https://")}
        case "phone" if address:
            return words, {"href": f"tel:{address.replace(' ', '').replace('-', '')}", "shown": address}
        case "app" if address:
            return f"{words}: {address}", None
        case _:
            return words, None


def _field(f: Field, schema: dict[str, Any], required: list[str], language: Language) -> dict[str, Any]:
    """A question as the template draws it. Whether one that waits for another is optional, the script says."""
    kind = kind_of(f)
    inner = schema.get("items", {}) if kind == "list" else schema
    values = schema.get("items", {}).get("enum") if kind == "many_choices" else schema.get("enum")
    return {
        "name": f.name,
        "type": kind,
        "label": f.label.said(language),
        "help": f.help.said(language) if f.help else "",
        "when": f.when,
        "partial": f.partial,
        "optional": f.when is None and f.name not in required,
        "options": [
            {"value": msgspec.json.encode(value).decode(), "said": f.options[str(value)].said(language)}
            for value in sorted(values or [], key=lambda value: list(f.options).index(str(value)))
            if f.options
        ],
        "most": _most(kind, schema),
        "mode": _MODES.get(kind, ""),
        "input": {"phone": "tel", "email": "email"}.get(kind, "text"),
        "autocomplete": _KNOWN.get(f.from_card or "", _AUTOCOMPLETE.get(kind, "off")),
        "fields": [
            _field(part, inner["properties"][part.name], inner.get("required", []), language) for part in f.fields
        ],
    }


def _most(kind: str, schema: dict[str, Any]) -> int | None:
    """How many items or characters; numbers with a pattern may be typed with spaces and dashes."""
    if kind == "list":
        return int(schema.get("maxItems", 1))
    return None if kind in ("phone", "citizen_id") else schema.get("maxLength")


def _for_script(f: Field, language: Language) -> dict[str, Any]:
    """A question as the script judges and tells it."""
    return {
        "name": f.name,
        "type": kind_of(f),
        "label": f.label.said(language),
        "options": {value: text.said(language) for value, text in f.options.items()},
        "when": f.when,
        "fields": [_for_script(part, language) for part in f.fields],
    }


def _sentences(language: Language) -> dict[str, Any]:
    words = answer_words
    return {
        "wrong": words.WRONG.said(language),
        "missing": words.MISSING.said(language),
        "missingByType": {kind: words.BY_TYPE[kind].said(language) for kind in words.MISSING_BY_TYPE},
        "byType": {kind: text.said(language) for kind, text in words.BY_TYPE.items()},
        "limits": {keyword: text.said(language) for keyword, text in words.LIMITS.items()},
    }


def _in_script(value: object) -> str:
    """JSON inside HTML: nothing in it can end the element."""
    text = msgspec.json.encode(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
