"""What other programs read: feed, data and schemas, calendar, web manifest, security.txt."""

from __future__ import annotations

from datetime import date

from build_tools.data.atom import feed
from build_tools.data.build import guides_data, pledge_data
from build_tools.data.calendar import as_calendar
from build_tools.data.fields import GuidesData, PledgeData
from build_tools.data.json_text import as_json, schema_of
from build_tools.data.review_tasks import tasks_of
from build_tools.data.security_txt import security_files
from build_tools.data.webmanifest import webmanifest_files
from build_tools.model import Library, PartialContent

__all__ = ["data_files", "feed_files"]


def data_files(library: Library, today: date) -> dict[str, bytes]:
    """Return every file for programs by its path in the site."""
    texts = {
        **feed_files(library, today),
        "reviews.ics": _reviews(PartialContent.of(library), today),
        **security_files(library.site, today),
    }
    files = {path: text.encode("utf-8") for path, text in texts.items()}
    return {**files, **webmanifest_files(library.site)}


def feed_files(library: Library, today: date) -> dict[str, str]:
    """Return the text of each file by its name: the feed, the data, and a schema of each."""
    return {
        "feed.xml": feed(library),
        "guides.json": as_json(guides_data(library, today)),
        "pledge.json": as_json(pledge_data(library, today)),
        "guides.schema.json": schema_of(GuidesData),
        "pledge.schema.json": schema_of(PledgeData),
    }


def _reviews(content: PartialContent, today: date) -> str:
    return as_calendar(tasks_of(content, today), content, today)
