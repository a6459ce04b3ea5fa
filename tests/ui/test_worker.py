"""What the worker says of what it could not do."""

from pathlib import Path

import pytest

from kiosk.catalog import Overview
from kiosk.terminal import open_terminal
from ui.worker import AllDone, LoadOverview, LoadPlaces, Worker


def told(home: Path, *orders: LoadOverview | LoadPlaces) -> list[object]:
    """What a worker posts until all is done, on a terminal that has no catalog."""
    posted: list[object] = []
    worker = Worker(open_terminal(home), posted.append)
    worker.start()
    for order in (*orders, AllDone()):
        worker.order(order)
    worker.stop()
    return posted


def test_where_there_is_no_catalog_no_services_are_told(tmp_path: Path) -> None:
    assert Overview((), ()) in told(tmp_path, LoadOverview())


def test_of_places_that_cannot_be_read_nobody_learns_that_there_are_no_services(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("ui.worker.load_places", broken)
    assert told(tmp_path, LoadPlaces()) == [AllDone()]
    assert '"error": "OSError"' in capfd.readouterr().err
