"""The minute is what a reader sees: the words that are counted are the words of the built page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.content import load_library
from build_tools.model import Library, seen_texts
from build_tools.wording import count_words
from tests.conftest import SAMPLE, TODAY
from tests.ours import OURS
from tools.sites import Served

UNSEEN = ["script", "style", "template", ".unseen", ".draft", ".lapsed", ".review"]
AFTER = ".links:has(> #read-next), .links:has(> #read-next) ~ *, .hide-visit, .edit"


def words_seen(page: str) -> int:
    """Count the words of a guide's page from its title to "Read next"."""
    tree = LexborHTMLParser(page)
    main = tree.css_first("main")
    for selector in [*UNSEEN, AFTER]:
        for node in main.css(selector):
            node.decompose()
    tree.unwrap_tags(["a", "span", "strong", "em"])
    tree.merge_text_nodes()
    return count_words([main.text(separator=" ")])


def wrongly_counted(library: Library, site: Served) -> dict[str, tuple[int, int]]:
    """Return the guides whose count is not that of their page: counted, and seen."""
    found = {}
    for guide in library.published:
        page = (site.folder / guide.address / "index.html").read_text(encoding="utf-8")
        both = count_words(seen_texts(guide, library)), words_seen(page)
        if both[0] != both[1]:
            found[guide.slug] = both
    return found


def test_every_word_that_a_reader_sees_is_counted(site: Served) -> None:
    assert wrongly_counted(OURS, site) == {}


def test_the_words_of_another_council_are_counted_too(sample: Served) -> None:
    assert wrongly_counted(load_library(SAMPLE, TODAY), sample) == {}


@pytest.mark.parametrize("word", ["<p>More</p>", "<h2>More</h2>", '<a class="call">More</a>'])
def test_a_word_more_is_seen(site: Served, word: str) -> None:
    page = (site.folder / OURS.published[0].address / "index.html").read_text(encoding="utf-8")
    assert words_seen(page.replace("</h1>", f"</h1>{word}", 1)) == words_seen(page) + 1
