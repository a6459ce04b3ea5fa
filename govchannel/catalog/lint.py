"""Judges a folder of entries: every finding names file, line and remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import yaml

import resources
from govchannel.catalog import bulletin_rules, entry_rules, form_rules, key_rules, text_rules
from govchannel.catalog.finding import Fault, Finding
from govchannel.catalog.marks import Source, Way, read_source
from govchannel.contract import thai_words
from govchannel.contract.catalog import Agency, AgencyKey, App, Article, Holiday, LifeEvent, Service
from govchannel.contract.places import load_places

T = TypeVar("T")
Filed = TypeVar("Filed", bound=Service | Article | App)

_AT = re.compile(r" - at `(key in )?\$([^`]*)`$")
_PART = re.compile(r"\.([^.\[]+)|\[(\d+)\]|(\[\.\.\.\])")


def lint(folder: Path, keys: Iterable[AgencyKey] | None = None) -> list[Finding]:
    """All findings, by file and line.

    With `keys` also whether every agency that receives requests has one,
    and whether it is beyond doubt which one is meant.
    """
    known = None if keys is None else list(keys)
    judge = _Judge(folder, None if known is None else {key.agency for key in known})
    if not thai_words.available():
        judge.findings.append(
            Finding(str(folder), 1, "wrap", "libthai is missing: wrapping is not judged", "apt-get install libthai0")
        )
    agencies, events, holidays = (
        judge.listed("agencies.yaml", Agency),
        judge.listed("life-events.yaml", LifeEvent),
        judge.listed("holidays.yaml", Holiday),
    )
    known_agencies = {one.id for one in agencies.entries.values()}
    services = judge.services(known_agencies, {event.id for event in events.entries.values()})
    offered = {service.id for service in services}
    articles = judge.filed("articles", Article, lambda one: bulletin_rules.article(one, known_agencies, offered))
    apps = judge.filed("apps", App, lambda one: bulletin_rules.app(one, known_agencies, offered))
    telling = {article.agency for article in articles} | {app.agency for app in apps}
    offering = {service.agency for service in services} | telling
    led_to = {event for service in services for event in service.life_events}
    icons = {file.stem for file in (resources.FOLDER / "icons").glob("*.svg")}
    judge.each(
        agencies,
        lambda one: one.id,
        lambda one: [*entry_rules.agency(one, offering), *key_rules.agency(one.id, known or [])],
    )
    judge.each(events, lambda one: one.id, lambda one: entry_rules.life_event(one, led_to, icons))
    judge.each(holidays, lambda one: one.date.isoformat(), lambda _: ())
    return sorted(judge.findings)


@dataclass(frozen=True)
class _List(Generic[T]):
    """A file with a list, and its entries by their places; what is malformed is left out."""

    source: Source
    entries: dict[int, T]


class _Judge:
    """Gathers findings, file by file. `sealed`: the agencies that have a key; None: not asked."""

    def __init__(self, folder: Path, sealed: set[str] | None) -> None:
        self.findings: list[Finding] = []
        self._folder = folder
        self._sealed = sealed

    def listed(self, name: str, kind: type[T]) -> _List[T]:
        source, values, faults = _read(self._folder / name, list[Any])
        entries = {}
        for number, value in enumerate(values or []):
            try:
                entries[number] = msgspec.convert(value, kind)
            except msgspec.ValidationError as error:
                faults.append(_within(number, _invalid(error)))
        self._note(source, faults)
        return _List(source, entries)

    def each(self, given: _List[T], name: Callable[[T], str], judge: Callable[[T], Iterable[Fault]]) -> None:
        seen: set[str] = set()
        for number, one in given.entries.items():
            faults = [*judge(one), *_texts(one)]
            if name(one) in seen:
                faults.append(Fault((), "duplicate", f"{name(one)} is there twice", "remove one"))
            seen.add(name(one))
            self._note(given.source, [_within(number, fault) for fault in faults])

    def filed(self, name: str, kind: type[Filed], judge: Callable[[Filed], Iterable[Fault]]) -> list[Filed]:
        """The entries of a folder with one file each."""
        known: dict[str, Path] = {}
        entries = []
        for file in sorted((self._folder / name).glob("*.yaml")):
            source, entry, faults = _read(file, kind)
            if entry is not None:
                entries.append(entry)
                faults += [*judge(entry), *_texts(entry), *_identity(entry.id, file, known)]
            self._note(source, faults)
        return entries

    def services(self, agencies: set[str], events: set[str]) -> list[Service]:
        places = load_places()

        def faults(service: Service) -> Iterator[Fault]:
            yield from entry_rules.references(service, agencies, events, places)
            yield from entry_rules.channels(service)
            yield from entry_rules.assurance(service)
            yield from entry_rules.keywords(service)
            if service.form:
                yield from form_rules.form(service.form)
            yield from self._key(service)

        if not any((self._folder / "services").glob("*.yaml")):
            where = Source(self._folder / "services", None, {}, [])
            self._note(where, [Fault((), "schema", "no services", "one file per service, <id>.yaml")])
        return self.filed("services", Service, faults)

    def _key(self, service: Service) -> Iterator[Fault]:
        if service.form and self._sealed is not None and service.agency not in self._sealed:
            text = f"{service.agency} has no key to seal requests to"
            yield Fault(("form",), "unreachable", text, f"govchannel agency keygen {service.agency}")

    def _note(self, source: Source, faults: Iterable[Fault]) -> None:
        for fault in faults:
            line = source.line(fault.way)
            self.findings.append(Finding(str(source.file), line, fault.rule, fault.text, fault.remedy))


def _texts(entry: Any) -> list[Fault]:
    return [*text_rules.translations(entry), *(text_rules.wrapping(entry) if thai_words.available() else ())]


def _identity(entry_id: str, file: Path, known: dict[str, Path]) -> list[Fault]:
    faults = []
    if file.stem != entry_id:
        faults.append(Fault(("id",), "file-name", f"the file is not {entry_id}.yaml", "rename one of them"))
    if entry_id in known:
        text = f"{entry_id!r} is also in {known[entry_id].name}"
        faults.append(Fault(("id",), "duplicate", text, "an id is given once and never again"))
    known.setdefault(entry_id, file)
    return faults


def _read(file: Path, kind: type[T]) -> tuple[Source, T | None, list[Fault]]:
    nothing = Source(file, None, {}, [])
    try:
        source = read_source(file)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        return nothing, None, [Fault((), "schema", f"cannot be read: {reason}", "save it as UTF-8 text")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        text = f"no YAML: {getattr(error, 'problem', None) or 'malformed'}"
        return Source(file, None, {(): line}, []), None, [Fault((), "schema", text, "mend the line or the one before")]
    except (RecursionError, ValueError) as error:
        return nothing, None, [Fault((), "schema", f"no YAML: {type(error).__name__}", "write plain values")]
    faults = [Fault(way, "duplicate", f"{way[-1]!r} is said twice", "keep one") for way, _ in source.doubled]
    try:
        return source, msgspec.convert(source.value, kind), faults
    except msgspec.ValidationError as error:
        return source, None, [*faults, _invalid(error)]


def _invalid(error: msgspec.ValidationError) -> Fault:
    said = str(error)
    at = _AT.search(said)
    way: Way = ()
    if at:
        parts = _PART.findall(at[2])
        way = tuple(name or int(number or 0) for name, number, every in parts if not every)
        said = said[: at.start()]
    return Fault(way, "schema", said, "see docs/catalog.md, or: govchannel catalog schema")


def _within(number: int, fault: Fault) -> Fault:
    return fault._replace(way=(number, *fault.way))
