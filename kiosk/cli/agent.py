"""`kiosk agent`: the process that carries requests to the gateway."""

from __future__ import annotations

import signal
import threading

import click

from kiosk import keys
from kiosk.agent import Agent
from kiosk.clock import SystemClock
from kiosk.config import load_config
from kiosk.gateway import HttpGateway
from kiosk.log import set_up_log
from kiosk.outbox import Outbox


@click.command()
@click.option("--once", is_flag=True, help="send what is due, then end")
def agent(once: bool) -> None:
    """Carry requests from the outbox to the gateway, until SIGTERM."""
    set_up_log("agent")
    config, clock = load_config(), SystemClock()
    enrolment = config.enrolment()
    gateway = HttpGateway(enrolment.gateway, enrolment.terminal, keys.load_key(config.key), clock)
    outbox = Outbox(config.outbox)
    try:
        work = Agent(outbox, gateway, clock)
        if once:
            work.pass_once()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        work.run(stop)
    finally:
        outbox.close()
        gateway.close()
