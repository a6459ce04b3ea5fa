"""A gateway with a published catalog, and a phone in front of it: a real browser at a phone's size."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

import resources
from demo.stage import receiving_agencies
from tests.govchannel.conftest import Backend
from tests.quiet_gateway import assert_quiet
from tests.waiting import until

CHROMIUM = "chromium"
SIZE: ViewportSize = {"width": 390, "height": 844}
SERVICE = "test-everything"
PICTURES = Path(__file__).parent.parent.parent / "artefacts" / "pictures" / "phone"
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


class Site(Backend):
    """The gateway and its commands, with every agency's keys and the shipped catalog, to which a form is added."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self._read: set[str] = set()

    def begin(self) -> None:
        """Keys, catalog, gateway."""
        entries = self.home / "entries"
        shutil.copytree(resources.FOLDER / "catalog", entries)
        shutil.copy(Path(__file__).parent / "everything.yaml", entries / "services" / f"{SERVICE}.yaml")
        self.does("agency", "keygen", *receiving_agencies())
        self.does("catalog", "init")
        self.publish()
        self.gateway.start()

    def publish(self) -> None:
        """The entries as they are, to everybody."""
        self.does("catalog", "publish", "--channel", "stable", "--from", str(self.home / "entries"))

    def address(self, language: str = "th", service: str = SERVICE) -> str:
        """A form's page."""
        return f"{self.gateway.url}/forms/{service}?lang={language}"

    def opened(self, agency: str = "BMA") -> list[dict[str, Any]]:
        """What the agency reads that it has not read before."""
        found: list[dict[str, Any]] = json.loads(self.does("agency", "open", agency, "--json"))
        fresh = [one for one in found if one["number"] not in self._read]
        self._read |= {one["number"] for one in fresh}
        return fresh


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A gateway for all of a file's tests; what one sends, it also opens."""
    site = Site(tmp_path_factory.mktemp("phone"))
    site.begin()
    yield site
    site.gateway.stop()
    assert_quiet(site.home)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as Debian has it. Not for longer than its file: Playwright leaves a loop running in this thread."""
    program = shutil.which(CHROMIUM)
    assert program, "chromium is missing: packaging/install-packages test"
    sandbox = os.geteuid() != 0  # root has none
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=sandbox, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone: small, touched, in Thailand. What its pages complain of fails the test, but for a line that was cut."""
    context = browser.new_context(
        viewport=SIZE, device_scale_factor=2, has_touch=True, is_mobile=True, locale="th-TH", timezone_id="Asia/Bangkok"
    )
    context.set_default_timeout(15_000)
    said: list[str] = []
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    yield context
    context.close()
    assert [line for line in said if not line.startswith("Failed to load resource")] == []


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    """The phone's page."""
    return context.new_page()


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Keep a picture of a page, whole, among the artefacts."""

    def take(page: Page, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    del request
    return take


def settled(page: Page) -> None:
    """The script has drawn what it shows."""
    until(lambda: page.evaluate("document.fonts.status === 'loaded'"), "the typeface")
