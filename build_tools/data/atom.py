"""The feed of changes, in Atom.

An entry is what changed on one page on one day. Its id is made from the site's `feed_id`, the first
name the page ever had and the day, so it stays the same when the site gets its address, moves,
is built again, when the council gets another name or a line of the history better words.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from xml.etree import ElementTree as ET

from build_tools.model import Change, Guide, Library
from build_tools.pages import approval_words
from build_tools.pages.approval import change_of_guide

NEWEST = 50
"""How many entries the feed holds. `whats-new/` shows them all."""
OURS = uuid.UUID("6f1c8a0e-52d4-4f0b-9a53-2d0a1f4f7c61")
"""What every id is made with. It must never change: readers would see everything anew."""
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """What changed on one page on one day."""

    page: str
    on: date
    title: str
    address: str
    lines: tuple[str, ...]


def feed(library: Library) -> str:
    """Return the feed: the newest changes of guides and pledge, newest first."""
    site = library.site
    found = entries(library)[:NEWEST]
    days = [entry.on for entry in found] + ([site.approval.on] if site.approval else [])
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _text(root, "id", _id(library, "feed"))
    _text(root, "title", f"{site.title}: what's new")
    _text(root, "subtitle", approval_words(library))
    _text(root, "updated", _noon(max(days, default=library.seen_on)))
    _text(ET.SubElement(root, "author"), "name", _author(library))
    _link(root, "alternate", _address(library, "whats-new/"), "text/html")
    if site.base_url:
        _link(root, "self", _address(library, "feed.xml"), "application/atom+xml")
    for entry in found:
        _add(root, entry, library)
    ET.indent(root, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def entries(library: Library) -> list[Entry]:
    """Return what changed, newest first."""
    pledge = library.pledge
    found = list(_entries("pledge", pledge.title, "pledge/", pledge.changes))
    for guide in (*library.published, *library.withdrawn):
        title = f"Withdrawn: {guide.title}" if guide in library.withdrawn else guide.title
        listed = _entries(_first_name(guide), title, guide.address, guide.changes)
        found += _noted(list(listed), change_of_guide(guide, library))
    return sorted(found, key=lambda entry: (-entry.on.toordinal(), entry.title.casefold()))


def _entries(page: str, title: str, address: str, changes: tuple[Change, ...]) -> Iterator[Entry]:
    in_order = sorted(changes, key=lambda change: change.on)
    for on, of_the_day in groupby(in_order, key=lambda change: change.on):
        yield Entry(page, on, title, address, tuple(change.what for change in of_the_day))


def _noted(entries: list[Entry], note: str) -> list[Entry]:
    """Return the entries of a page, the newest of them with a note where there is one."""
    if not note or not entries:
        return entries
    last = entries[-1]
    return [*entries[:-1], replace(last, lines=(*last.lines, note))]


def _first_name(guide: Guide) -> str:
    return f"guides/{[*guide.was_at, guide.slug][0]}"


def _add(root: ET.Element, entry: Entry, library: Library) -> None:
    element = ET.SubElement(root, "entry")
    _text(element, "id", _id(library, f"{entry.page} {entry.on.isoformat()}"))
    _text(element, "title", entry.title)
    _text(element, "updated", _noon(entry.on))
    _link(element, "alternate", _address(library, entry.address), "text/html")
    lines = entry.lines if library.site.approval else (*entry.lines, approval_words(library))
    _text(element, "summary", " ".join(lines))


def _id(library: Library, name: str) -> str:
    return uuid.uuid5(OURS, f"{library.site.feed_id or library.site.council} {name}").urn


def _author(library: Library) -> str:
    council = library.site.council
    return council if library.site.approval else f"Prepared for {council}"


def _address(library: Library, address: str) -> str:
    """Return an address in full if the site has one, otherwise from where the feed is."""
    return library.site.url(address) or address


def _noon(day: date) -> str:
    """Return a day as a moment that falls on that day from America to New Zealand."""
    return f"{day.isoformat()}T12:00:00Z"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})
