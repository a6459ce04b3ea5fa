"""The entries' JSON Schema (2020-12), made from the types: nothing is said twice."""

from __future__ import annotations

from typing import Any

import msgspec

from govchannel.contract.catalog import MODEL, Agency, App, Article, Holiday, LifeEvent, Service

FILES: dict[str, Any] = {
    "service": Service,
    "article": Article,
    "app": App,
    "agencies": list[Agency],
    "life-events": list[LifeEvent],
    "holidays": list[Holiday],
}
"""What a file of entries holds, by the name of its schema."""


def catalog_schema() -> dict[str, Any]:
    """One document; ``#/$defs/Service`` is a service's file, ``Article`` and ``App`` are those of news and apps,
    ``properties`` name the other files."""
    schemas, components = msgspec.json.schema_components(FILES.values(), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:govchannel:catalog:{MODEL}",
        "title": "GovChannel catalog entries",
        "type": "object",
        "properties": dict(zip(FILES, schemas, strict=True)),
        "$defs": components,
    }
