"""What still needs an agency's key: requests that nobody opened, channels that offer it, terminals that may have it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlalchemy import Engine

from govchannel.contract.catalog import AgencyKey
from govchannel.contract.content import Content
from govchannel.contract.delivery import KeyUse
from govchannel.releases.channels import Channels
from govchannel.releases.repository import Repository
from govchannel.store import feed, fleet, rollout


class _Key(NamedTuple):
    agency: str
    key_id: str


def key_use(engine: Engine, repository: Repository, agency: str | None = None) -> list[KeyUse]:
    """Each key, or each of an agency, that any request or release knows, by id. Raises `GovChannelError`."""
    sealed = feed.sealed_to(engine, agency)
    terminals = _releases_of_terminals(engine)
    channels, offered = _offered(repository, {release for release in terminals if release is not None})
    in_releases = {key for keys in offered.values() for key in keys if agency in (None, key.agency)}
    return [
        KeyUse(
            key_id=key_id,
            requests=sealed.get(key_id, (0, 0))[0],
            unopened=sealed.get(key_id, (0, 0))[1],
            channels=[name for name, release in channels.items() if _may_offer(offered, release, key_id)],
            terminals=sum(release is None or _may_offer(offered, release, key_id) for release in terminals),
        )
        for key_id in sorted({*sealed, *(key.key_id for key in in_releases)})
    ]


def use_of(engine: Engine, repository: Repository, agency: str, key_id: str) -> KeyUse:
    """What needs one key. Raises `GovChannelError`."""
    known = {one.key_id: one for one in key_use(engine, repository, agency)}
    # A key that no release offers: only a terminal that never said what it has may have it.
    silent = sum(release is None for release in _releases_of_terminals(engine))
    return known.get(key_id) or KeyUse(key_id=key_id, requests=0, unopened=0, channels=[], terminals=silent)


def _offered(repository: Repository, also: set[int]) -> tuple[dict[str, int], dict[int, set[_Key]]]:
    """Each channel's release, and which keys these releases, and those of `also`, offer."""
    if not repository.exists:
        return {}, {}
    channels = Channels(repository)
    current = {name: one.current.number for name, one in channels.channels().items()}
    wanted = also.union(current.values())
    releases = [one for number, one in channels.releases().items() if number in wanted]
    return current, {one.number: _keys_of(channels.content(one)) for one in releases}


def _keys_of(content: Content) -> set[_Key]:
    keys = [msgspec.json.decode(entry, type=AgencyKey) for (kind, _), entry in content.items() if kind == "key"]
    return {_Key(key.agency, key.key_id) for key in keys}


def _may_offer(offered: dict[int, set[_Key]], release: int, key_id: str) -> bool:
    """Whether a release offers a key; of one that is no longer here nobody knows."""
    return release not in offered or any(key.key_id == key_id for key in offered[release])


def _releases_of_terminals(engine: Engine) -> list[int | None]:
    """The release of each terminal that may yet send something; None: it did not say."""
    said = {report.terminal: report.release for report in rollout.reports(engine)}
    return [said.get(one.id) for one in fleet.everyone(engine) if one.state in ("active", "suspended")]
