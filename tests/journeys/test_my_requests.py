"""Somebody comes back with their card and wants to know how far it is."""

from __future__ import annotations

from contextlib import closing

from demo.citizen import Citizen
from demo.stage import Stage
from drivers.steering import insert, pull
from kiosk.outbox import Outbox
from tests.journeys.test_request import asks_for_the_leak_to_be_mended
from tests.waiting import until


def comes(citizen: Citizen, stage: Stage, who: str) -> None:
    """Puts a card in, agrees, and asks for their requests."""
    insert(stage.card_file, who)
    citizen.screen.tap("agree")
    citizen.screen.tap("my-requests")
    citizen.screen.wait_screen("MyRequests")


def leaves(citizen: Citizen, stage: Stage) -> None:
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")


def links_on_disk(stage: Stage) -> bytes:
    """What links the request that waits here to the card."""
    with closing(Outbox(stage.kiosk_home / "outbox.db")) as outbox:
        (request,) = outbox.due(1e12, 10)
    assert request.card_key
    return request.card_key.encode()


def test_from_waiting_here_to_completed_with_the_card_alone(citizen: Citizen, stage: Stage) -> None:
    number = asks_for_the_leak_to_be_mended(citizen, stage)
    leaves(citizen, stage)

    # No agent: the line is down, and what waits on this terminal is told nevertheless.
    comes(citizen, stage, "malee")
    citizen.screen.wait("line-down", seconds=20)
    citizen.keeps("line-down")
    assert "รอส่งจากเครื่องนี้" in citizen.screen.texts()
    card_key = links_on_disk(stage)
    stage.start_agent()
    until(lambda: [i for i in stage.outbox() if i["state"] == "accepted"], "the gateway to accept")
    for file in stage.kiosk_home.rglob("*"):
        assert not file.is_file() or card_key not in file.read_bytes(), file.name
    citizen.screen.tap("again")
    until(lambda: "ได้รับคำขอแล้ว รอหน่วยงานเปิดอ่าน" in citizen.screen.texts(), "the gateway's answer")

    stage.run("govchannel", "agency", "status", "PWA", number, "completed")
    citizen.screen.tap("back")
    citizen.screen.tap("my-requests")
    citizen.screen.tap(f"request-{number}")
    citizen.screen.wait("request-number")
    citizen.keeps("my-request")
    shown = citizen.screen.texts()
    assert number in shown
    assert "เสร็จแล้ว" in shown
    assert "ได้รับคำขอแล้ว รอหน่วยงานเปิดอ่าน" in shown
    leaves(citizen, stage)
    assert number not in " ".join(citizen.screen.texts())

    comes(citizen, stage, "somchai")
    citizen.screen.wait("none-yet")
    assert number not in " ".join(citizen.screen.texts())


def test_a_gateway_that_hangs_holds_nobody_up(citizen: Citizen, stage: Stage) -> None:
    stage.start_agent()
    until((stage.kiosk_home / "agent.sock").exists, "the agent's counter")
    stage.gateway.pause()
    try:
        comes(citizen, stage, "malee")
        citizen.screen.wait("asking")
        # The finger waits for nothing: back, search, and away while the question is still open.
        citizen.screen.tap("back")
        citizen.finds("ท่อประปา", "pwa-leak")
        leaves(citizen, stage)
    finally:
        stage.gateway.go_on()
