"""`kiosk doctor`: what is wrong with this terminal, and what to do about it."""

from __future__ import annotations

import sys

import click
import msgspec

from kiosk.checks import Finding, run_checks
from kiosk.cli.output import print_json
from kiosk.clock import SystemClock
from kiosk.config import Config, load_config
from kiosk.errors import KioskError, Offline
from kiosk.gateway import HttpGateway
from kiosk.keys import load_key


@click.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def doctor(as_json: bool) -> None:
    """Check everything this terminal needs; exit code 1 when something must be mended."""
    config = load_config()
    findings = [*run_checks(config), _line(config)]
    if as_json:
        print_json([msgspec.to_builtins(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.level:8} {finding.check:12} {finding.text}")
            if finding.remedy:
                click.echo(f"{'':21} -> {finding.remedy}")
    sys.exit(any(finding.level == "error" for finding in findings))


def _line(config: Config) -> Finding:
    """The gateway: here and not in `checks`, which the screen uses too and which must not load the network stack."""
    try:
        enrolment = config.enrolment()
        connection = HttpGateway(enrolment.gateway, enrolment.terminal, load_key(config.key), SystemClock())
        connection.exchange([])
    except Offline as error:
        return Finding("gateway", "error", error.detail, "check cable and address; requests are kept meanwhile")
    except KioskError as error:
        return Finding("gateway", "error", str(error), "ask an operator about this terminal")
    return Finding("gateway", "ok", enrolment.gateway)
