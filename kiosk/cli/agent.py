"""`kiosk agent`: the process that carries requests to the gateway."""

from __future__ import annotations

import signal
import threading

import click
import structlog

from kiosk import keys
from kiosk.agent import Agent
from kiosk.answering import Answering
from kiosk.checks import failing
from kiosk.clock import SystemClock
from kiosk.config import Config, load_config
from kiosk.gateway import HttpGateway
from kiosk.log import set_up_log
from kiosk.outbox import Outbox
from kiosk.outbox_care import mend
from kiosk.releases.keeper import Keeper
from kiosk.releases.update import Updates

log = structlog.get_logger()


@click.command()
@click.option("--once", is_flag=True, help="send what is due, then end")
def agent(once: bool) -> None:
    """Carry requests from the outbox to the gateway, until SIGTERM."""
    set_up_log("agent")
    config, clock = load_config(), SystemClock()
    enrolment = config.enrolment()
    key = keys.load_key(config.key)
    gateway = HttpGateway(enrolment.gateway, enrolment.terminal, key, clock)
    damaged = mend(config.outbox, clock.now())
    if damaged:
        log.error("damaged outbox set aside", reason=damaged.folder.name, count=damaged.saved)
    outbox = Outbox(config.outbox)
    try:
        work = Agent(outbox, gateway, clock)
        if once:
            work.pass_once()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        if enrolment.releases:
            # A daemon: it may be waiting for news when the agent ends, and a killed update harms nothing.
            threading.Thread(target=_keep, args=(config, stop), name="catalog", daemon=True).start()
        counter = Answering(config, enrolment, key, clock)
        try:
            work.run(stop)
        finally:
            counter.close()
    finally:
        outbox.close()
        gateway.close()


def _keep(config: Config, stop: threading.Event) -> None:
    clock = SystemClock()
    enrolment = config.enrolment()
    gateway = HttpGateway(enrolment.gateway, enrolment.terminal, keys.load_key(config.key), clock)
    keeper = Keeper(config, Updates(config, clock), gateway, clock, lambda: failing(config))
    try:
        keeper.run(stop)
    finally:
        keeper.close()
