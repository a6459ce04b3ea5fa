"""Which website of a service may be opened, and where it may lead: what the signed catalog says, and nothing else."""

from __future__ import annotations

from govchannel.contract.origins import origins_of
from kiosk.journey.states import ServicePage, Website


def website_of(page: ServicePage, address: str) -> Website | None:
    """The website at `address`, one of the shown service's own; None for any other address."""
    if page.service is None:
        return None
    for channel in page.service.channels:
        if channel.kind == "web" and channel.address == address:
            origins = origins_of(address, channel.origins)
            return Website(page.service.title, page.agency, address, origins) if origins else None
    return None
