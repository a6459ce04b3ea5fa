"""A form handed to the citizen's own phone: the address that a QR code on the screen holds."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from kiosk.journey.comfort import Language


def form_address(gateway_url: str, service_id: str, language: Language) -> str:
    """Where a phone finds a service's form. `gateway_url` is the gateway's public address.

    The address says which form, and nothing of who stands here.
    """
    return f"{gateway_url.rstrip('/')}/forms/{quote(service_id, safe='')}?{urlencode({'lang': language})}"
