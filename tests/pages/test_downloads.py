"""What leaves the site: the pocket pack in one file, and the page that lists every form."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_tools.data.webmanifest import webmanifest_files
from build_tools.model import Block, Body, Guide, Library, Span, guide_calls
from build_tools.model.review import all_rely_until
from build_tools.outputs.build import build_outputs
from build_tools.pages import render_pages
from build_tools.pages.csp import hash_of
from build_tools.pages.environment import day_in_words
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.pdf import PdfCache
from build_tools.publishing.check_pages import shown_text
from tests.conftest import OUR_DAY, ROOT, TODAY
from tests.golden import assert_golden
from tests.pages.test_pages import HOSTILE

LARGEST_A_GUIDE = 6_500
"""In bytes: a pack of fifty guides is smaller than a photograph."""


def page_of(library: Library, path: str, sizes: dict[str, int]) -> str:
    pages = render_pages(library, docs=ROOT / "docs", today=TODAY, sizes=sizes)
    return next(page.markdown for page in pages if page.path == path)


def test_the_pack_holds_every_guide_and_promise_and_is_small(real: Library) -> None:
    page = pocket_pack(real, OUR_DAY)
    assert len(page.encode("utf-8")) <= LARGEST_A_GUIDE * len(real.published)
    words = shown_text(page)
    for guide in real.published:
        assert f'<a href="#guide-{guide.slug}">' in page
        for text in (
            guide.title,
            guide.summary,
            *(words for words, _ in guide_calls(guide, real).steps),
        ):
            assert text in words
    for promise in real.pledge.promises:
        assert promise.promise in words


def test_the_pack_says_how_old_it_is_that_nobody_approved_it_and_whom_to_ring(
    real: Library,
) -> None:
    page = pocket_pack(real, OUR_DAY)
    words = shown_text(page)
    until = all_rely_until(real.published, real.site, OUR_DAY)
    assert f"Do not rely on this after {day_in_words(until)}. After that, call " in words
    assert f"Made on {day_in_words(OUR_DAY)}." in words
    assert "Not yet checked or approved by the council." in words
    assert '<meta name="robots" content="noindex">' in page
    number = '<span class="number" translate="no">999</span>'
    assert f'<a class="call" href="tel:999">Emergency {number}</a>' in page


def test_the_pack_needs_nothing_and_may_do_nothing(real: Library) -> None:
    page = pocket_pack(real, OUR_DAY)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(style) == 1
    assert f"default-src 'none'; img-src data:; style-src '{hash_of(style[0])}'" in page
    assert re.findall("<link.*", page) == ['<link rel="icon" href="data:,">']
    assert not re.search(r"<(script|img|iframe|form|object)\b| style=| on\w+=|url\(", page)


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.places: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.places += [v[1:] for n, v in attrs if n == "href" and v and v.startswith("#")]


def test_the_pack_has_its_headings_in_order_and_every_place_once(real: Library) -> None:
    outline = _Outline()
    outline.feed(pocket_pack(real, OUR_DAY))
    assert outline.levels[0] == 1
    steps = zip(outline.levels, outline.levels[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.places) <= set(outline.ids)


def test_the_pack_of_the_sample_is_this(sample: Library) -> None:
    page = re.sub(r"<style>.*?</style>|sha256-[^']*", "...", pocket_pack(sample, TODAY))
    assert_golden("distributing/pocket-pack.html", page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is_in_the_pack(sample: Library, text: str) -> None:
    worry = sample.guides["sample-worry"].model_copy(
        update={"summary": text, "avoid": (text,), "body": Body(blocks=(in_a_list(text),))}
    )
    page = pocket_pack(with_guide(sample, worry), TODAY)
    assert shown_text(page).count(" ".join(text.split())) >= 3
    assert "<script" not in page
    assert "<img" not in page


def in_a_list(text: str) -> Block:
    return Block(items=((Span(text=text),),), is_list=True)


def with_guide(library: Library, guide: Guide) -> Library:
    return replace(library, guides={**library.guides, guide.slug: guide})


def test_the_pack_shows_numbered_lists_and_links(sample: Library) -> None:
    spans = (
        Span(text="see "),
        Span(text="danger", link="sample-danger.md"),
        Span(text=" and ", bold=True, emphasis=True),
        Span(text="far", link="https://far.example/?a=1&b=2"),
        Span(text=" gone", link="no-such-guide.md"),
    )
    worry = sample.guides["sample-worry"].model_copy(
        update={"body": Body(blocks=(Block(items=(spans,), is_list=True, is_numbered=True),))}
    )
    assert (
        '<ol><li>see <a href="#guide-sample-danger">danger</a><strong><em> and </em></strong>'
        '<a href="https://far.example/?a=1&amp;b=2" rel="external">far</a> gone</li></ol>'
    ) in pocket_pack(with_guide(sample, worry), TODAY)


@pytest.mark.parametrize(
    ("reviewed_on", "words"),
    [
        (date(2026, 5, 20), "This guide was due to be checked again by 20 November 2026."),
        (date(2026, 1, 1), "Not checked since 1 January 2026. Call Sample hub"),
    ],
)
def test_an_old_guide_opens_with_its_age_in_the_pack(
    sample: Library, reviewed_on: date, words: str
) -> None:
    worry = sample.guides["sample-worry"].model_copy(update={"reviewed_on": reviewed_on})
    assert words in shown_text(pocket_pack(with_guide(sample, worry), TODAY))


def test_the_page_lists_every_form_with_its_size(sample: Library) -> None:
    sizes = {"pocket-pack.html": 12_345, "pdf/all-guides.pdf": 1_234_567, "feed.xml": 9}
    sizes |= {"pdf/sample-worry.pdf": 45_678}
    page = page_of(sample, "take-away.md", sizes)
    assert '<a href="/pocket-pack.html">Pocket pack (HTML, 12 kB)</a>' in page
    assert '<a href="/pdf/all-guides.pdf">All guides in one book (PDF, 1.2 MB)</a>' in page
    assert '<a href="/feed.xml">Feed of what is new (Atom, 1 kB)</a>' in page
    assert '<a href="/pdf/sample-worry.pdf">A sample worry (PDF, 46 kB)</a>' in page
    assert "guides.json" not in page
    assert "preview" not in page
    guide = page_of(sample, "guides/sample-worry.md", sizes)
    assert 'href="/pdf/sample-worry.pdf">Print this guide (PDF, 46 kB)</a>' in guide


def test_a_preview_links_to_no_file_that_is_not_there(sample: Library) -> None:
    pages = render_pages(sample, docs=ROOT / "docs", today=TODAY)
    assert [page.path for page in pages if ".pdf" in page.markdown] == []
    assert "**This is a preview.**" in page_of(sample, "take-away.md", {})


def test_every_file_beside_the_pages_is_listed(sample: Library, tmp_path: Path) -> None:
    outputs = build_outputs(sample, TODAY, PdfCache(tmp_path / "kept"))
    page = next(page.markdown for page in outputs.pages if page.path == "take-away.md")
    unlisted = [path for path in outputs.files if f'href="/{path}"' not in page]
    old_name = "pdf/sample-trouble.pdf"  # those who were handed it find it there
    assert unlisted == [old_name, ".well-known/security.txt", *webmanifest_files(sample.site)]
