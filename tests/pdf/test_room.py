"""The guess of how large a guide's letters can be: it saves tries, and never costs readers size."""

from __future__ import annotations

from typing import Any

from build_tools.content import load_library
from build_tools.pdf import DoesNotFit, make_pdf
from build_tools.pdf.build import ONE_PAGE
from build_tools.pdf.context import guide_contents
from build_tools.pdf.room import likely_sizes
from tests.conftest import OUR_DAY, ROOT, TODAY


def sheet(**parts: Any) -> dict[str, Any]:
    names = ("steps", "contacts", "avoid", "body", "questions", "sources")
    return {**{name: [] for name in names}, "about_you": "", **parts}


def test_little_is_tried_in_the_largest_letters_and_much_in_the_smallest() -> None:
    assert likely_sizes(sheet(), ONE_PAGE) == ONE_PAGE
    assert likely_sizes(sheet(avoid=["Words. " * 3000]), ONE_PAGE) == ONE_PAGE[-1:]


def test_what_is_not_printed_takes_no_room() -> None:
    step = {"do": "Ring.", "call": {"words": "Call", "number": "999", "link": "tel:" + "9" * 9999}}
    assert likely_sizes(sheet(steps=[step]), ONE_PAGE) == ONE_PAGE


def test_few_guides_are_printed_smaller_than_they_could_be_or_tried_twice() -> None:
    """An estimate may miss by a line: what officers write next must not fail for that."""
    sheets = guide_contents(load_library(ROOT / "content", OUR_DAY), OUR_DAY)
    too_large, too_small = [], []
    for slug, content in sheets.items():
        likely = likely_sizes(content, ONE_PAGE)
        larger = ONE_PAGE[: -len(likely)]
        too_large += [] if fits(content, likely[0]) else [slug]
        too_small += [slug] if larger and fits(content, larger[-1]) else []
    assert len(too_large) <= len(sheets) / 3, too_large
    assert len(too_small) <= len(sheets) / 10, too_small


def fits(content: dict[str, Any], size: float) -> bool:
    try:
        return bool(make_pdf("guide", content, TODAY, sizes=[size]))
    except DoesNotFit:
        return False
