"""What a reader gets from one page: its words, headings, steps, numbers, dates and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from html import unescape
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import tinyhtml5

_DAY = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{4}\b"
)
_UNDER = "http://site/well/under/its/root/"
"""Where links are followed from: at a root, a link that climbs too far would look right."""
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Seen:
    """What a reader gets from one page. `links` are addresses from the root of the site."""

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    steps: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    links: tuple[str, ...]
    words: tuple[str, ...]


def seen(page: str, address: str) -> Seen:
    """Return what a reader gets from the HTML of the page at an address such as `guides/a/`."""
    root = tinyhtml5.parse(page, namespace_html_elements=False)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    hrefs = [element.get("href", "") for element in elements if element.tag == "a"]
    body = [words(element) for element in elements if element.tag == "body"]
    return Seen(
        titles=tuple(words(element) for element in elements if element.tag == "title"),
        headings=tuple(
            f"{element.tag} {words(element)}" for element in elements if element.tag in _HEADINGS
        ),
        steps=tuple(_steps(elements)),
        numbers=tuple(href for href in hrefs if href.startswith(("tel:", "sms:"))),
        dates=tuple(_DAY.findall(" ".join(body))),
        links=tuple(urljoin(f"{_UNDER}{address}", href) for href in hrefs),
        words=tuple(" ".join(body).split()),
    )


def words(element: Element) -> str:
    """Return the words of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _steps(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == "ol" and "steps" in element.get("class", "").split():
            yield from (words(item) for item in element)


def site_seen(site: Path) -> dict[str, Seen]:
    """Return what a reader gets from each page of a built site, by address."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = seen(file.read_text(encoding="utf-8"), address)
    return found


def listed(site: Path) -> set[str]:
    """Return the addresses that a built site tells search engines; none where it has no list."""
    file = site / "sitemap.xml"
    sitemap = file.read_text(encoding="utf-8") if file.is_file() else ""
    return {unescape(found) for found in re.findall("<loc>([^<]*)</loc>", sitemap)}


def differences(ours: dict[str, Seen], theirs: dict[str, Seen]) -> list[str]:
    """Return a line for each page that only one engine made, and each thing that differs."""
    lines = [f"/{address}: only the present engine made it" for address in ours.keys() - theirs]
    lines += [f"/{address}: only the other engine made it" for address in theirs.keys() - ours]
    for address in ours.keys() & theirs.keys():
        lines += _of_page(address, ours[address], theirs[address])
    return sorted(lines)


def _of_page(address: str, ours: Seen, theirs: Seen) -> Iterator[str]:
    for field in fields(Seen):
        here, there = getattr(ours, field.name), getattr(theirs, field.name)
        if here != there:
            gone = [item for item in here if item not in there][:3]
            new = [item for item in there if item not in here][:3]
            yield f"/{address}: {field.name} differ; gone: {gone}, new: {new}"
