"""Whoever mistypes a command of `kiosk` or `govchannel` is told what is wrong: in one line, with an exit code."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import structlog
from click.testing import CliRunner

import govchannel.cli
import kiosk.cli
from govchannel.cli import serve

STRANGE = [
    "",
    " ",
    "-",
    "a b",
    "../../../x",
    "ก",
    "line\nline",
    "'\"; --",
    "\udcff",
    "%s{}",
    "0",
    "-1",
    "9" * 25,
    "nan",
]
STRANGE += ["1e999", "x" * 5000, "/dev/null", "/proc/no/such/folder", "2026-13-99", "http://[", "10.0.0.0/99"]
"""What somebody may type, or a script hand over, where something else is meant."""

PLAIN = {
    "name": "DOPA",
    "agency": "DOPA",
    "agencies": "DOPA",
    "code": "ABCDEFGHJK",
    "gateway": "http://127.0.0.1:9",
    "key_id": "DOPA-1",
    "number": "22222-22222-22222",
    "service_id": "pwa-leak",
    "state": "opened",
    "url": "https://dopa.example/",
    "channel": "stable",
    "release": "1",
    "role": "dates",
    "query": "passport",
    "file": "file",
    "public_key": "file",
    "root": "file",
    "metadata_dir": "folder",
    "folder": "entries",
    "dry_run": "",
}
"""An argument as it should be; ``file`` is one that holds something else than what is wanted."""

ALWAYS = ("folder", "dry_run")
"""What is said though nobody has to: a small catalog, and nothing is done in earnest."""

FINDINGS = (["catalog", "lint"], ["doctor"])
"""Commands whose findings are what they are asked for."""


@dataclass(frozen=True)
class Command:
    """A command: the groups it is in and its name, itself, and what its group wants to be told before it."""

    words: tuple[str, ...]
    command: click.Command
    before: tuple[click.Parameter, ...]

    def line(self, changed: click.Parameter | None = None, value: str = "") -> list[str]:
        """What is typed: every argument that is needed, and one parameter with a value of its own."""
        *groups, own = self.words
        before = self._typed(self.before, changed, value)
        return [*groups, *before, own, *self._typed(self.command.params, changed, value)]

    @staticmethod
    def _typed(params: Iterable[click.Parameter], changed: click.Parameter | None, value: str) -> list[str]:
        options, arguments = [], []
        for param in params:
            if param is not changed and not param.required and param.name not in ALWAYS:
                continue
            said = value if param is changed else PLAIN[str(param.name)]
            if isinstance(param, click.Option):
                options += [param.opts[0]] if param.is_flag else [param.opts[0], said]
            else:
                arguments.append(said)
        return [*options, *(["--"] if arguments else []), *arguments]


def commands(words: tuple[str, ...], command: click.Command, before: tuple[click.Parameter, ...]) -> Iterator[Command]:
    """Every command below a group."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands((*words, name), below, tuple(command.params) if len(words) > 1 else ())
    else:
        yield Command(words, command, before)


COMMANDS = [
    *commands(("kiosk",), kiosk.cli.kiosk, ()),
    *commands(("govchannel",), govchannel.cli.govchannel, ()),
]
each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command.words))
GROUPS = sorted({command.words[:length] for command in COMMANDS for length in range(1, len(command.words))})


class Shell:
    """Somebody types commands; what comes of it, without a process of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        work = folder / "work" / "here"
        (work / "folder").mkdir(parents=True)
        (work / "file").write_text("neither a key nor an entry")
        monkeypatch.chdir(work)
        monkeypatch.setenv("KIOSK_HOME", str(folder / "kiosk"))
        monkeypatch.setenv("GOVCHANNEL_HOME", str(folder / "govchannel"))
        # Nobody puts a card in, and nobody ends a watch; a gateway that could listen would go on.
        monkeypatch.setenv("KIOSK_READER", "no-such-driver")
        monkeypatch.setattr(serve, "make_app", lambda *_: None)
        monkeypatch.setattr(serve._Server, "run", lambda *_, sockets: [one.close() for one in sockets])

    def fault(self, line: list[str], wrong: bool = False) -> str:
        """What is wrong with what comes of a line, "" for nothing. `wrong`: the line cannot be right."""
        main = kiosk.cli.main if line[0] == "kiosk" else govchannel.cli.main
        self._monkeypatch.setattr(sys, "argv", [str(Path.cwd() / line[0]), *line[1:]])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        except Exception as error:  # noqa: BLE001  # on somebody's screen: a traceback
            return f"{type(error).__name__}: {error}"[:300]
        finally:
            said = self._capsys.readouterr()
        told = said.err.splitlines()
        if code == 2 and told and told[0].startswith("Usage: "):
            told = [one for one in told if one.startswith("Error: ")]
        if wrong and not code:
            return "taken for right"
        lines = 1 if code and not (said.out and line[1:3] in FINDINGS) else 0
        return "" if len(told) == lines else f"exit code {code}: {told[:3]}"


@pytest.fixture(scope="module")
def set_up(entries: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A terminal with a catalog, and a gateway with a release of it."""
    folder = tmp_path_factory.mktemp("set-up")
    homes = {"KIOSK_HOME": str(folder / "kiosk"), "GOVCHANNEL_HOME": str(folder / "govchannel")}
    for group, line in (
        (kiosk.cli.kiosk, f"catalog load --from {entries}"),
        (govchannel.cli.govchannel, "agency keygen DOPA"),
        (govchannel.cli.govchannel, "catalog init"),
        (govchannel.cli.govchannel, f"catalog publish --from {entries} --channel stable"),
    ):
        done = CliRunner().invoke(group, line.split(), env=homes)
        assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(params=["empty", "set up"])
def shell(
    request: pytest.FixtureRequest,
    entries: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Shell]:
    """A machine on which nothing was done yet, and one that is set up."""
    folder = tmp_path / "machine"
    if request.param == "set up":
        shutil.copytree(request.getfixturevalue("set_up"), folder)
    shell = Shell(folder, monkeypatch, capsys)
    shutil.copytree(entries, "entries")
    # `serve` sets this process's log up, on a stream that ends with the test.
    log, said_of = structlog.get_config(), structlog.contextvars.get_contextvars()
    yield shell
    structlog.configure(**log)
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(**said_of)


@each_command
def test_what_cannot_be_typed_is_told(shell: Shell, command: Command) -> None:
    needed = command.line()
    lines = [[*command.words, "--no-such-option", *needed[len(command.words) :]]]
    if any(param.required for param in command.command.params):
        lines.append(list(command.words))
    if not any(param.nargs < 0 for param in command.command.params):
        lines.append([*needed, *(["--"] if "--" not in needed else []), *["one too many"] * 4])
    lines += [
        [*needed, param.opts[0]]
        for param in command.command.params
        if isinstance(param, click.Option) and not param.is_flag and "--" not in needed
    ]
    assert {" ".join(line): fault for line in lines if (fault := shell.fault(line, wrong=True))} == {}


@each_command
def test_a_strange_value_is_told_or_taken(shell: Shell, command: Command) -> None:
    told = {}
    for param in (*command.before, *command.command.params):
        if isinstance(param, click.Option) and param.is_flag:
            continue
        for value in STRANGE:
            if fault := shell.fault(command.line(param, value)):
                told[f"{param.opts[0]} {value[:30]!r}"] = fault
    assert told == {}


@pytest.mark.parametrize("words", GROUPS, ids=" ".join)
def test_a_command_that_is_none_is_told(shell: Shell, words: tuple[str, ...]) -> None:
    told = {value[:30]: shell.fault([*words, value], wrong=True) for value in ("no-such-command", *STRANGE)}
    assert {value: fault for value, fault in told.items() if fault} == {}
