"""Nothing in the built site may identify a person: what the content's rules look for, once more."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.content import load_library
from build_tools.model import Library
from build_tools.wording import phone_numbers, private_data
from tests.site.conftest import ROOT
from tools.sites import Served, day_for

READ_BY_PROGRAMS = (".json", ".txt", ".webmanifest", ".xml")
NOT_WORDS = re.compile(
    r"<(style|script)\b.*?</\1>|<[^>]*>|https?://[^\s\"<]+|urn:uuid:[^\s\"<]+", re.DOTALL
)
SAID_IN_ATTRIBUTES = re.compile(r'\b(?:alt|aria-label|content|title)="([^"]*)"')


def texts_of(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.resolve().rglob("*")):
        name = path.relative_to(folder.resolve()).as_posix()
        if path.suffix in (".html", *READ_BY_PROGRAMS) and name != "build.json":
            text = path.read_text(encoding="utf-8")
            said = SAID_IN_ATTRIBUTES.findall(text)
            yield name, html.unescape("\n".join([NOT_WORDS.sub("\n", text), *said]))


def meant_to_be_there(library: Library) -> set[str]:
    """Return the ways of the contacts, and the council's own addresses."""
    ways = [
        way
        for contact in library.contacts.values()
        for way in (contact.phone, contact.text, contact.email)
        if way
    ]
    own = [library.site.feedback, library.site.security_contact]
    return {*ways, *(re.sub(r"[^\d+]", "", way) for way in ways), *(way for way in own if way)}


def found_in(folder: Path, content: Path) -> list[str]:
    library = load_library(content, day_for(content))
    ways = sorted(meant_to_be_there(library), key=len, reverse=True)
    known = re.compile("|".join(rf"(?<!\d){re.escape(way)}(?!\d)" for way in ways))
    return [
        f"{name}: {found}"
        for name, text in texts_of(folder)
        for sentence in re.split(r"\n|\. ", known.sub("\n", text))
        for found in (*(words for _, words in private_data(sentence)), *phone_numbers(sentence))
    ]


def test_no_page_and_no_feed_names_a_person_or_a_number_that_is_not_a_contact(
    site: Served, sample: Served
) -> None:
    assert found_in(site.folder, ROOT / "content") == []
    assert found_in(sample.folder, ROOT / "tests" / "sample" / "content") == []


@pytest.mark.parametrize(
    "planted", ["jo@home.example", "HR1 2ZZ", "born on 3 May 2012", "case 123456", "020 7946 0999"]
)
def test_planted_personal_data_is_found(tmp_path: Path, planted: str) -> None:
    (tmp_path / "index.html").write_text(f"<p>Ring {planted} today.</p>", encoding="utf-8")
    [fault] = found_in(tmp_path, ROOT / "tests" / "sample" / "content")
    assert fault == f"index.html: {planted}"
