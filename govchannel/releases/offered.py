"""What the published releases say, read where they are published: a channel's services, and any form by version."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec
import structlog
from tuf.api.exceptions import RepositoryError

from govchannel.contract.catalog import Agency, AgencyKey, Form, Service
from govchannel.contract.content import Content
from govchannel.contract.releases import Release, meant_for
from govchannel.errors import GovChannelError
from govchannel.releases.channels import Channels
from govchannel.releases.repository import Repository

log = structlog.get_logger()


@dataclass(frozen=True)
class Offer:
    """A release's entries, decoded as they are asked for."""

    content: Content

    def service(self, service_id: str) -> Service | None:
        """A service; None for an unknown one."""
        entry = self.content.get(("service", service_id))
        return msgspec.json.decode(entry, type=Service) if entry else None

    def agency(self, agency_id: str) -> Agency | None:
        """An agency; None for an unknown one."""
        entry = self.content.get(("agency", agency_id))
        return msgspec.json.decode(entry, type=Agency) if entry else None

    def keys(self, agency_id: str) -> list[AgencyKey]:
        """An agency's keys, in the catalog's order."""
        return [key for key in self._keys if key.agency == agency_id]

    @cached_property
    def _keys(self) -> list[AgencyKey]:
        order = msgspec.json.decode(self.content.get(("order", "key"), b"[]"), type=list[str])
        return [msgspec.json.decode(self.content["key", name], type=AgencyKey) for name in order]


class ChannelOffer:
    """What one channel offers to `receiver` now; read anew when something was published."""

    def __init__(self, repository: Repository, channel: str, receiver: str) -> None:
        """`receiver` draws its part of a release that only a share has, as a terminal does by its name."""
        self._repository = repository
        self._channel = channel
        self._receiver = receiver
        self._lock = threading.Lock()
        self._read: tuple[int, Offer | None] | None = None

    def at(self, version: int) -> Offer | None:
        """The offer; None when the channel has none. `version`, the timestamp's, says whether there is a newer one.

        Blocks for some milliseconds after a publication. A release that cannot be read leaves the one before.
        """
        with self._lock:
            if self._read is None or self._read[0] != version:
                try:
                    self._read = version, self._offer()
                except (GovChannelError, RepositoryError, ValueError) as error:
                    log.warning("catalog for phones", channel=self._channel, reason=type(error).__name__)
                    self._read = version, self._read[1] if self._read else None
            return self._read[1]

    def _offer(self) -> Offer | None:
        if not self._repository.exists:
            return None
        targets = self._repository.targets()
        # As a terminal does: what the operators signed, and nothing that merely lies in the folder.
        self._repository.root().signed.verify_delegate("targets", targets.signed_bytes, targets.signatures)
        channels = Channels(self._repository)
        channel = channels.channels().get(self._channel)
        return Offer(channels.content(meant_for(channel, self._receiver))) if channel else None


class PublishedForms:
    """Every form in the releases that are kept; each release is opened once, the newest first."""

    def __init__(self, repository: Repository) -> None:
        """Reads nothing yet."""
        self._repository = repository
        self._opened: dict[int, Offer] = {}

    def find(self, service_id: str, version: int) -> Form | None:
        """A service's form in a version; None when no release has it. Raises `GovChannelError`."""
        if not self._repository.exists:
            return None
        for number, release in sorted(self._releases.items(), reverse=True):
            if number not in self._opened:
                self._opened[number] = Offer(self._channels.content(release))
            service = self._opened[number].service(service_id)
            if service and service.form and service.form.version == version:
                return service.form
        return None

    @cached_property
    def _channels(self) -> Channels:
        return Channels(self._repository)

    @cached_property
    def _releases(self) -> Mapping[int, Release]:
        return self._channels.releases()
