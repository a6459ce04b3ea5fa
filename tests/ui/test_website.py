"""An agency's own page in a living window: what opens, what does not, and that nothing of it stays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest

from demo.website import ADDRESS, AGENCY, CDN, ELSEWHERE, LOGIN, SELF_SIGNED, Page, Website
from govchannel.contract.catalog import Text
from govchannel.contract.origins import origins_of
from kiosk.journey import states
from kiosk.journey.states import Choosing, Goodbye, Home, ServicePage
from tests.ui import exits
from tests.ui.conftest import Screen
from tests.ui.measure import faults
from tests.ui.moments import services
from tests.ui.person import Person
from tests.ui.pictures import keep
from tests.ui.test_screens import WAYS
from ui import website, website_words
from ui.website_model import WebsiteModel

ORIGINS = frozenset({f"https://{AGENCY}", f"https://{LOGIN}"})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Website]:
    """Every name below ``.example``, answered on this machine over real TLS."""
    assert website.installed(), "Qt WebEngine is missing; run: make setup && packaging/install-packages web"
    with Website(tmp_path_factory.mktemp("site")) as site, pytest.MonkeyPatch.context() as patch:
        patch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", site.flags)
        patch.setenv("REQUESTS_CA_BUNDLE", str(site.authority))
        if os.geteuid() == 0:
            # Chromium's sandbox is not for root. The product never sets this.
            patch.setenv("QTWEBENGINE_DISABLE_SANDBOX", "1")
        yield site


class Visitor(Person):
    """Somebody at a website."""

    def __init__(self, screen: Screen, site: Website) -> None:
        super().__init__(screen)
        self.site = site

    @property
    def model(self) -> WebsiteModel:
        return self.screen.program.website_model

    def tells(self, name: str) -> Any:
        return self.model.property(name)

    def goes_to(self, address: str = ADDRESS, origins: frozenset[str] = ORIGINS) -> None:
        name = Text(th="กรมตัวอย่าง", en="Department of Examples")
        view = states.Website(Text(th="บริการตัวอย่าง", en="An example"), name, address, origins)
        leak = services()["pwa-leak"]
        self.comes_to(Choosing(None, (Home(), ServicePage(leak.id, leak), view)))

    def opens(self, address: str = ADDRESS, origins: frozenset[str] = ORIGINS) -> None:
        self.goes_to(address, origins)
        self.waits(lambda: self.tells("state") == "live" and not self.tells("loading"), f"{address} to open")

    def touches(self, x: float, y: float) -> None:
        """A place of the page, in CSS pixels."""
        self.rests(self.place(x, y), 0)

    def place(self, x: float, y: float) -> QPoint:
        """Of the window, for one of the page in CSS pixels."""
        view = self.item("website-view")
        zoom = view.parentItem().property("zoom")
        return view.mapToScene(QPoint(round(x * zoom), round(y * zoom)).toPointF()).toPoint()

    def sees(self, name: str) -> bool:
        return bool(self.named(name))

    def leaves_by(self, button: str) -> bool:
        """Once what is on the screen holds still."""
        if not isinstance(self.state.view, ServicePage):
            self.taps(button)
        return isinstance(self.state.view, ServicePage)

    def sees_notice(self, kind: str) -> None:
        self.waits(lambda: self.tells("notice") == kind, f"the notice {kind!r}")

    def server_sees(self, path: str, host: str = "", times: int = 1) -> None:
        self.waits(lambda: len(self.site.saw(path, host)) >= times, f"the server to see {path}")

    @property
    def process(self) -> subprocess.Popen[bytes]:
        visit = self.model._room._visit
        assert visit
        assert visit.process
        return visit.process

    def colours(self, place: QRect) -> Iterator[QColor]:
        """What is to be seen at a place of the page, in CSS pixels."""
        zoom = self.item("website-view").parentItem().property("zoom")
        frame = self.model.frame
        xs = range(round(place.left() * zoom), round(place.right() * zoom), 2)
        ys = range(round(place.top() * zoom), round(place.bottom() * zoom), 2)
        return (frame.pixelColor(x, y) for x in xs for y in ys)

    def white(self, place: QRect) -> bool:
        """Whether there is nothing."""
        return all(colour == Qt.GlobalColor.white for colour in self.colours(place))

    def written(self, place: QRect) -> bool:
        """Whether there are letters."""
        return any(colour.lightness() < 100 for colour in self.colours(place))

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifier)
        self.screen.settles()


@pytest.fixture
def visitor(screen: Screen, site: Website) -> Iterator[Visitor]:
    site.pages.clear()
    site.seen.clear()
    site.pages |= {
        "/page": Page("<h1>another page</h1>"),
        "/redirect": Page(status=302, headers={"location": exits.OUT}),
        "/file": Page("secret", headers={"content-disposition": "attachment; filename=a.txt"}),
        "/document": Page("%PDF-1.4", headers={"content-type": "application/pdf"}),
        "/did": Page("noted"),
    }
    model = screen.program.website_model
    model._here = True
    visitor = Visitor(screen, site)
    yield visitor
    model._here = False
    visitor.leaves()


def left_over() -> list[Path]:
    return list(website.MEMORY.glob("website-*"))


def files_below(folder: Path) -> set[Path]:
    return {file for file in folder.rglob("*") if file.is_file()}


EVERY = [(name, script, told) for name, (script, told) in exits.TOLD.items()]
EVERY += [(name, script, "") for name, script in exits.QUIET.items()]
EVERY += [(name, script, "") for name, script in exits.REFUSED.items()]


def test_no_way_out_is_open(visitor: Visitor) -> None:
    """One window, one page, one way after another; what each did is told by the page itself and by the server."""
    home = Path(visitor.screen.program.terminal.config.home)
    before = files_below(home)
    visitor.site.pages["/"] = Page(exits.page([script for _, script, _ in EVERY]))
    visitor.opens()
    windows = len(QGuiApplication.allWindows())
    for number, (name, _, told) in enumerate(EVERY):
        visitor.touches(100, 300)
        try:
            visitor.server_sees("/did", times=number + 1)
        except AssertionError as error:
            raise AssertionError(f"{name}: the page is gone; {visitor.tells('state')}") from error
        (did,) = [one for one in visitor.site.saw("/did") if f"number={number}&" in one.path]
        answer = {key: value[0] for key, value in parse_qs(did.path.partition("?")[2]).items()}
        assert answer["at"] == ADDRESS, name
        if name in exits.REFUSED:
            assert answer["said"].startswith("refused"), f"{name}: {answer['said']}"
        if name == "a question with words":
            assert answer["said"] == "null", name
        if told:
            visitor.sees_notice(told)
        if visitor.tells("notice") == (told or "denied"):
            visitor.taps("website-on")
        visitor.waits(lambda: visitor.tells("notice") == "", f"the page again, after {name}")
        assert visitor.tells("host") == "agency.example", name
    assert not [one for one in visitor.site.seen if one.host not in (AGENCY, LOGIN)], "somebody else saw something"
    assert not visitor.site.saw("/out")
    assert len(QGuiApplication.allWindows()) == windows
    assert files_below(home) == before
    assert not [file for folder in left_over() for file in files_below(folder) if b"secret" in file.read_bytes()]
    assert visitor.process.poll() is None


def spoilt(monkeypatch: pytest.MonkeyPatch, folder: Path, old: str, new: str) -> None:
    """The lock with one thing of it undone: shows that a test would see it."""
    text = (website_lock := Path("ui/qml/website/Locked.qml").resolve()).read_text("utf-8")
    assert old in text, f"{old!r} is not in {website_lock}"
    file = folder / "Locked.qml"
    file.write_text(text.replace(old, new), "utf-8")
    change = f"p.FILE = pathlib.Path({str(file)!r}); p.FLAGS = ()"
    code = f"import sys, pathlib, ui.website_process as p; {change}; p.main(sys.argv[1])"
    monkeypatch.setattr(website, "command", lambda _, memory: [sys.executable, "-c", code, memory])


def test_control_without_the_list_the_ways_lead_out(visitor: Visitor) -> None:
    """The same page, the same fingers; only the catalog allows the other place."""
    ways = [exits.TOLD[name][0] for name in ("a link", "a form", "a redirect", "a new window")]
    for number, way in enumerate(ways):
        visitor.site.pages["/"] = Page(exits.page([way]))
        visitor.site.pages["/out"] = Page("<h1>out</h1>")
        visitor.opens(origins=ORIGINS | {f"https://{ELSEWHERE}"})
        visitor.touches(100, 300)
        visitor.server_sees("/out", ELSEWHERE, times=number + 1)
        visitor.waits(lambda: visitor.tells("host") == ELSEWHERE, "the other place")
        visitor.taps("back")


def test_control_without_its_lock_a_download_is_kept(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoilt(monkeypatch, tmp_path, "download.cancel();", "download.accept();")
    visitor.site.pages["/"] = Page(exits.page([exits.TOLD["a download"][0]]))
    visitor.opens()
    visitor.touches(100, 300)

    def kept() -> bool:
        with suppress(FileNotFoundError):  # it gets its name when it is whole
            return any(b"secret" in file.read_bytes() for folder in left_over() for file in files_below(folder))
        return False

    visitor.waits(kept, "the kept file")


def test_control_without_its_lock_a_permission_is_given(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoilt(monkeypatch, tmp_path, "permission.deny()", "permission.grant()")
    visitor.site.pages["/"] = Page(exits.page([exits.REFUSED["notifications"]]))
    visitor.opens()
    visitor.touches(100, 300)
    visitor.server_sees("/did")
    assert "said=done" in visitor.site.saw("/did")[0].path


KEEPING = """<!doctype html><body style="margin:0;height:100vh"><script>
const ask = request => new Promise((y, n) => { request.onsuccess = () => y(request.result); request.onerror = n; });
const store = async mode => {
  const open = indexedDB.open('kept', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('all');
  return (await ask(open)).transaction('all', mode).objectStore('all');
};
(async () => {
  const found = {
    cookie: document.cookie, local: localStorage.kept, session: sessionStorage.kept,
    database: await ask((await store('readonly')).get('kept')),
    cache: await (await caches.match('/kept'))?.text(),
    worker: (await navigator.serviceWorker.getRegistrations()).length || undefined,
    history: history.length > 1 ? 'yes' : undefined,
  };
  await fetch('/found?' + new URLSearchParams(Object.entries(found).filter(([, value]) => value)));
  document.cookie = 'kept=malee; max-age=99999; secure';
  localStorage.kept = sessionStorage.kept = 'malee';
  await ask((await store('readwrite')).put('malee', 'kept'));
  await (await caches.open('kept')).put('/kept', new Response('malee'));
  await navigator.serviceWorker.register('/worker');
  for (let i = 0; i < 3; i++) await (await fetch('/cached')).text();
  await fetch('/kept-all');
})().catch(error => fetch('/failed?' + error));
</script>"""


def test_what_a_killed_process_left_in_memory_goes_with_the_next_visit(visitor: Visitor) -> None:
    left = website.MEMORY / "website-999999999-killed"
    left.mkdir(exist_ok=True)
    (left / "cookies").write_text("malee")
    visitor.opens()
    visitor.waits(lambda: not left.exists(), "what was left to go")
    assert len(left_over()) == 1, "this visit's own"


def test_the_next_person_finds_nothing_of_the_last(visitor: Visitor) -> None:
    visitor.site.pages |= {
        "/": Page(KEEPING),
        "/found": Page("ok"),
        "/kept-all": Page("ok"),
        "/worker": Page("addEventListener('fetch', () => {})", headers={"content-type": "text/javascript"}),
        "/cached": Page("malee", headers={"cache-control": "max-age=99999"}),
        "/page": Page("<script>location = '/'</script>"),
    }
    visitor.opens()
    visitor.server_sees("/kept-all")
    # Within one visit it is all there: the page does see what is kept.
    visitor.model._room.say(website_words.Went("again"))
    visitor.server_sees("/kept-all", times=2)
    again = parse_qs(visitor.site.saw("/found")[1].path.partition("?")[2])
    assert {"cookie", "local", "session", "database", "cache", "worker"} <= set(again)
    fetched = len(visitor.site.saw("/cached"))
    assert fetched < 6, "six fetches, and a cache between them"
    first = visitor.process
    # The session ends: the time is up, the card is pulled, "End" is pressed; all of them wipe.
    visitor.taps("end")
    assert isinstance(visitor.state, Goodbye)
    visitor.waits(lambda: first.poll() is not None, "the process to end")
    visitor.waits(lambda: not left_over(), "its folder in memory to go")
    assert visitor.model.frame.isNull()
    assert visitor.tells("host") == visitor.tells("led") == visitor.tells("asked") == ""
    visitor.opens()
    visitor.server_sees("/kept-all", times=3)
    assert visitor.site.saw("/found")[2].path == "/found?"
    assert not visitor.site.saw("/")[-1].cookie
    assert len(visitor.site.saw("/cached")) > fetched


def test_a_page_may_lead_where_the_catalog_says_and_be_made_of_what_it_needs(visitor: Visitor) -> None:
    visitor.site.pages |= {
        f"{AGENCY}/": Page(
            f"<body style='margin:0'><script src='https://{CDN}/script'></script>"
            f"<iframe src='https://{CDN}/map' style='width:90px;height:90px'></iframe>"
            f"<a href='https://{LOGIN}/login' target='_blank' style='position:fixed;top:200px;left:0;right:0;"
            "bottom:0'>login</a>"
        ),
        f"{CDN}/script": Page("fetch('/ran')", headers={"content-type": "text/javascript"}),
        f"{CDN}/map": Page("<h1>map</h1>"),
        "/ran": Page("ok"),
        f"{LOGIN}/login": Page(f"<script>location = 'https://{AGENCY}/welcome'</script>"),
        f"{AGENCY}/welcome": Page("<h1>welcome</h1>"),
    }
    visitor.opens()
    visitor.server_sees("/map", CDN)
    visitor.server_sees("/ran", AGENCY)
    visitor.touches(100, 300)
    visitor.server_sees("/login", LOGIN)
    visitor.server_sees("/welcome", AGENCY)
    visitor.waits(lambda: visitor.tells("canBack"), "a page before this one")
    visitor.taps("website-back")
    visitor.waits(lambda: visitor.tells("canForward"), "a page behind this one")
    assert visitor.tells("notice") == ""


WRITING = """<!doctype html><meta charset=utf-8><body style="margin:0">
<input id=i style="position:absolute;top:40px;left:0;width:300px;height:80px">
<select id=s style="position:absolute;top:160px;left:0;width:300px;height:60px"><option>one<option>two</select>
<script>i.oninput = () => fetch('/typed?' + i.value); s.onchange = () => fetch('/chosen?' + s.value)</script>"""


def test_what_is_asked_can_be_written_and_chosen(visitor: Visitor) -> None:
    visitor.site.pages |= {"/": Page(WRITING), "/typed": Page("ok"), "/chosen": Page("ok")}
    visitor.opens()
    keyboard = visitor.item("keyboard")
    assert not keyboard.property("up")
    # A page that has not been seen yet heeds no finger.
    visitor.waits(lambda: not visitor.white(QRect(0, 40, 300, 4)), "the page to be seen")
    visitor.touches(100, 80)
    visitor.waits(lambda: keyboard.property("up"), "the on-screen keyboard")
    view = visitor.item("website-view")
    assert visitor.bottom("website-view") <= keyboard.y(), "the page makes room for the keyboard"
    event = QInputMethodEvent()
    event.setCommitString("ก")
    QCoreApplication.sendEvent(view, event)
    visitor.server_sees("/typed")
    assert visitor.site.saw("/typed")[0].path.endswith("%E0%B8%81")
    visitor.presses(Qt.Key.Key_A)
    visitor.presses(Qt.Key.Key_Backspace)
    visitor.server_sees("/typed", times=3)
    visitor.touches(100, 190)
    visitor.waits(lambda: not keyboard.property("up"), "the keyboard to go")
    # Nor does a list in its first moment; nobody has chosen by then.
    second = QRect(0, 242, 60, 18)
    visitor.waits(lambda: visitor.written(second), "the list below the question")
    QTest.qWait(500)
    visitor.touches(100, 250)
    visitor.server_sees("/chosen")
    assert visitor.site.saw("/chosen")[0].path == "/chosen?two"


TOUCHED = """<!doctype html><body style="margin:0;height:500vh">
<button style="position:absolute;top:200px;left:0;width:300px;height:200px">on</button><script>
for (const kind of ['touchstart', 'click', 'contextmenu', 'scroll'])
  addEventListener(kind, () => fetch('/felt?' + kind), true)</script>"""


def felt(visitor: Visitor) -> list[str]:
    return [one.path.partition("?")[2] for one in visitor.site.saw("/felt")]


@pytest.mark.parametrize("slides", [0, 20])
def test_a_finger_that_rests_on_a_page_presses_once_it_leaves(visitor: Visitor, slides: int) -> None:
    visitor.site.pages |= {"/": Page(TOUCHED), "/felt": Page("ok")}
    visitor.opens()
    visitor.waits(lambda: not visitor.white(QRect(10, 210, 200, 180)), "the page to be seen")
    place = visitor.place(100, 300)
    visitor.puts_down(place)
    visitor.slides(place + QPoint(0, slides))
    # Twice as long as Chromium needs for another meaning.
    QTest.qWait(1300)
    assert not felt(visitor)
    visitor.lifts(place + QPoint(0, slides))
    visitor.waits(lambda: "click" in felt(visitor), "the button to be pressed")
    assert sorted(felt(visitor)) == ["click", "touchstart"]


def test_a_finger_that_swipes_on_a_page_moves_it(visitor: Visitor) -> None:
    visitor.site.pages |= {"/": Page(TOUCHED), "/felt": Page("ok")}
    visitor.opens()
    visitor.waits(lambda: not visitor.white(QRect(10, 210, 200, 180)), "the page to be seen")
    place = visitor.place(100, 300)
    visitor.puts_down(place)
    QTest.qWait(1300)
    for way in range(20, 200, 20):
        visitor.slides(place - QPoint(0, way))
    visitor.lifts(place - QPoint(0, 180))
    visitor.waits(lambda: "scroll" in felt(visitor), "the page to move")
    assert not {"click", "contextmenu"} & set(felt(visitor))


def test_keys_go_into_the_page_and_back_always_leads_out(visitor: Visitor) -> None:
    visitor.site.pages |= {
        "/": Page(
            "<body><a href='/page' style='position:absolute;top:100px;font-size:40px'>on</a>"
            "<script>addEventListener('keydown', e => { e.preventDefault(); e.stopPropagation();"
            "fetch(`/key?${e.ctrlKey}${e.altKey}${e.metaKey}${e.key}`) }, true)</script>"
        ),
        "/key": Page("ok"),
    }
    visitor.opens()
    view = visitor.item("website-view")
    view.forceActiveFocus()
    windows = len(QGuiApplication.allWindows())
    visitor.presses(Qt.Key.Key_X)
    assert not view.property("entered"), "keys before it is entered are not the page's"
    visitor.presses(Qt.Key.Key_Return)
    assert view.property("entered")
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    for letter in "OPSWNTUQRFGHJLD":
        visitor.presses(Qt.Key(ord(letter)), control)
        visitor.presses(Qt.Key(ord(letter)), control | Qt.KeyboardModifier.ShiftModifier)
    for key in (Qt.Key.Key_F4, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_D):
        visitor.presses(key, alt)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F11, Qt.Key.Key_F12, Qt.Key.Key_Menu, Qt.Key.Key_Print):
        visitor.presses(key)
    visitor.presses(Qt.Key.Key_Y)
    visitor.server_sees("/key")
    assert [one.path for one in visitor.site.saw("/key")] == ["/key?falsefalsefalsey"], "what the page saw of all that"
    assert len(QGuiApplication.allWindows()) == windows
    assert visitor.window.isVisible()
    visitor.presses(Qt.Key.Key_Escape)
    assert not view.property("entered")
    visitor.presses(Qt.Key.Key_Escape)
    assert isinstance(visitor.state.view, ServicePage)
    visitor.waits(lambda: visitor.model._room._visit is None, "the visit to end")


def test_dialogs_of_a_page_are_shown_calmly_and_not_for_ever(visitor: Visitor) -> None:
    visitor.site.pages |= {
        "/": Page(
            "<body style='height:100vh'><h1>a page</h1><script>addEventListener('click', () => {"
            "fetch('/yes?' + confirm('Send it?')); alert('a'.repeat(9999));"
            "for (let i = 0; i < 50; i++) alert(i); fetch('/through') })</script>"
        ),
        "/yes": Page("ok"),
        "/through": Page("ok"),
    }
    visitor.opens()
    visitor.touches(100, 300)
    visitor.sees_notice("asked")
    assert visitor.tells("asked") == "Send it?"
    visitor.taps("website-on")
    visitor.waits(lambda: len(visitor.tells("asked")) == 500, "the next one, cut")
    visitor.taps("website-on")
    visitor.waits(lambda: visitor.tells("asked") == "0", "one more")
    visitor.taps("website-on")
    visitor.server_sees("/through")
    assert visitor.site.saw("/yes")[0].path == "/yes?true"
    assert visitor.tells("notice") == ""


@pytest.mark.parametrize(
    ("address", "origins", "why"),
    [
        (f"https://{SELF_SIGNED}/", origins_of(f"https://{SELF_SIGNED}/"), "certificate"),
        ("https://nobody.invalid/", origins_of("https://nobody.invalid/"), "offline"),
    ],
)
def test_no_page_is_told_calmly(visitor: Visitor, address: str, origins: frozenset[str], why: str) -> None:
    visitor.site.pages["/"] = Page("<h1>not to be seen</h1>")
    visitor.goes_to(address, origins)
    visitor.waits(lambda: visitor.tells("state") == why, why)
    assert not visitor.site.saw("/")
    visitor.taps("website-again")
    visitor.waits(lambda: visitor.tells("state") == why, f"{why} again")
    assert not visitor.site.saw("/")
    visitor.waits(lambda: visitor.leaves_by("back"), "the service")


def test_a_page_that_hangs_or_breaks_leaves_the_screen_alive(visitor: Visitor) -> None:
    visitor.site.pages["/"] = Page(
        "<body style='height:100vh'><h1>a page</h1><script>addEventListener('click', () => { for (;;); })</script>"
    )
    visitor.opens()
    visitor.touches(100, 300)
    visitor.taps("display")
    assert visitor.sees("display-done"), "the screen goes on at once"
    visitor.taps("display-done")
    visitor.waits(lambda: visitor.tells("state") == "hung", "the page to be given up")
    visitor.taps("website-again")
    visitor.waits(lambda: visitor.tells("state") == "live" and not visitor.tells("loading"), "the page again")
    visitor.process.kill()
    visitor.waits(lambda: visitor.tells("state") == "crashed", "the end of its process")
    visitor.taps("website-again")
    visitor.waits(lambda: visitor.tells("state") == "live", "the page once more")
    visitor.site.pages["/"] = Page(exits.page(["location.href = 'about:blank'"]))
    visitor.taps("back")
    visitor.opens()
    visitor.touches(100, 300)
    visitor.waits(lambda: visitor.tells("state") == "crashed", "a page that went nowhere to be ended")


def test_words_that_are_none_end_a_visit(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of a page is not trusted more than the page."""
    frame, denied = '{"type":"Frame","slot":7,"width":9,"height":9}', '{"type":"Denied","what":"all"}'
    for said in (repr(frame), "'x' * 999_999", repr(denied), ""):
        code = f"import time; print({said}, flush=True); time.sleep(30)" if said else "raise SystemExit(3)"
        monkeypatch.setattr(website, "command", lambda *_, code=code: [sys.executable, "-c", code])
        visitor.goes_to()
        visitor.waits(lambda: visitor.tells("state") == "crashed", f"{said} to end it")
        visitor.taps("back")
    large = '{"type":"Frame","slot":0,"width":8192,"height":8192}'
    code = f"import time; print({large!r}, flush=True); time.sleep(30)"
    monkeypatch.setattr(website, "command", lambda *_: [sys.executable, "-c", code])
    visitor.goes_to()
    visitor.waits(lambda: visitor.tells("state") == "live", "the word")
    assert visitor.model.frame.isNull(), "a picture that cannot lie in the memory"


def test_who_does_not_open_websites_does_not_load_what_opens_them() -> None:
    code = "import sys, ui.app; sys.exit(any('WebEngine' in name or name == 'PySide6.QtTest' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    control = "import sys, ui.website_process; sys.exit(any('WebEngine' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", control], check=False).returncode == 1


LOOKED_AT = """<!doctype html><html lang=th><meta charset=utf-8><meta name=viewport content="width=device-width">
<body style="margin:0"><header style="background:#0a5;color:#fff;padding:16px"><b>กรมตัวอย่าง</b></header>
<main style="padding:16px"><h1>ขอรับบริการตัวอย่าง</h1><p>กรอกเลขที่คำขอของท่าน แล้วกดค้นหา</p>
<input style="font-size:16px;padding:12px;width:90%"><p><button style="font-size:16px;padding:12px">ค้นหา</button></p>
<p><a href="https://elsewhere.example/news/article?id=1">ข่าวจากหน่วยงานอื่น</a></p></main>"""


@pytest.mark.parametrize(("language", "way"), [("th", "portrait"), ("en", "landscape"), ("th", "portrait-largest")])
def test_its_screens(visitor: Visitor, language: Any, way: str) -> None:
    size, comfort = WAYS[way]
    visitor.site.pages["/"] = Page(LOOKED_AT)
    visitor.goes_to()
    journey = visitor.conductor.journey
    visitor.conductor.journey = replace(journey, comfort=replace(comfort, language=language))
    visitor.screen.shows(visitor.conductor.journey, size)
    visitor.waits(lambda: visitor.tells("state") == "live" and not visitor.tells("loading"), "the page")
    view = visitor.item("website-view")
    head = QRect(0, 0, 200, 8)
    visitor.waits(lambda: not visitor.white(head), "the page's own colours")
    visitor.waits(lambda: visitor.model.frame.width() == round(view.width()), "a picture of that size")
    zoom = round(view.parentItem().property("zoom"))
    place = view.mapToScene(QPoint(round(view.width() / 2), 20 * zoom).toPointF()).toPoint()
    visitor.waits(lambda: visitor.screen.picture().pixelColor(place).name() == "#00aa55", "it on the screen, zoomed")
    wrong = []
    for name, word in {
        "website": None,
        "website-led": website_words.LedOut("https://elsewhere.example/news/article?id=1"),
        "website-asked": website_words.Said("ท่านต้องการส่งคำขอใช่หรือไม่", True),
        "website-denied": website_words.Denied("file"),
        "website-hung": website_words.Failed("hung"),
    }.items():
        if word is not None:
            visitor.model._hear(visitor.model._visit, word)
        visitor.screen.settles()
        keep(visitor.screen.picture(), f"{language}-{way}/{name}")
        wrong += [f"{name}: {fault}" for fault in faults(visitor.window)]
        if isinstance(word, website_words.Said):
            visitor.model.answer(True)
        visitor.model.dismiss()
    assert not wrong, "\n".join(wrong)
