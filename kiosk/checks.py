"""What a technician wants to know: one function a check, all in one table, each with what to do about it."""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from drivers.base import CardReader, DriverError, ReaderFound, ReaderLost, ServiceLost
from drivers.headphones import find_jack
from drivers.printing.seam import PrinterState
from drivers.registry import NO_DEVICE, open_jack, open_reader
from govchannel.contract import thai_words
from kiosk import keys
from kiosk.catalog import Catalog
from kiosk.config import Config
from kiosk.errors import KioskError
from kiosk.outbox import Outbox
from kiosk.outbox_care import damaged
from kiosk.printers import terminal_printer
from kiosk.releases import state as updates

LEAST_FREE_BYTES = 200_000_000
READER_SECONDS = 2.0
VOICE_SECONDS = 5.0


class Finding(msgspec.Struct, frozen=True):
    """One check's result. `remedy` says what to do; empty when all is well."""

    check: str
    level: Literal["ok", "warning", "error"]
    text: str
    remedy: str = ""


def run_checks(config: Config) -> list[Finding]:
    """All checks, in the table's order. A check that fails in an unforeseen way of the machine is an error itself."""
    findings = []
    for name, check in CHECKS.items():
        try:
            findings.append(check(config))
        except (KioskError, DriverError, OSError) as error:
            findings.append(Finding(name, "error", str(error), "see docs/technicians.md"))
    return findings


def failing(config: Config) -> list[str]:
    """Names of the quiet checks that find an error: those that disturb neither the card reader nor the citizen."""
    found = []
    for name in QUIET:
        try:
            if CHECKS[name](config).level == "error":
                found.append(name)
        except (KioskError, DriverError, OSError):
            found.append(name)
    return found


def _enrolment(config: Config) -> Finding:
    enrolment = config.enrolment()
    keys.load_key(config.key)
    mode = config.key.stat().st_mode & 0o077
    if mode:
        return Finding("enrolment", "error", "others may read the key", f"chmod 600 {config.key}")
    return Finding("enrolment", "ok", f"terminal {enrolment.terminal}, gateway {enrolment.gateway}")


def _catalog(config: Config) -> Finding:
    catalog = Catalog(config.catalog)
    overview = catalog.overview()
    count = sum(group.count for group in overview.agencies)
    release = catalog.release().number
    text = f"release {release or 'from files'}: {count} services of {len(overview.agencies)} agencies"
    state = updates.last_state(config)
    if state.reason:
        return Finding(
            "catalog", "warning", f"{text}; not updated: {state.reason}", "see it with: kiosk catalog update"
        )
    return Finding("catalog", "ok", text)


def _outbox(config: Config) -> Finding:
    aside = damaged(config.outbox)
    outbox = Outbox(config.outbox)
    try:
        items = outbox.items()
        outbox.room(datetime.now(UTC))
    finally:
        outbox.close()
    if aside:
        text = f"a damaged file was set aside: {aside[-1].folder.name}, {aside[-1].saved} requests carried on from it"
        return Finding("outbox", "error", text, "keep the folder for an operator, then move it away")
    waiting = sum(item.state == "waiting" for item in items)
    refused = sum(item.state == "refused" for item in items)
    text = f"{waiting} waiting, {refused} refused, {len(items)} in all"
    if refused:
        return Finding("outbox", "warning", text, "see them with: kiosk outbox list")
    return Finding("outbox", "ok", text)


def _disk(config: Config) -> Finding:
    free = shutil.disk_usage(config.home).free
    text = f"{free // 1_000_000} MB free"
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "error", text, "free some space: a full disk takes no requests")
    return Finding("disk", "ok", text)


def _reader(config: Config) -> Finding:
    if config.settings.smart_box:
        return Finding("reader", "ok", "none; a smart box takes no cards")
    reader = open_reader(config.settings.reader)
    event = _first_event(reader)
    if isinstance(event, ReaderFound):
        return Finding("reader", "ok", event.reader)
    if isinstance(event, ServiceLost):
        return Finding("reader", "error", "the card service is not running", "systemctl start pcscd")
    return Finding("reader", "error", "no card reader is connected", "plug it in; see it with: lsusb")


PRINTER_REMEDIES: dict[PrinterState, str] = {
    PrinterState.OFFLINE: "switch it on; check its cable, the setting printer, and that the user may open it",
    PrinterState.COVER_OPEN: "close the cover until it clicks",
    PrinterState.OUT_OF_PAPER: "put in a new roll, the printed side up, and close the cover",
    PrinterState.FAULT: "look for stuck paper, switch it off and on",
    PrinterState.PAPER_LOW: "have a new roll at hand",
}


def _printer(config: Config) -> Finding:
    printer = terminal_printer(config)
    if printer is None:
        return Finding("printer", "ok", "none; receipts are on the screen only")
    status = printer.status()
    text = f"{status.state}: {status.detail}" if status.detail else str(status.state)
    if status.state is PrinterState.READY:
        return Finding("printer", "ok", text)
    level: Literal["warning", "error"] = "warning" if status.state is PrinterState.PAPER_LOW else "error"
    return Finding("printer", level, text, PRINTER_REMEDIES[status.state])


def _camera(config: Config) -> Finding:
    """The screen alone opens a camera, and only while a citizen wants it: here is looked whether there is one."""
    setting = config.settings.camera
    if not setting:
        return Finding("camera", "ok", "none; no pictures are taken here")
    kind, _, name = setting.partition(":")
    if kind == "file":
        there = Path(name).is_file()
        text = name if there else f"{name} is not there"
        return Finding("camera", "ok" if there else "error", text, "" if there else "see the setting camera")
    found = sorted(device.name for device in Path("/dev").glob("video*") if os.access(device, os.R_OK | os.W_OK))
    if found:
        return Finding("camera", "ok", ", ".join(found))
    return Finding("camera", "error", "no camera that this user may open", "plug it in; adduser kiosk video")


VOICE_PACKAGES = "apt-get install speech-dispatcher speech-dispatcher-espeak-ng espeak-ng"


def _voice(config: Config) -> Finding:
    if config.settings.voice != "system":
        return Finding("voice", "ok", config.settings.voice or "none; the screen is not read aloud")
    missing = [program for program in ("speech-dispatcher", "espeak-ng") if shutil.which(program) is None]
    if missing:
        return Finding("voice", "error", f"nothing can be read aloud: {', '.join(missing)} missing", VOICE_PACKAGES)
    # The first line is the table's head.
    voices = subprocess.run(
        ["espeak-ng", "--voices=th"], capture_output=True, text=True, check=False, timeout=VOICE_SECONDS
    ).stdout.splitlines()[1:]
    if not voices:
        return Finding(
            "voice", "warning", "no Thai voice: only English is read aloud", "install an espeak-ng with Thai"
        )
    return Finding("voice", "ok", "speech-dispatcher, espeak-ng, with a Thai voice")


def _sound(config: Config) -> Finding:
    if config.settings.sound != "system":
        return Finding("sound", "ok", config.settings.sound or "none; the terminal makes no sounds")
    if shutil.which("aplay") is None:
        return Finding("sound", "error", "no sounds can be made: aplay missing", "apt-get install alsa-utils")
    # Where nothing plays, it says so on stderr and lists nothing.
    found = subprocess.run(["aplay", "--list-devices"], capture_output=True, text=True, check=False, timeout=5).stdout
    if not found.strip():
        return Finding("sound", "warning", "no sound device", "plug in a loudspeaker; adduser kiosk audio")
    return Finding("sound", "ok", "aplay, with a sound device")


def _headphones(config: Config) -> Finding:
    setting = config.settings.headphones
    open_jack(setting)
    if setting in NO_DEVICE:
        return Finding("headphones", "ok", "none; reading aloud begins with F2 or on the sheet Display")
    if config.settings.voice in NO_DEVICE:
        return Finding("headphones", "warning", "nothing is read aloud: there is no voice", "see the setting voice")
    device = find_jack() if setting == "auto" else Path(setting.removeprefix("file:"))
    if device is None or not device.exists():
        text = "the kernel knows of no headphone jack" if device is None else f"{device} is not there"
        return Finding("headphones", "error", text, "see: grep . /sys/class/input/event*/device/capabilities/sw")
    if not os.access(device, os.R_OK):
        return Finding("headphones", "error", f"{device} cannot be read", "adduser kiosk input")
    return Finding("headphones", "ok", str(device))


WEB_LIBRARIES = ("nss3", "nspr4", "asound", "gbm", "Xcomposite", "Xdamage", "Xrandr", "Xtst", "xkbfile")
WEB_REMEDY = "packaging/install-packages web"
NO_NAMESPACES = {
    "/proc/sys/user/max_user_namespaces": "0",
    "/proc/sys/kernel/unprivileged_userns_clone": "0",
    "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1",
}
"""Where Linux says that a program may not lock itself up: Chromium's sandbox cannot be built, and it will not start."""


def _websites(config: Config) -> Finding:
    """Looks at what Qt WebEngine needs without loading any of it."""
    if not config.settings.websites:
        return Finding("websites", "ok", "not opened here; a code hands them to a phone")
    if not _has_web_engine():
        remedy = 'a program that was built with WEB=1, or: pip install "govchannel-kiosk[web]"'
        return Finding("websites", "error", "Qt WebEngine is missing: a code hands them to a phone", remedy)
    missing = [name for name in WEB_LIBRARIES if ctypes.util.find_library(name) is None]
    if missing:
        return Finding("websites", "error", f"no page can be opened: {', '.join(missing)} missing", WEB_REMEDY)
    for file, value in NO_NAMESPACES.items():
        with suppress(OSError):
            if Path(file).read_text().strip() == value:
                text = f"no page can be opened: Chromium's sandbox is forbidden by {file}"
                return Finding("websites", "error", text, "allow user namespaces to the terminal's user")
    return Finding("websites", "ok", "opened here, locked to the agency's own pages")


def _has_web_engine() -> bool:
    """Asks the folder: nothing of Qt is loaded here. Frozen, the programs share one."""
    found = importlib.util.find_spec("PySide6")
    folders = [Path(folder) for folder in found.submodule_search_locations or ()] if found else []
    if frozen := getattr(sys, "_MEIPASS", ""):
        folders.append(Path(frozen) / "PySide6")
    return any(True for folder in folders for _ in folder.glob("QtWebEngineQuick.*"))


def _first_event(reader: CardReader) -> object:
    found: list[object] = []
    told = threading.Event()

    def watch() -> None:
        for event in reader.watch():
            if isinstance(event, (ReaderFound, ReaderLost, ServiceLost)):
                found.append(event)
                told.set()
                return

    watcher = threading.Thread(target=watch, name="reader check", daemon=True)
    watcher.start()
    told.wait(READER_SECONDS)
    reader.close()
    watcher.join(READER_SECONDS)
    return found[0] if found else None


def _simulators(config: Config) -> Finding:
    if config.settings.reader != "pcsc" and not config.settings.smart_box:
        return Finding("simulators", "warning", f"the card reader is {config.settings.reader}", "never in service")
    if config.settings.printer.startswith("png:"):
        return Finding("simulators", "warning", f"the printer is {config.settings.printer}", "never in service")
    if config.settings.camera.startswith("file:"):
        return Finding("simulators", "warning", f"the camera is {config.settings.camera}", "never in service")
    if config.settings.voice.startswith("file:"):
        return Finding("simulators", "warning", f"the voice is {config.settings.voice}", "never in service")
    for name in ("headphones", "sound"):
        if (value := getattr(config.settings, name)).startswith("file:"):
            return Finding("simulators", "warning", f"the setting {name} is {value}", "never in service")
    if Path("/etc/reader.conf.d/vpcd").exists():
        return Finding(
            "simulators",
            "error",
            "the virtual reader driver is installed: anyone on the network can put in a card",
            "apt-get remove vsmartcard-vpcd",
        )
    return Finding("simulators", "ok", "none")


def _thai_words(_config: Config) -> Finding:
    if not thai_words.available():
        return Finding(
            "thai words", "error", "libthai is missing: Thai lines break inside words", "apt-get install libthai0"
        )
    return Finding("thai words", "ok", "libthai")


def _swap(_config: Config) -> Finding:
    """A session is in memory: where memory goes to a disk in clear, so may a citizen's data."""
    clear = [area for area in _swap_areas() if not _encrypted(area)]
    if clear:
        remedy = "swapoff -a, and take it out of /etc/fstab; or encrypt it"
        return Finding("swap", "warning", f"memory may be written to {', '.join(clear)} in clear", remedy)
    return Finding("swap", "ok", "none, or encrypted")


def _swap_areas() -> list[str]:
    try:
        lines = Path("/proc/swaps").read_text().splitlines()[1:]
    except OSError:
        return []
    return [line.split()[0] for line in lines]


def _encrypted(area: str) -> bool:
    """zram stays in memory; dm-crypt says so in its id."""
    device = Path(area).resolve().name
    if device.startswith("zram"):
        return True
    try:
        return (Path("/sys/block") / device / "dm" / "uuid").read_text().startswith("CRYPT-")
    except OSError:
        return False


def _user(_config: Config) -> Finding:
    if os.geteuid() == 0:
        return Finding("user", "warning", "running as root", "run the terminal as a user of its own")
    return Finding("user", "ok", f"uid {os.geteuid()}")


CHECKS: dict[str, Callable[[Config], Finding]] = {
    "enrolment": _enrolment,
    "catalog": _catalog,
    "outbox": _outbox,
    "disk": _disk,
    "reader": _reader,
    "printer": _printer,
    "camera": _camera,
    "voice": _voice,
    "headphones": _headphones,
    "sound": _sound,
    "websites": _websites,
    "simulators": _simulators,
    "thai words": _thai_words,
    "swap": _swap,
    "user": _user,
}

QUIET = ("enrolment", "catalog", "outbox", "disk", "printer", "camera")
"""Checks that the agent makes again and again, for the heartbeat."""
