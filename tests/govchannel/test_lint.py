"""What an operator is told of entries before anybody else sees them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

import resources
from govchannel.agency import keys
from govchannel.catalog import form_rules
from govchannel.catalog.finding import Finding
from govchannel.catalog.lint import lint
from govchannel.catalog.schema import catalog_schema
from govchannel.contract import thai_words
from govchannel.contract.catalog import Field, Form, Step, Text
from govchannel.gateway.clock import system_clock

DOCS = Path(__file__).parent.parent.parent / "docs"
SERVICE = "services/dopa-id-lost.yaml"
FLOOD = "services/ddpm-flood.yaml"
CONSCRIPTS = "services/tdc-sd9.yaml"
ARTICLE = "articles/flood-season.yaml"
APP = "apps/thaid.yaml"
PLAY = "https://play.google.com/store/apps/details?id="


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the entries that ship, to be spoilt."""
    shutil.copytree(resources.FOLDER / "catalog", tmp_path / "catalog")
    return tmp_path / "catalog"


def spoilt(folder: Path, name: str, old: str, new: str) -> list[Finding]:
    """What is found after one change; the line that it is found at is the one that was changed."""
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {name}"
    file.write_text(text.replace(old, new, 1), "utf-8")
    findings = lint(folder)
    assert all(one.remedy for one in findings)
    return findings


def line_of(folder: Path, name: str, part: str) -> int:
    lines = (folder / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def test_the_entries_that_ship_are_faultless() -> None:
    assert lint(resources.FOLDER / "catalog") == []


FAULTS: dict[str, tuple[str, str, str, str, str]] = {
    # what happened: file, old, new, rule, part of the line that is named
    "an unknown field": (SERVICE, "assurance: ", "assurence: ", "schema", ""),
    "a text that is a number": (SERVICE, "  en: ", "  en: 5 #", "schema", "en: 5"),
    "no english": (SERVICE, "  en: ", "  en: '' #", "translation", "en: ''"),
    "thai in the english": (SERVICE, "  en: ", "  en: บัตร", "translation", "en: บัตร"),
    "no thai in the thai": (SERVICE, "  th: ", "  th: Card #", "translation", "th: Card"),
    "an invisible letter": (SERVICE, "  th: ", "  th: \u200b", "translation", "th: \u200b"),
    "an unknown agency": (SERVICE, "agency: DOPA", "agency: DOPE", "reference", "agency: DOPE"),
    "another id than the file's": (SERVICE, "id: dopa-id-lost", "id: dopa-id-lots", "file-name", "id: dopa-id-lots"),
    "an id of another service": (SERVICE, "id: dopa-id-lost", "id: dopa-birth", "duplicate", "id: dopa-birth"),
    "a key said twice": (SERVICE, "agency: DOPA", "agency: BMA\nagency: DOPA", "duplicate", "agency: DOPA"),
    "an unknown life event": (SERVICE, "life_events:\n", "life_events:\n- heaven\n", "reference", "- heaven"),
    "a place that is not there": (
        CONSCRIPTS,
        "assurance:",
        "offered_in: ['99']\nassurance:",
        "reference",
        "offered_in",
    ),
    "a card checked for nothing": (
        CONSCRIPTS,
        "assurance: none",
        "assurance: card-verified",
        "assurance",
        "assurance:",
    ),
    "a phone that cannot be called": ("agencies.yaml", "phone: '1555'", "phone: 15-55-5", "unreachable", "15-55-5"),
    "a page without https": (
        "agencies.yaml",
        "https://www.bangkok",
        "http://www.bangkok",
        "unreachable",
        "http://www.b",
    ),
    "a page that is a script": ("agencies.yaml", "https://www.bangkok", "javascript:", "unreachable", "javascript:"),
    **{
        f"a website that leads to {what}": (
            CONSCRIPTS,
            "address: https://www.tdc.mi.th",
            f"address: https://www.tdc.mi.th\n  origins:\n  - https://a.tdc.mi.th\n  - '{origin}'",
            "website",
            f"- '{origin}'",
        )
        for what, origin in {
            "anything of its own": "https://*.tdc.mi.th",
            "anything of the state": "https://*.go.th",
            "a registry": "https://go.th",
            "a number": "https://192.0.2.1",
            "this machine": "https://localhost",
            "an open line": "http://login.tdc.mi.th",
            "one page": "https://login.tdc.mi.th/page",
            "somebody with a name before it": "https://www.tdc.mi.th@elsewhere.example",
            "the same twice": "https://a.tdc.mi.th",
            "a script": "javascript:alert(1)",
        }.items()
    },
    "a telephone that leads to websites": (
        CONSCRIPTS,
        "- kind: web\n",
        "- kind: phone\n  address: '1548'\n  text: {th: สายด่วน, en: Line}\n"
        "  origins: [https://a.tdc.mi.th]\n- kind: web\n",
        "website",
        "origins:",
    ),
    "a website that leads everywhere": (
        CONSCRIPTS,
        "address: https://www.tdc.mi.th",
        f"address: https://www.tdc.mi.th\n  origins: {[f'https://a{n}.tdc.mi.th' for n in range(21)]}",
        "website",
        "origins:",
    ),
    "an agency twice": ("agencies.yaml", "- id: CAAT", "- id: BMA", "duplicate", ""),
    "no such picture": ("life-events.yaml", "icon: ", "icon: no-", "reference", "icon: no-"),
    "tabs": (SERVICE, "agency: DOPA", "\tagency: DOPA", "schema", ""),
    "a signature that must be drawn": (
        FLOOD,
        "maxLength: 20000",
        "maxLength: 20000\n        pattern: ^M",
        "touch",
        "- name: signature",
    ),
    "a schema that is none": (SERVICE, "maxLength: ", "maxLength: x", "touch", "schema:"),
    "a schema from elsewhere": (
        SERVICE,
        "  schema:\n",
        "  schema:\n    $ref: https://x.example\n",
        "touch",
        "schema:",
    ),
    "a question that is in no schema": (SERVICE, "- name: phone", "- name: phones", "touch", "- name: phones"),
    "a question that waits for one that is not asked": (
        "services/ddpm-flood.yaml",
        "when: {field: same,",
        "when: {field: some,",
        "touch",
        "when: {field: some",
    ),
    "a hidden question that must be answered": (
        "services/ddpm-flood.yaml",
        "    required:\n    - name\n",
        "    required:\n    - house\n    - name\n",
        "touch",
        "when: {field: same",
    ),
    "a question inside another that is in no schema": (
        "services/dcy-newborn.yaml",
        "            - name: birth_date\n",
        "            - name: born\n",
        "touch",
        "- name: born",
    ),
    "something wanted of an item that nobody asks": (
        "services/dlpw-complaint.yaml",
        "          required:\n          - name\n",
        "          required: [nickname]\n",
        "touch",
        "required: [nickname]",
    ),
    "a list without an end": (
        "services/dlpw-complaint.yaml",
        "maxItems: 5\n",
        "minItems: 0\n",
        "touch",
        "- name: witnesses",
    ),
    "a person without questions": ("services/ddpm-flood.yaml", "type: place", "type: person", "touch", "- name: where"),
    "a consent that can be refused": ("services/ddpm-flood.yaml", "const: true", "enum: [true, false]", "touch", ""),
    "a date of which a part is enough and must be whole": (
        "services/ddpm-flood.yaml",
        "      type: date\n",
        "      type: date\n      partial: true\n",
        "touch",
        "",
    ),
    "a number of which a part is enough": (
        "services/ddpm-flood.yaml",
        "      type: number\n",
        "      type: number\n      partial: true\n",
        "touch",
        "",
    ),
    "an age that nobody has": (
        CONSCRIPTS,
        "age_from: 17,",
        "age_from: 77,",
        "eligibility",
        "eligibility:",
    ),
    "closed before it opens": (
        CONSCRIPTS,
        "- kind: office\n",
        "- kind: office\n  hours: {periods: [{days: [mon], opens: '16:30', closes: '08:30'}]}\n",
        "hours",
        "hours:",
    ),
    "a time that is none": (
        CONSCRIPTS,
        "- kind: office\n",
        "- kind: office\n  hours: {periods: [{days: [mon], opens: '25:00', closes: '26:30'}]}\n",
        "schema",
        "hours:",
    ),
    "news of nobody": (ARTICLE, "agency: DDPM", "agency: DDT", "reference", "agency: DDT"),
    "news that lead to no service": (ARTICLE, "- ddpm-flood", "- ddpm-floods", "reference", "- ddpm-floods"),
    "news that are over before they begin": (
        ARTICLE,
        "published: 2026-11-16",
        "published: 2026-11-16\nuntil: 2026-11-15",
        "never-shown",
        "until:",
    ),
    "a day that is none": (ARTICLE, "published: 2026-11-16", "published: soon", "schema", "published:"),
    "news without a paragraph": (ARTICLE, "body:\n", "body: []\nbodies:\n", "schema", ""),
    "a headline without an end": (ARTICLE, "  en: Make", "  en: Make" + " it so" * 20, "length", "  en: Make"),
    "a paragraph that nobody reads standing": (ARTICLE, "  en: If ", "  en: If" + " and if" * 90, "length", "  en: If"),
    "a headline that is not there": (ARTICLE, "  th: เตรียมบ้าน", "  th: '' #", "translation", "  th: ''"),
    "html": (ARTICLE, "  en: If ", "  en: If <b>really</b> ", "plain", "  en: If"),
    "an address that nobody can press": (ARTICLE, "  en: If ", "  en: See https://x.example if ", "plain", "  en: See"),
    "news under another name": (ARTICLE, "id: flood-season", "id: flood", "file-name", "id: flood"),
    "an app that leads nowhere": (
        "apps/nhso.yaml",
        "website: https://www.nhso.go.th\n",
        "",
        "unreachable",
        "",
    ),
    "an app in another store": (APP, PLAY, "https://apk.example/details?id=", "unreachable", "android:"),
    "a store without tls": (APP, PLAY, PLAY.replace("https", "http"), "unreachable", "android:"),
    "a store that only looks like it": (APP, PLAY, PLAY.replace(".com/", ".com.example/"), "unreachable", "android:"),
    "a store's page with something after it": (
        APP,
        "dims.ddopa",
        "dims.ddopa&pcampaignid=x",
        "unreachable",
        "android:",
    ),
    "an app of the other store": (APP, "apps.apple.com/th/app/thaid/", "play.google.com/", "unreachable", "ios:"),
    "a website that is a script": (APP, "https://www.dopa", "javascript:", "unreachable", "website:"),
    "an app with a fault in its name": (APP, "name:\n", "nome:\n", "schema", ""),
    "an app that leads twice to a service": (
        APP,
        "- dopa-thaid",
        "- dopa-thaid\n- dopa-thaid",
        "duplicate",
        "",
    ),
    "a word that no line can break": (CONSCRIPTS, "  th: ", "  th: " + "ฟฟฟฟฟฟฟฟ" * 4, "wrap", "ฟฟฟฟ"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_found_at_its_line(folder: Path, what: str) -> None:
    name, old, new, rule, part = FAULTS[what]
    findings = [one for one in spoilt(folder, name, old, new) if one.rule == rule]
    assert findings, f"{what} was not found"
    at = findings[0]
    assert at.file == str(folder / name)
    if part:
        assert line_of(folder, name, part) in [one.line for one in findings]


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda file: file.unlink(), "schema"),
        (lambda file: file.write_bytes(b"\xff\xfe\x00"), "schema"),
        (lambda file: file.write_text(""), "schema"),
        (lambda file: file.write_text("- " * 2000 + "x"), "schema"),
        (lambda file: file.write_text("&a [*a]"), "schema"),
    ],
)
def test_files_that_are_no_lists_are_named(folder: Path, spoil: Callable[[Path], object], rule: str) -> None:
    spoil(folder / "agencies.yaml")
    assert rule in {one.rule for one in lint(folder) if one.file == str(folder / "agencies.yaml")}


def test_an_agency_without_a_key_cannot_receive_requests(folder: Path, tmp_path: Path) -> None:
    receiving = {"unreachable"}
    assert {one.rule for one in lint(folder, keys=[])} == receiving
    made = [keys.generate(tmp_path / "keys", "DOPA", system_clock())]
    assert not any("DOPA has no key" in one.text for one in lint(folder, keys=made))


def test_wrapping_is_judged_by_what_breaks_the_screens_lines() -> None:
    assert thai_words.longest_piece("ขอมีบัตรประจำตัวประชาชน") in ("ประชาชน", "ประจำตัว")
    assert thai_words.columns("ที่นี่") == 2


def test_the_command_prints_file_line_and_remedy_and_fails(folder: Path) -> None:
    spoilt(folder, "agencies.yaml", "phone: '1555'", "phone: x")
    done = subprocess.run(
        [Path(sys.executable).parent / "govchannel", "catalog", "lint", "--from", folder, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    (finding,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert finding["line"] == line_of(folder, "agencies.yaml", "phone: x")
    plain = subprocess.run(
        [Path(sys.executable).parent / "govchannel", "catalog", "lint", "--from", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert plain.stdout.startswith(f"{finding['file']}:{finding['line']}: unreachable: ")
    assert plain.stderr == ""


def test_the_published_schema_is_of_today_and_accepts_what_ships() -> None:
    published = json.loads((DOCS / "catalog.schema.json").read_text("utf-8"))
    assert published == catalog_schema(), "govchannel catalog schema > docs/catalog.schema.json"
    for name, kind in (("services", "Service"), ("articles", "Article"), ("apps", "App")):
        schema = {"$schema": published["$schema"], "$defs": published["$defs"], "$ref": f"#/$defs/{kind}"}
        judge = jsonschema_rs.Draft202012Validator(schema)
        for file in (resources.FOLDER / "catalog" / name).glob("*.yaml"):
            # JSON has no dates: what YAML takes for one is its text.
            judge.validate(json.loads(json.dumps(yaml.safe_load(file.read_text("utf-8")), default=str)))
        assert not judge.is_valid({"id": "x"})


def test_the_guides_full_examples_are_faultless(folder: Path) -> None:
    examples = re.findall(r"```yaml\n(id: (\S+)\n.*?)```", (DOCS / "catalog.md").read_text("utf-8"), re.DOTALL)
    for (example, name), kind in zip(examples, ("services", "articles", "apps"), strict=True):
        (folder / kind / f"{name}.yaml").write_text(example, "utf-8")
    assert lint(folder) == []


def test_a_folder_without_news_and_apps_is_a_catalog(folder: Path) -> None:
    shutil.rmtree(folder / "articles")
    shutil.rmtree(folder / "apps")
    assert {one.text for one in lint(folder)} == {"KTB offers nothing", "MOPH offers nothing"}


@pytest.mark.parametrize(
    ("count", "kind", "wrong"), [(4, "object", []), (5, "object", ["5 pictures"]), (1, "string", ["'p0' is a"])]
)
def test_pictures_are_objects_and_few(count: int, kind: str, wrong: list[str]) -> None:
    fields = [Field(name=f"p{number}", type="picture", label=Text(th="ภาพ", en="p")) for number in range(count)]
    schema = {"type": "object", "properties": {field.name: {"type": kind} for field in fields}}
    given = Form(
        version=1,
        purpose=Text(th="ภาพ", en="p"),
        retention_days=1,
        steps=[Step(title=Text(th="ภาพ", en="p"), fields=fields)],
        schema=schema,
    )
    found = [fault.text for fault in form_rules.form(given)]
    assert len(found) == len(wrong)
    assert all(text.startswith(start) for text, start in zip(found, wrong, strict=True))
