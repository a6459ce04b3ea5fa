"""One table: what of a session is shown by which QML file, and which delegate asks which type of field."""

from __future__ import annotations

from kiosk.journey.states import (
    AppPage,
    Apps,
    ArticlePage,
    CardTrouble,
    CheckingCard,
    Choosing,
    Consent,
    Done,
    ExpiredCard,
    Filling,
    Goodbye,
    HealthRights,
    Help,
    Home,
    Journey,
    MyRequest,
    MyRequests,
    News,
    Reading,
    Results,
    Reviewing,
    ServicePage,
    Submitting,
    Website,
    Welcome,
)

SCREENS: dict[type, str] = {
    Welcome: "Welcome",
    Reading: "Reading",
    CardTrouble: "Trouble",
    ExpiredCard: "Expired",
    Consent: "Notice",
    Home: "Browse",
    Results: "Browse",
    ServicePage: "Service",
    News: "News",
    ArticlePage: "Article",
    Apps: "Apps",
    AppPage: "App",
    Help: "Help",
    Website: "WebsitePage",
    CheckingCard: "CheckCard",
    MyRequests: "MyRequests",
    MyRequest: "MyRequest",
    HealthRights: "HealthRights",
    Filling: "FormPage",
    Reviewing: "Review",
    Submitting: "Sending",
    Done: "ReceiptPage",
    Goodbye: "Goodbye",
}
"""State, or view of `Choosing` -> file in ``ui/qml/screens``."""

OUT_OF_ORDER = "OutOfOrder"
"""Shown instead of the welcome where neither a card can be read nor services be listed: nothing at all can be done."""
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
