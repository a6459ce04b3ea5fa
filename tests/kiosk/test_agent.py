"""The agent against a gateway that does everything a gateway and a line can do."""

import os
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govchannel.contract import wire
from kiosk.agent import Agent
from kiosk.clock import HandClock
from kiosk.errors import KioskError, Offline, Refused
from kiosk.outbox import Outbox
from kiosk.retry import CEILING_SECONDS, FLOOR_SECONDS, pause
from kiosk.uploads import PIECE_BYTES
from tests.kiosk.test_outbox import NOW, sealed, with_pictures

Behaviour = Callable[[list[wire.SealedRequest]], list[wire.Answer]]


class Gateway:
    """A gateway that answers as told; what reached it is in `seen`."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.seen: list[list[str]] = []
        self.arrived: dict[str, bytes] = {}
        self.cut_after: int | None = None

    def exchange(self, batch: list[wire.SealedRequest]) -> wire.Answers:
        self.seen.append([request.number for request in batch])
        return wire.Answers(answers=self.behaviour(batch), now=NOW)

    def status(self, number: str) -> wire.RequestStatus:
        raise AssertionError(number)

    def attachment(self, digest: str) -> wire.Arrived:
        return wire.Arrived(offset=len(self.arrived.get(digest, b"")))

    def upload(self, attachment: wire.Attachment, offset: int, piece: bytes) -> wire.Arrived:
        self.seen.append([f"piece at {offset}"])
        if self.cut_after is not None and len(self.seen) > self.cut_after:
            raise Offline("cut")
        here = self.arrived.get(attachment.digest, b"")
        if offset == len(here):
            here += piece
        self.arrived[attachment.digest] = here
        return wire.Arrived(offset=len(here))


def accept(batch: list[wire.SealedRequest]) -> list[wire.Answer]:
    return [wire.Answer(number=r.number, outcome="accepted", digest=r.digest) for r in batch]


def fail(error: KioskError) -> Behaviour:
    def behaviour(_batch: list[wire.SealedRequest]) -> list[wire.Answer]:
        raise error

    return behaviour


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "outbox.db")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 21, 9, 0, 1, tzinfo=UTC))


def test_an_accepted_request_is_not_sent_again(outbox: Outbox, clock: HandClock) -> None:
    gateway = Gateway(accept)
    outbox.append(sealed())
    agent = Agent(outbox, gateway, clock)
    assert agent.pass_once() == 1
    assert agent.pass_once() == 0
    assert len(gateway.seen) == 1


def test_attachments_go_up_in_pieces_before_their_request(outbox: Outbox, clock: HandClock) -> None:
    request, attachments = with_pictures(os.urandom(2 * PIECE_BYTES + 7), b"small")
    outbox.append(request, attachments)
    gateway = Gateway(accept)
    assert Agent(outbox, gateway, clock).pass_once() == 1
    assert gateway.arrived == attachments
    assert gateway.seen == [
        ["piece at 0"], [f"piece at {PIECE_BYTES}"], [f"piece at {2 * PIECE_BYTES}"], ["piece at 0"], [request.number],
    ]  # fmt: skip


def test_after_a_cut_only_the_missing_pieces_are_sent(outbox: Outbox, clock: HandClock) -> None:
    request, attachments = with_pictures(os.urandom(3 * PIECE_BYTES))
    outbox.append(request, attachments)
    gateway = Gateway(accept)
    gateway.cut_after = 2
    assert Agent(outbox, gateway, clock).pass_once() == 0
    assert [(item.state, item.last_answer) for item in outbox.items()] == [("waiting", "offline")]
    gateway.cut_after, gateway.seen = None, []
    clock.move(CEILING_SECONDS)
    assert Agent(outbox, gateway, clock).pass_once() == 1, "another agent, as after a kill"
    assert gateway.seen == [[f"piece at {2 * PIECE_BYTES}"], [request.number]]
    assert gateway.arrived == attachments


def test_between_two_pieces_other_requests_go_first(outbox: Outbox, clock: HandClock) -> None:
    pictured, attachments = with_pictures(os.urandom(3 * PIECE_BYTES))
    outbox.append(pictured, attachments)
    late = sealed()
    gateway = Gateway(accept)
    upload = gateway.upload

    def somebody_sends(attachment: wire.Attachment, offset: int, piece: bytes) -> wire.Arrived:
        if offset == 0:
            outbox.append(late)
        return upload(attachment, offset, piece)

    gateway.upload = somebody_sends  # type: ignore[method-assign]
    assert Agent(outbox, gateway, clock).pass_once() == 2
    assert gateway.seen[:2] == [["piece at 0"], [late.number]]
    assert gateway.seen[-1] == [pictured.number]


@pytest.mark.parametrize("told", [-1, 5, 10**9])
def test_a_gateway_that_tells_nonsense_of_an_attachment_makes_nobody_spin(
    outbox: Outbox, clock: HandClock, told: int
) -> None:
    request, attachments = with_pictures(os.urandom(PIECE_BYTES))
    outbox.append(request, attachments)
    gateway = Gateway(accept)
    gateway.upload = lambda _attachment, _offset, _piece: wire.Arrived(offset=told)  # type: ignore[assignment,method-assign]
    assert Agent(outbox, gateway, clock).pass_once() == 0
    assert [(item.state, item.last_answer) for item in outbox.items()] == [("waiting", "outdated")]


def test_offline_it_is_tried_later_and_arrives_once(outbox: Outbox, clock: HandClock) -> None:
    gateway = Gateway(fail(Offline("no line")))
    outbox.append(sealed())
    agent = Agent(outbox, gateway, clock)
    agent.pass_once()
    agent.pass_once()
    assert len(gateway.seen) == 1, "no second try before its time"
    gateway.behaviour = accept
    clock.move(CEILING_SECONDS)
    assert agent.pass_once() == 1
    assert [item.state for item in outbox.items()] == ["accepted"]


def test_an_acceptance_with_another_digest_does_not_count(outbox: Outbox, clock: HandClock) -> None:
    outbox.append(sealed())
    gateway = Gateway(lambda b: [wire.Answer(number=b[0].number, outcome="accepted", digest="f" * 64)])
    Agent(outbox, gateway, clock).pass_once()
    assert [item.state for item in outbox.items()] == ["waiting"]


def test_a_refused_request_is_kept_for_the_technician(outbox: Outbox, clock: HandClock) -> None:
    outbox.append(sealed())
    gateway = Gateway(lambda b: [wire.Answer(number=b[0].number, outcome="refused", reason="conflict")])
    Agent(outbox, gateway, clock).pass_once()
    (item,) = outbox.items()
    assert (item.state, item.last_answer) == ("refused", "conflict")


def test_the_poisoned_request_is_found_alone_and_holds_nobody_up(outbox: Outbox, clock: HandClock) -> None:
    requests = [sealed(bytes([n])) for n in range(9)]
    for request in requests:
        outbox.append(request)
    poison = requests[4].number

    def behaviour(batch: list[wire.SealedRequest]) -> list[wire.Answer]:
        if any(request.number == poison for request in batch):
            raise Offline("the connection breaks")
        return accept(batch)

    agent = Agent(outbox, Gateway(behaviour), clock)
    for _ in range(20):
        clock.move(CEILING_SECONDS)
        agent.pass_once()
    waiting = [item.number for item in outbox.items() if item.state == "waiting"]
    assert waiting == [poison]


def test_a_terminal_that_is_not_let_in_keeps_its_requests(outbox: Outbox, clock: HandClock) -> None:
    outbox.append(sealed())
    Agent(outbox, Gateway(fail(Refused(wire.SUSPENDED))), clock).pass_once()
    (item,) = outbox.items()
    assert (item.state, item.last_answer) == ("waiting", "refused")


def test_answers_nobody_asked_for_are_ignored(outbox: Outbox, clock: HandClock) -> None:
    mine = sealed()
    outbox.append(mine)
    stranger = wire.Answer(number=sealed().number, outcome="refused", reason="?")
    Agent(outbox, Gateway(lambda b: [stranger, *accept(b)]), clock).pass_once()
    assert [item.state for item in outbox.items()] == ["accepted"]


@settings(max_examples=200)
@given(st.floats(0, 1e9), st.none() | st.floats(-1e6, 1e12), st.integers())
def test_no_answer_makes_a_terminal_spin_or_sleep_for_ever(last: float, wanted: float | None, seed: int) -> None:
    assert FLOOR_SECONDS <= pause(last, wanted, random.Random(seed)) <= CEILING_SECONDS
