"""`kiosk agent`: the process that carries requests to the gateway."""

from __future__ import annotations

import signal
import threading
from contextlib import closing

import click

from kiosk.agent import Agent, carry
from kiosk.answering import Answering
from kiosk.checks import failing
from kiosk.clock import SystemClock
from kiosk.config import Config, load_config
from kiosk.errors import KioskError
from kiosk.gateway import open_gateway
from kiosk.log import log
from kiosk.outbox import Outbox
from kiosk.outbox_care import mend
from kiosk.process import begin
from kiosk.releases.keeper import Keeper
from kiosk.releases.update import Updates

AGAIN_SECONDS = 5.0
"""After which the counter is tried again where the disk takes no socket."""


@click.command()
@click.option("--once", is_flag=True, help="send what is due, then end")
def agent(once: bool) -> None:
    """Carry requests from the outbox to the gateway, until SIGTERM."""
    begin("agent")
    config, clock = load_config(), SystemClock()
    gateway = open_gateway(config, clock)

    def open_outbox() -> Outbox:
        damaged = mend(config.outbox, clock.now())
        if damaged:
            log.error("damaged outbox set aside", reason=damaged.folder.name, count=damaged.saved)
        return Outbox(config.outbox)

    try:
        if once:
            with closing(open_outbox()) as outbox:
                Agent(outbox, gateway, clock).pass_once()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if config.enrolment().releases:
            # A daemon: it may be waiting for news when the agent ends, and a killed update harms nothing.
            threading.Thread(target=_keep, args=(config, stop), name="catalog", daemon=True).start()
        answering = threading.Thread(target=_answer, args=(config, stop), name="answering")
        answering.start()
        try:
            carry(open_outbox, gateway, clock, stop)
        finally:
            stop.set()
            answering.join()
    finally:
        gateway.close()


def _answer(config: Config, stop: threading.Event) -> None:
    """The counter is open as long as the agent works; a disk that takes no socket now may take one later."""
    told = False
    while not stop.is_set():
        try:
            counter = Answering(config)
        except OSError as error:
            if not told:
                log.warning("no counter", error=type(error).__name__)
            told = True
            stop.wait(AGAIN_SECONDS)
            continue
        stop.wait()
        counter.close()


def _keep(config: Config, stop: threading.Event) -> None:
    clock = SystemClock()
    try:
        keeper = Keeper(config, Updates(config, clock), open_gateway(config, clock), clock, lambda: failing(config))
    except KioskError as error:
        log.warning("catalog is not kept current", error=error.code, reason=error.detail)
        return
    try:
        keeper.run(stop)
    finally:
        keeper.close()
