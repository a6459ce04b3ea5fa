"""`kiosk doctor`: what is wrong with this terminal, and what to do about it."""

from __future__ import annotations

import sys
from datetime import timedelta
from urllib.parse import urlsplit

import click
import msgspec

from kiosk.checks import Finding, run_checks
from kiosk.cli.output import print_json
from kiosk.clock import SystemClock
from kiosk.config import Config, load_config
from kiosk.errors import KioskError, Offline, Untrusted
from kiosk.gateway import open_gateway

LARGEST_SKEW = timedelta(minutes=5)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def doctor(as_json: bool) -> None:
    """Check everything this terminal needs; exit code 1 when something must be mended."""
    config = load_config()
    findings = [*run_checks(config), *_line(config)]
    if as_json:
        print_json([msgspec.to_builtins(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.level:8} {finding.check:12} {finding.text}")
            if finding.remedy:
                click.echo(f"{'':21} -> {finding.remedy}")
    sys.exit(any(finding.level == "error" for finding in findings))


def _line(config: Config) -> list[Finding]:
    """Gateway and clock: not in `checks`, which the screen uses too and which must not load the network stack."""
    clock = SystemClock()
    try:
        connection = open_gateway(config, clock)
        try:
            theirs = connection.exchange([]).now
        finally:
            connection.close()
    except Untrusted as error:
        remedy = "timedatectl; then see the guide: certificates"
        return [Finding("gateway", "error", error.detail, f"{remedy}; requests are kept meanwhile")]
    except Offline as error:
        return [Finding("gateway", "error", error.detail, "check cable and address; requests are kept meanwhile")]
    except KioskError as error:
        return [Finding("gateway", "error", str(error), "ask an operator about this terminal")]
    return [_gateway(config.enrolment().gateway), _clock(theirs - clock.now())]


def _gateway(url: str) -> Finding:
    address = urlsplit(url)
    if address.scheme != "https" and address.hostname not in ("localhost", "127.0.0.1", "::1"):
        text = f"{url} without TLS: anyone on the line could pass for the gateway"
        return Finding("gateway", "warning", text, "enrol this terminal again with an address that begins with https")
    return Finding("gateway", "ok", url)


def _clock(ahead: timedelta) -> Finding:
    if abs(ahead) > LARGEST_SKEW:
        direction = "behind" if ahead > timedelta() else "ahead"
        text = f"{_rough(abs(ahead))} {direction} of the gateway's"
        return Finding("clock", "warning", text, "set it: timedatectl; receipts show this clock's day")
    return Finding("clock", "ok", "as the gateway's")


def _rough(time: timedelta) -> str:
    return f"{time.days} days" if time.days else f"{time.seconds // 60} minutes"
