"""A form handed to the citizen's own phone: the address that a QR code on the screen holds."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def form_address(gateway_url: str, service_id: str, language: str) -> str:
    """Where a phone finds a service's form. `gateway_url` is the gateway's public address, `language` ``th`` or ``en``.

    The address says which form, and nothing of who stands here.
    """
    return f"{gateway_url.rstrip('/')}/forms/{quote(service_id, safe='')}?{urlencode({'lang': language})}"
