"""One table: what of a session is shown by which QML file, and which delegate asks which type of field."""

from __future__ import annotations

from kiosk.journey.states import (
    CardTrouble,
    CheckingCard,
    Choosing,
    Consent,
    Done,
    Filling,
    Goodbye,
    Home,
    Journey,
    MyRequest,
    MyRequests,
    Reading,
    Results,
    Reviewing,
    ServicePage,
    Submitting,
    Welcome,
)

SCREENS: dict[type, str] = {
    Welcome: "Welcome",
    Reading: "Reading",
    CardTrouble: "Trouble",
    Consent: "Notice",
    Home: "Browse",
    Results: "Browse",
    ServicePage: "Service",
    CheckingCard: "CheckCard",
    MyRequests: "MyRequests",
    MyRequest: "MyRequest",
    Filling: "FormPage",
    Reviewing: "Review",
    Submitting: "Sending",
    Done: "ReceiptPage",
    Goodbye: "Goodbye",
}
"""State, or view of `Choosing` -> file in ``ui/qml/screens``."""

REMOTE_SCREENS: dict[type, str] = {Welcome: "RemoteWelcome"}
"""What a smart box shows instead."""

DELEGATES: dict[str, str] = {
    "text": "TextAnswer",
    "long_text": "TextAnswer",
    "phone": "TextAnswer",
    "email": "TextAnswer",
    "citizen_id": "TextAnswer",
    "number": "TextAnswer",
    "amount": "TextAnswer",
    "date": "DateAnswer",
    "place": "PlaceAnswer",
    "choice": "ChoiceAnswer",
    "many_choices": "ChoiceAnswer",
    "yes_no": "YesNoAnswer",
    "consent": "ConsentAnswer",
    "signature": "SignatureAnswer",
    "picture": "PictureAnswer",
    "person": "GroupAnswer",
    "list": "GroupAnswer",
}
"""Field type -> file in ``ui/qml/answers``."""


def screen_of(journey: Journey) -> str:
    """The screen that shows a session."""
    state = journey.state
    kind = type(state.view) if isinstance(state, Choosing) else type(state)
    return (REMOTE_SCREENS.get(kind) if journey.remote else None) or SCREENS[kind]
