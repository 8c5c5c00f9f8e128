"""Reads the addresses that programs are told: in feed, sitemap, search list and data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

_OURS = {"address", "easy_address", "pdf", "described_by", "src"}
"""The fields of data that hold an address of this site."""
_OTHERS = "sources"
"""What stands under this name has addresses of other sites."""


def links_in_data(built: Path) -> Iterator[tuple[str, str]]:
    """Yield each address of this site in a file for programs, after the name of that file."""
    for name, addresses in _IN.items():
        if (built / name).is_file():
            for address in addresses((built / name).read_text(encoding="utf-8")):
                yield name, address


def _in_xml(text: str) -> Iterator[str]:
    for element in ET.fromstring(text).iter():
        if "href" in element.attrib:
            yield element.attrib["href"]
        elif element.tag.endswith("}loc"):
            yield element.text or ""


def _in_search(text: str) -> Iterator[str]:
    for address, *_ in json.loads(text):
        yield address


def _in_data(text: str) -> Iterator[str]:
    yield from _within(json.loads(text))


def _within(value: Any) -> Iterator[str]:
    """Yield the addresses of this site at any depth of some data."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in _OURS and isinstance(inner, str):
                yield inner
            elif name != _OTHERS:
                yield from _within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _within(inner)


_IN: dict[str, Callable[[str], Iterator[str]]] = {
    "feed.xml": _in_xml,
    "sitemap.xml": _in_xml,
    "search-list.json": _in_search,
    "guides.json": _in_data,
    "pledge.json": _in_data,
    "site.webmanifest": _in_data,
}
