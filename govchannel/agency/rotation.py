"""What still needs an agency's key: requests that nobody opened, channels that offer it, terminals that may have it."""

from __future__ import annotations

import msgspec
from sqlalchemy import Engine

from govchannel.contract.catalog import AgencyKey
from govchannel.contract.content import Content
from govchannel.contract.delivery import KeyUse
from govchannel.releases.channels import Channels
from govchannel.releases.repository import Repository
from govchannel.store import feed, fleet, rollout


def key_use(engine: Engine, repository: Repository, agency: str) -> list[KeyUse]:
    """Each key of an agency that any request or release knows, by id. Raises `GovChannelError`."""
    sealed = feed.sealed_to(engine, agency)
    terminals = _releases_of_terminals(engine)
    channels, offered = _offered(repository, agency, {release for release in terminals if release is not None})
    ids = sorted({*sealed, *(key_id for keys in offered.values() for key_id in keys)})
    return [
        KeyUse(
            key_id=key_id,
            requests=sealed.get(key_id, (0, 0))[0],
            unopened=sealed.get(key_id, (0, 0))[1],
            channels=[name for name, release in channels.items() if key_id in offered.get(release, {key_id})],
            terminals=_may_have(terminals, offered, key_id),
        )
        for key_id in ids
    ]


def unknown_use(engine: Engine, key_id: str) -> KeyUse:
    """Of a key that neither a request nor a release knows: what a terminal has that never said so is not known."""
    return KeyUse(
        key_id=key_id,
        requests=0,
        unopened=0,
        channels=[],
        terminals=_may_have(_releases_of_terminals(engine), {}, key_id),
    )


def _offered(repository: Repository, agency: str, also: set[int]) -> tuple[dict[str, int], dict[int, set[str]]]:
    """Each channel's release, and which keys of the agency these releases, and those of `also`, offer."""
    if not repository.exists:
        return {}, {}
    channels = Channels(repository)
    current = {name: one.current.number for name, one in channels.channels().items()}
    wanted = also.union(current.values())
    releases = [one for number, one in channels.releases().items() if number in wanted]
    return current, {one.number: _keys_of(channels.content(one), agency) for one in releases}


def _keys_of(content: Content, agency: str) -> set[str]:
    keys = [msgspec.json.decode(entry, type=AgencyKey) for (kind, _), entry in content.items() if kind == "key"]
    return {key.key_id for key in keys if key.agency == agency}


def _releases_of_terminals(engine: Engine) -> list[int | None]:
    """The release of each terminal that may yet send something; None: it did not say."""
    said = {report.terminal: report.release for report in rollout.reports(engine)}
    return [said.get(one.id) for one in fleet.everyone(engine) if one.state in ("active", "suspended")]


def _may_have(terminals: list[int | None], offered: dict[int, set[str]], key_id: str) -> int:
    def may(release: int | None) -> bool:
        return release is None or release not in offered or key_id in offered[release]

    return sum(may(release) for release in terminals)
