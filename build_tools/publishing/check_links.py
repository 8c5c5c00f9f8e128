"""Follows every link of a built site without a server: pages, places in them, assets, numbers."""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from build_tools.problems import InternalError
from build_tools.publishing.tree import files_below

_TAG = re.compile(r"<[a-zA-Z][\w-]*\s[^<>]*>")
_ATTRIBUTE = re.compile(r'\s(href|src|action|poster|data|id|target)="([^"]*)"')
_CALL = re.compile(r'<a\s[^<>]*href="((?:tel|sms):[^"]*)"[^<>]*>(.*?)</a>', re.DOTALL)
_NUMBER = re.compile(r"\+?[\d(][\d ()\xa0-]*\d")
_DIALLED = re.compile(r"\+?\d{3,15}")
_MAILED = re.compile(r"[\w.%+-]+@[\w-]+(\.[\w-]+)+")
_OUTSIDE = ".."
_NO_ADDRESS = "is not an address that a page may link to"


@dataclass(frozen=True)
class _Page:
    path: str
    text: str

    @cached_property
    def attributes(self) -> list[tuple[str, str]]:
        """Every attribute that matters here, with its value."""
        return [
            (name, html.unescape(value))
            for tag in _TAG.findall(self.text)
            for name, value in _ATTRIBUTE.findall(tag)
        ]

    @cached_property
    def places(self) -> set[str]:
        """The names that a link can lead to within the page."""
        return {value for name, value in self.attributes if name == "id"}


def assert_links_lead_somewhere(built: Path, prefix: str) -> None:
    """Raise InternalError where a link leads nowhere, or calls another number than it shows."""
    faults = list(link_faults(built, prefix))
    if faults:
        raise InternalError(f"A link on the built site is wrong: {faults[0]}", "\n".join(faults))


def link_faults(built: Path, prefix: str) -> Iterator[str]:
    """Yield a sentence for each wrong link; `prefix` is the path that the site is served under."""
    files = files_below(built)
    pages = {
        name: _Page(name, path.read_text(encoding="utf-8"))
        for name, path in files.items()
        if name.endswith(".html")
    }
    names = set(files)
    for page in pages.values():
        for wrong in _faults_of(page, pages, names, prefix):
            yield f"{page.path}: {wrong}."
    for name, address in links_in_data(built):
        if _target_in_data(address, name, prefix) not in names:
            yield f'{name}: "{address}" leads nowhere.'


def _target_in_data(address: str, name: str, prefix: str) -> str:
    """Return the file that an address in a file for programs leads to: a whole one, or from it."""
    whole, _, path, _, _ = urlsplit(address)
    inside = not whole or path.startswith(prefix)
    return _target(path, name, prefix) if inside and path else _OUTSIDE


def _faults_of(page: _Page, pages: dict[str, _Page], files: set[str], prefix: str) -> Iterator[str]:
    for name, value in dict.fromkeys(page.attributes):
        if name == "target":
            yield f'"{value}" opens a new window'
        elif name != "id" and (wrong := _fault(value, page, pages, files, prefix)):
            yield f'"{value}" {wrong}'
    for value, words in _CALL.findall(page.text):
        if wrong := _other_number(html.unescape(value), html.unescape(words)):
            yield f'"{value}" {wrong}'


def _fault(value: str, page: _Page, pages: dict[str, _Page], files: set[str], prefix: str) -> str:
    scheme, host, path, _, place = urlsplit(value)
    if scheme or host:
        check = _SCHEMES.get(scheme)
        return check(value) if check else _NO_ADDRESS
    target = _target(path, page.path, prefix)
    if target not in files:
        folder = f"{target}/index.html" in files
        return "needs a slash at the end" if folder else "leads nowhere"
    if place and target in pages and unquote(place) not in pages[target].places:
        return f"leads to a place that is not on {target}"
    return ""


def _target(path: str, page: str, prefix: str) -> str:
    """Return the file that a path on a page leads to; `..` or a bare path where it leads out."""
    if not path:
        return page
    if path.startswith("/"):
        if not path.startswith(prefix):
            return _OUTSIDE
        joined = path.removeprefix(prefix)
    else:
        joined = posixpath.join(posixpath.dirname(page), unquote(path))
    names_a_folder = path.rpartition("/")[2] in ("", ".", "..")
    return posixpath.normpath(posixpath.join(joined, "index.html") if names_a_folder else joined)


def _web(value: str) -> str:
    return "" if urlsplit(value).hostname else _NO_ADDRESS


def _dialled(value: str) -> str:
    return "" if _DIALLED.fullmatch(value.partition(":")[2]) else "is not a phone number"


def _mailed(value: str) -> str:
    return "" if _MAILED.fullmatch(value.partition(":")[2]) else "is not an email address"


def _picture(value: str) -> str:
    return "" if value == "data:," or value.startswith("data:image/") else _NO_ADDRESS


_SCHEMES: dict[str, Callable[[str], str]] = {
    "https": _web,
    "http": _web,
    "tel": _dialled,
    "sms": _dialled,
    "mailto": _mailed,
    "data": _picture,
}


def _other_number(value: str, words: str) -> str:
    """Return what is wrong where a link to dial shows one number and dials another."""
    dialled = value.partition(":")[2]
    shown = [re.sub(r"\D", "", number) for number in _NUMBER.findall(re.sub("<[^>]*>", "", words))]
    same = not shown or re.sub(r"\D", "", dialled) in shown
    return "" if same else "calls a different number from the one it shows"


_OURS = {"address", "easy_address", "pdf", "described_by", "src"}
"""The fields of data that hold an address of this site."""
_OTHERS = "sources"
"""The field whose values have addresses of other sites."""


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
