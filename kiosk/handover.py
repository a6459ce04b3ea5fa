"""Where a form is filled in on a citizen's own phone: what a terminal that cannot take it shows as a QR code."""

from __future__ import annotations

from urllib.parse import quote

from kiosk.journey.comfort import Language


def form_address(gateway_url: str, service_id: str, language: Language) -> str:
    """The web page of a service's form, at the gateway `gateway_url` (without a trailing slash)."""
    return f"{gateway_url}/forms/{quote(service_id, safe='')}?lang={language}"
