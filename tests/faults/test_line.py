"""A line that is cut, slow, tampered with or somebody else's: a request waits, and arrives once when it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.bad_clock import BadClock
from demo.bad_line import Fault, says
from demo.certificates import EXPIRED, NOT_YET, OTHER_NAME, SELF_SIGNED
from govchannel.contract import wire
from tests.faults.house import House

PORTAL = b"<html><title>Free Wi-Fi</title>Please log in</html>"
JSON, HTML = "application/json", "text/html"

FAULTS = {
    "nobody listens": (Fault(port="closed"), "offline", "no-connection"),
    "the packets of a new connection vanish": (Fault(port="dropped"), "offline", "no-connection-in-time"),
    "a black hole behind an open port": (Fault(request_bytes=0, hangs=True), "offline", "no-answer-in-time"),
    "packets vanish in the middle of the request": (Fault(request_bytes=700, hangs=True), "offline", "in-time"),
    "packets vanish in the middle of the answer": (Fault(answer_bytes=90, hangs=True), "offline", "in-time"),
    "a long delay": (Fault(seconds=1.5), "offline", "no-answer-in-time"),
    "a reset before anything": (Fault(request_bytes=0), "offline", "broken-off"),
    "a reset in the middle of the request": (Fault(request_bytes=700), "offline", "broken-off"),
    "a reset in the answer's head": (Fault(answer_bytes=20), "offline", "not the gateway's"),
    "a reset in the middle of the answer's body": (Fault(answer_bytes=230), "offline", "broken-off"),
    "an answer that drips": (Fault(drip=0.03), "offline", "no-answer-in-time"),
    "a captive portal": (Fault(answer=says("200 OK", HTML, PORTAL)), "offline", "not the gateway's"),
    "a captive portal that sends elsewhere": (
        Fault(answer=says("302 Found", HTML, b"", "Location: https://portal.example/login")),
        "offline",
        "not the gateway's",
    ),
    "a captive portal that says so": (
        Fault(answer=says("511 Network Authentication Required", HTML, PORTAL)),
        "offline",
        "not the gateway's",
    ),
    "somebody else's JSON": (Fault(answer=says("200 OK", JSON, b'{"login": "needed"}')), "outdated", "answers"),
    "an answer cut short": (Fault(answer=says("200 OK", JSON, b'{"answers": [{"num')), "outdated", "truncated"),
    "an answer that answers nothing": (
        Fault(answer=says("200 OK", JSON, b'{"answers": [], "now": "2026-11-21T00:00:00Z"}')),
        "no-answer",
        None,
    ),
    "a proxy's own error": (Fault(answer=says("502 Bad Gateway", HTML, b"<h1>502</h1>")), "offline", "not the gateway"),
    "a certificate that nobody vouches for": (Fault(certificate=SELF_SIGNED), "untrusted", "certificate-unknown"),
    "a certificate that has expired": (Fault(certificate=EXPIRED), "untrusted", "certificate-expired"),
    "a certificate of the future": (Fault(certificate=NOT_YET), "untrusted", "certificate-not-yet-valid"),
    "a certificate of another name": (Fault(certificate=OTHER_NAME), "untrusted", "certificate-of-another-name"),
}
"""What is wrong -> the line, what the outbox notes, what the agent's log says (None: nothing)."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_request_waits_and_arrives_once(house: House, name: str) -> None:
    fault, noted, logged = FAULTS[name]
    assert house.line is not None
    house.line.becomes(fault)
    since = house.log_end()
    number = house.hands_in()
    item = house.tried(number)
    assert (item.state, item.last_answer) == ("waiting", noted)
    if logged:
        (said,) = [one for one in house.agent_says(since) if one["event"] == "not sent"]
        assert (said["error"], said["count"]) == (noted, 1)
        assert logged in said["reason"]
        assert number not in str(said)
    house.line.mend()
    house.retry()
    house.arrives(number)


def test_the_doctor_tells_what_is_wrong_with_the_line(house: House) -> None:
    assert house.line is not None
    assert house.doctor("gateway")["level"] == "ok"
    house.line.becomes(Fault(certificate=EXPIRED))
    finding = house.doctor("gateway")
    assert (finding["level"], "is the clock right?" in finding["text"]) == ("error", True)
    house.line.becomes(Fault(answer=says("200 OK", HTML, PORTAL)))
    assert "not the gateway's" in house.doctor("gateway")["text"]
    house.line.mend()


def test_a_clock_that_is_wrong_by_years_is_told_as_what_it_is(house: House, tmp_path: Path) -> None:
    """No certificate holds then, and nothing can be said to the gateway that could tell the time."""
    clock = BadClock(tmp_path / "clock")
    for years, trouble in ((15, "certificate-expired"), (-25, "certificate-not-yet-valid")):
        clock.jump(years)
        house.inside = clock.inside
        finding = house.doctor("gateway")
        house.inside = ()
        assert finding["level"] == "error"
        assert finding["text"].startswith(f"{trouble}; is the clock right? It says {2026 + years}-")
        assert "timedatectl" in finding["remedy"]


def test_a_name_that_is_not_found_is_told(house: House) -> None:
    enrolment = house.kiosk_home / "enrolment.json"
    right = enrolment.read_text()
    enrolment.write_text(right.replace("//localhost", "//gateway.invalid"))
    assert "name-not-found" in house.doctor("gateway")["text"]
    enrolment.write_text(right)


def test_a_line_that_comes_and_goes_many_times(house: House) -> None:
    assert house.line is not None
    numbers = []
    for bytes_of_answer in range(0, 300, 60):
        house.line.becomes(Fault(answer_bytes=bytes_of_answer))
        numbers.append(house.hands_in())
        house.retry()
        house.tried(numbers[0])
    house.line.mend()
    house.says("outbox", "retry")
    for number in numbers:
        house.arrives(number)


def test_who_is_refused_keeps_its_requests(house: House) -> None:
    house.run("govchannel", "terminal", "suspend", "demo-01")
    number = house.hands_in()
    assert house.tried(number).last_answer == "refused"
    assert wire.SUSPENDED in house.agent_says()[-1]["reason"]
    house.run("govchannel", "terminal", "resume", "demo-01")
    house.retry()
    house.arrives(number)
