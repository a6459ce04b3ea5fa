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
    MyRequest,
    MyRequests,
    Reading,
    Results,
    Reviewing,
    ServicePage,
    State,
    Submitting,
    Website,
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
    Website: "WebsitePage",
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


def screen_of(state: State) -> str:
    """The screen that shows a state."""
    return SCREENS[type(state.view) if isinstance(state, Choosing) else type(state)]
