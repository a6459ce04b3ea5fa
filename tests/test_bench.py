"""`python -m bench` says what there is, and runs nothing for a name that it does not know."""

from __future__ import annotations

import pytest

from bench.__main__ import BENCHES, LONG, main


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_bench_with_what_it_measures(capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert main([option]) == 0
    said = capsys.readouterr()
    listed = dict(line.strip().split(maxsplit=1) for line in said.out.splitlines() if line.startswith("  "))
    assert set(listed) == {*BENCHES, *LONG}
    assert all(words.removesuffix(" (only when named)")[-1] in ".?" for words in listed.values()), "whole sentences"
    assert said.err == ""


@pytest.mark.parametrize("arguments", [["nothing"], ["card", "nothing"], ["--quick"], [""]])
def test_a_wrong_name_is_one_line_and_nothing_runs(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert f"no bench {arguments[-1]!r}" in said.err
