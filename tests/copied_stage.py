"""A stage that is not made from nothing: its keys, catalog and enrolment are copies of one that was."""

from __future__ import annotations

import shutil
from typing import ClassVar

from demo.stage import Stage


class CopiedStage(Stage):
    """As a stage; ten seconds of commands are spared."""

    template: ClassVar[Stage | None] = None
    """A stage that was set up and closed; None: everything is made as usual."""

    def set_up(self) -> None:
        """As a stage."""
        if self.template is None:
            super().set_up()
            return
        shutil.copytree(self.template.kiosk_home, self.kiosk_home)
        shutil.copytree(self.template.govchannel_home, self.govchannel_home)
        self.write_settings()
        self.gateway.start()
        if self.line:
            self.line.upstream = self.gateway.port
        enrolment = self.kiosk_home / "enrolment.json"
        enrolment.write_text(enrolment.read_text().replace(self.template.url, self.url))
