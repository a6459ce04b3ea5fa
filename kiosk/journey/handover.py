"""What one process of the screen leaves to the next when a session is over: nothing of the citizen."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from drivers.base import CardLeft
from kiosk.journey import effects
from kiosk.journey.comfort import USUAL, Comfort
from kiosk.journey.moves import Orders
from kiosk.journey.states import CardFault, CardTrouble, Done, Goodbye, Journey, Reading, Reason, Slip, Welcome
from kiosk.receipt import Receipt


class Handover(msgspec.Struct, frozen=True):
    """A screen without anybody's data: goodbye for a `reason`, trouble with a card, a `receipt`, or else the welcome.

    `left` is the card that is still in, `forgotten` after a minute.
    """

    comfort: Comfort = USUAL
    reason: Reason | None = None
    forgotten: bool = False
    fault: CardFault | None = None
    receipt: Receipt | None = None
    slip: Slip = Slip.NONE
    left: CardLeft | None = None

    def encoded(self) -> bytes:
        """As JSON."""
        return msgspec.json.encode(self)


def decoded(received: bytes) -> Handover:
    """What the other process said. Raises `ValueError`."""
    return msgspec.json.decode(received, type=Handover)


def is_fresh(journey: Journey) -> bool:
    """Whether whoever shows this has seen nothing of anybody, if it was so before."""
    return isinstance(journey.state, (Welcome, Goodbye, CardTrouble)) or _is_owed(journey)


def handover(journey: Journey, left: CardLeft | None, *, wiped: bool) -> Handover | None:
    """What the next process goes on with; None while a session lasts. `wiped`: the last one has just ended."""
    comfort = journey.comfort
    if left is not None and left.insertion != journey.inserted:
        left = None
    match journey.state:
        case Welcome():
            return Handover(comfort, left=left)
        case Goodbye(reason, forgotten):
            return Handover(comfort, reason=reason, forgotten=forgotten, left=left)
        case CardTrouble(fault):
            return Handover(comfort, fault=fault, left=left)
        case Done(receipt=receipt, slip=slip) if _is_owed(journey):
            return Handover(comfort, receipt=receipt, slip=slip)
        case Reading() if wiped:
            # The next person's card is in already: whoever goes on finds it there.
            return Handover(comfort)
    return None


def resumed(last: Handover, nobody: Journey, now: float) -> tuple[Journey, Orders]:
    """The journey that goes on, `now` in monotonic seconds, and what has to be done about it.

    `nobody`: how this terminal stands before anybody comes.
    """
    orders: Orders = ()
    state: Welcome | Goodbye | CardTrouble | Done = Welcome()
    if last.receipt is not None:
        state = Done(None, last.receipt, last.slip)
        orders = (effects.PrintSlip(last.receipt),) if last.slip is Slip.PRINTING else ()
    elif last.reason is not None:
        state = Goodbye(last.reason, last.forgotten)
    elif last.fault is not None:
        state = CardTrouble(last.fault)
    inserted = last.left.insertion if last.left else None
    return replace(nobody, state=state, comfort=last.comfort, touched=now, inserted=inserted), orders


def _is_owed(journey: Journey) -> bool:
    """A receipt whose citizen has left: its request is kept, and that is all that is known of it."""
    return isinstance(journey.state, Done) and journey.state.visit is None
