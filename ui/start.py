"""How `kiosk-ui` begins. A part of it that has a process of its own loads nothing of the screen."""

from __future__ import annotations

from ui.own_process import become


def main() -> None:
    """The screen, or what a frozen program was started for by `ui.own_process.command`."""
    become()
    import ui.loading  # noqa: F401, PLC0415  # before anything else
    from ui.app import main as screen  # noqa: PLC0415

    screen()
