"""Phone numbers stand in an element of their own, wherever they are printed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_tools.content import load_library
from build_tools.model import Library
from build_tools.pages import offline_words, pocket_pack, render_layout, render_pages
from build_tools.pages.assets import render_assets
from build_tools.pages.numbers import mark_numbers
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY

LIBRARY = load_library(SAMPLE, TODAY)
OURS = load_library(ROOT / "content", OUR_DAY)
HUB = '<span class="number" translate="no">020 7946 0001</span>'
FEW = '<span class="number" translate="no">999</span>'


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Call 020 7946 0001.", f"Call {HUB}."),
        ("Call\n020\n7946 0001 now", f"Call\n{HUB} now"),
        ("(999, or 020 7946 0001)", f"({FEW}, or {HUB})"),
        (
            '<a href="tel:999" title="999">Call 999</a>',
            f'<a href="tel:999" title="999">Call {FEW}</a>',
        ),
        ("[999](https://a.example/999)", f"[{FEW}](https://a.example/999)"),
        ("## 999", f"## {FEW}"),
        ("1,999 of 9990, £999, 999.5 and example.org/999", ""),
        ("999 children, 999\n%, 999\u00a0kB, <a href='#s-9'>Source 999</a>, section 999", ""),
        ("999 call, or the source says 999", f"{FEW} call, or the source says {FEW}"),
        ('<svg><text x="0">999</text></svg><style>a{width:999px}</style><title>999</title>', ""),
    ],
)
def test_a_number_is_marked_where_readers_see_it(text: str, marked: str) -> None:
    assert mark_numbers(text, LIBRARY) == (marked or text)


def unmarked(html: str, library: Library) -> list[str]:
    """Return the numbers that a page shows outside an element of their own."""
    body = re.sub(r"<head>.*?</head>|^---.*?\n---\n", "", html, flags=re.DOTALL)
    seen = re.sub(
        r'<span class="number" translate="no">[^<]*</span>|<[^>]*>|\]\([^)]*\)', "|", body
    )
    seen = re.sub(r"Source \d+|\d+\s+[kM]B", "|", seen)
    numbers = [c.phone for c in library.printable(tuple(library.contacts)) if c.phone]
    return [n for n in numbers if re.search(rf"(?<![\w.,/£-]){n}(?![\w-])", seen)]


@pytest.mark.parametrize("library", [LIBRARY, OURS], ids=["sample", "ours"])
def test_no_page_shows_a_number_unmarked(library: Library) -> None:
    pages = render_pages(library, docs=ROOT / "docs", today=OUR_DAY)
    texts = {page.path: page.markdown for page in pages}
    texts["404.html"] = "".join(
        render_layout(library, []).around[name] for name in ("calls", "child_door")
    )
    texts["pocket-pack.html"] = pocket_pack(library, OUR_DAY)
    texts["search"] = render_assets(library)["assets/search-help.json"].replace("\\", "")
    saved = offline_words(library, OUR_DAY)
    texts |= {"saved copy": saved.current, "old saved copy": saved.old}
    assert {name: found for name, text in texts.items() if (found := unmarked(text, library))} == {}
    assert all('class="number"' in texts[name] for name in ("index.md", "pocket-pack.html"))
    assert 'class="number"' in saved.current


def test_no_page_says_a_number_twice_in_one_breath() -> None:
    twice = re.compile(r"(<span class=\"number\"[^>]*>[^<]*</span>)\s*\1")
    pages = render_pages(OURS, docs=ROOT / "docs", today=OUR_DAY)
    assert twice.search(mark_numbers("Call 999 999.", OURS))
    assert [page.path for page in pages if twice.search(mark_numbers(page.markdown, OURS))] == []


def test_a_library_without_numbers_is_left_as_it_is() -> None:
    assert mark_numbers("Call 999.", replace(LIBRARY, contacts={})) == "Call 999."
