"""What other programs read: feed, data and schemas, calendar, web manifest, security.txt."""

from __future__ import annotations

from datetime import date

from build_tools.data.atom import feed
from build_tools.data.build import guides_data, pledge_data
from build_tools.data.guides import GuidesData
from build_tools.data.pledge import PledgeData
from build_tools.data.serialise import as_json, schema_of
from build_tools.model import Library

__all__ = ["feed_files"]


def feed_files(library: Library, today: date) -> dict[str, str]:
    """Return the text of each file, by its name: the feed, the data, and a schema of each."""
    return {
        "feed.xml": feed(library),
        "guides.json": as_json(guides_data(library, today)),
        "pledge.json": as_json(pledge_data(library, today)),
        "guides.schema.json": schema_of(GuidesData),
        "pledge.schema.json": schema_of(PledgeData),
    }
