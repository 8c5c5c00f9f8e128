"""Pages as plain Markdown: what officers write is shown as they wrote it, and does nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import markdown
import pytest

from build_tools.content import load_library
from build_tools.model import Block, Body, Span
from build_tools.pages import render_assets, render_layout, render_pages, ring_first
from build_tools.pages.assets import contrast, readable_on
from build_tools.pages.environment import body_markdown, safe_text, seen_once
from build_tools.problems import ContentError
from build_tools.publishing.check_pages import shown_text
from build_tools.publishing.engine import stage_files
from tests.catalogue import swap
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY, ours_unapproved

DOCS = ROOT / "docs"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "**bold** __bold__ *em* _em_ `code` ~~gone~~",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "> quote",
    "=====",
    "-----",
    "    code",
    "{{ 7 * 7 }} {% include 'x' %} {# gone #}",
    "{: .class #id onclick=x }",
    "[^1] [ref]: x",
    "| a | b |",
    "&lt; &amp; &#60; &nbsp;",
    "a\\*b \\",
    '#panic("x") $x$ @cite',
    "``` fence",
    "<!-- comment",
    "]]> <![CDATA[",
    "*[HTML]: Hyper",
    "term\n:   definition",
    "http://auto.example <http://auto.example>",
    "'single' \"double\"",
    "x" * 300,
    "\u05e9\u05dc\u05d5\u05dd",
    "\U0001f600",
]


def shown(source: str) -> str:
    """Return the words that a reader sees."""
    html = markdown.markdown(source, extensions=["attr_list", "md_in_html", "tables", "toc"])
    assert "<script" not in html
    assert "<img" not in html
    return shown_text(html)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_it_was_typed_and_does_nothing(text: str) -> None:
    plain = " ".join(text.split())
    assert shown(str(safe_text(text))) == plain
    assert shown(f"<p class='x'>{safe_text(text)}</p>") == plain
    assert shown(f"- {safe_text(text)}") == plain
    in_attribute = markdown.markdown(f'<p title="{safe_text(text)}">x</p>')
    assert in_attribute.count("<p") == 1


def test_a_body_shows_bold_emphasis_lists_and_links() -> None:
    spans = (
        Span(text="see "),
        Span(text="this*", bold=True),
        Span(text=" and "),
        Span(text="that", emphasis=True, link="the-mash.md"),
        Span(text=" or "),
        Span(text="there", link='https://x.example/?a=1&b="'),
    )
    body = Body(blocks=(Block(items=(spans,)), Block(items=(spans[:1], spans[1:2]), is_list=True)))
    html = markdown.markdown(str(body_markdown(body, {"the-mash"})))
    assert "<strong>this&#42;</strong>" in html
    assert '<a href="the-mash.md"><em>that</em></a>' in html
    assert 'href="https://x.example/?a&#61;1&amp;b&#34;"' in html or "a=1&amp;b=&#34;" in html
    assert html.count("<li>") == 2


def test_the_pledge_warns_of_writing_only_where_there_is_somewhere_to_write() -> None:
    ours = ours_unapproved()
    warning = ours.site.before_you_write
    for feedback, times in ((None, 0), ("pledge@sampleshire.example", 1)):
        site = ours.site.model_copy(update={"feedback": feedback})
        library = replace(ours, site=site)
        pages = {page.path: page for page in render_pages(library, docs=DOCS, today=OUR_DAY)}
        assert pages["pledge.md"].markdown.count(warning) == times
        for other in ("easy-to-read", "poster", "for-councillors"):
            assert warning not in pages[f"pledge/{other}.md"].markdown


def test_each_row_of_the_easy_to_read_pledge_has_a_picture() -> None:
    ours = ours_unapproved()
    easy = ours.pledge.easy
    ideas = [*(one for promise in ours.pledge.promises for one in promise.easy), *easy.ideas]
    named = [one.picture for one in ideas if one.picture]
    pages = {page.path: page for page in render_pages(ours, docs=DOCS, today=OUR_DAY)}
    rows = pages["pledge/easy-to-read.md"].markdown.split('<div class="promise idea">')[1:]
    assert [row.count('class="picture" role="img" aria-label="') for row in rows] == [1] * len(rows)
    assert len(rows) == len(named) + 2
    assert "This is an idea." in rows[0]
    assert "A light bulb that shines." in rows[0]
    assert easy.not_tested in rows[-1]
    assert "A list with no ticks yet." in rows[-1]


def test_pages_are_markdown_with_links_to_files_in_texts_and_from_the_root_in_lists(
    sample_content: Path,
) -> None:
    library = load_library(sample_content, TODAY)
    pages = {page.path: page for page in render_pages(library, docs=DOCS, today=TODAY)}
    guide = pages["guides/sample-worry.md"]
    assert guide.source_file == "content/guides/sample-worry.md"
    assert "[danger](sample-danger.md)" in guide.markdown
    assert '<a href="/topics/do-it-now/">All of: Do it now</a>' in guide.markdown
    assert "020 7946 0001" in guide.facts
    assert '"source_file": "content/guides/sample-worry.md"' in guide.markdown
    assert '"noindex"' not in guide.markdown
    assert "020 7946 0002" not in "".join(page.markdown for page in pages.values())


def test_a_hostile_guide_renders_to_its_own_words(sample_content: Path) -> None:
    step = "Say #panic and $x$ and @y and a_b_c and 5 * 3 and {{ 7 }} and {: .x } now."
    swap("guides/sample-worry.md", "  - Say what you saw.", f'  - "{step}"')(sample_content)
    library = load_library(sample_content, TODAY)
    page = next(
        p for p in render_pages(library, docs=DOCS, today=TODAY) if p.path.endswith("worry.md")
    )
    assert step in shown(page.markdown.split("---\n", 2)[2])


def test_robots_are_turned_away_until_the_council_approves(sample_content: Path) -> None:
    sample = load_library(sample_content, TODAY)
    site_map = "Sitemap: https://guides.sampleshire.example/safety/sitemap.xml\n"
    assert render_assets(sample)["robots.txt"] == "User-agent: *\nAllow: /\n" + site_map
    no_address = replace(sample, site=sample.site.model_copy(update={"base_url": None}))
    assert render_assets(no_address)["robots.txt"] == "User-agent: *\nAllow: /\n"
    real = ours_unapproved()
    assert render_assets(real)["robots.txt"] == "User-agent: *\nDisallow: /\n"


def test_what_stands_around_every_page_is_rendered_once(sample_content: Path) -> None:
    library = load_library(sample_content, TODAY)
    around = render_layout(library, render_pages(library, docs=DOCS, today=TODAY)).around
    assert around["edit_base"] == "https://git.sampleshire.example/council/guides/edit/main/"
    assert around["approval_line"] == "Approved by: Sample director, 1 October 2026."
    assert around["approved"] is True
    assert around["menu"][:2] == [
        {"title": "Home", "address": ""},
        {"title": "A sample worry", "address": "guides/sample-worry/"},
    ]
    assert {"title": "Privacy", "address": "privacy/"} in around["footer"]
    assert 'href="tel:02079460001"' in around["calls"]


@pytest.mark.parametrize(
    ("path", "under"),
    [
        ("index.md", ""),
        ("guides/sample-worry.md", "guides/"),
        ("topics/do-it-now.md", "guides/"),
        ("pledge/poster.md", "pledge/"),
        ("about.md", "about/"),
    ],
)
def test_a_page_knows_the_entry_of_the_menu_that_it_stands_under(path: str, under: str) -> None:
    library = load_library(ROOT / "tests" / "sample" / "content", TODAY)
    page = next(p for p in render_pages(library, docs=DOCS, today=TODAY) if p.path == path)
    assert json.loads(page.markdown.split("---\n", 2)[1])["under"] == under


def test_another_council_names_its_own_contact_for_children(sample_content: Path) -> None:
    named = "act_now: [emergency]\nchild_contact: sample-hub"
    swap("site.yaml", "act_now: [emergency, sample-hub]", named)(sample_content)
    library = load_library(sample_content, TODAY)
    pages = render_pages(library, docs=DOCS, today=TODAY)
    home = next(page.markdown for page in pages if page.path == "index.md")
    door = home[
        home.index('<section class="child"') : home.index('<section aria-labelledby="guides">')
    ]
    for place in (door, render_layout(library, pages).around["child_door"]):
        assert "Any sample worry, at any time." in place
        assert 'href="tel:02079460001"' in place
    assert "Childline" not in home


def test_without_a_contact_for_children_home_has_no_door_for_them(sample_content: Path) -> None:
    library = load_library(sample_content, TODAY)
    pages = render_pages(library, docs=DOCS, today=TODAY)
    assert 'class="child"' not in next(page.markdown for page in pages if page.path == "index.md")
    assert render_layout(library, pages).around["child_door"] == ""


def test_an_unapproved_site_says_so_around_every_page() -> None:
    real = ours_unapproved()
    line = f"Prepared for the council from public sources seen in {real.seen_on:%B %Y}. "
    line += "Not yet checked or approved by the council."
    around = render_layout(real, render_pages(real, docs=DOCS, today=OUR_DAY)).around
    assert (around["approved"], around["approval_line"]) == (False, line)


HEAD = "---\ntitle: T\ndescription: D\n---\n"
EXIT_HEAD = HEAD.replace("D\n", "D\nexit: yes\n")


@pytest.mark.parametrize(
    ("text", "found", "line"),
    [
        ("# No head", "This page does not begin with its title and description.", 1),
        (
            HEAD + "\n{{ nobody }}",
            "This part of the page can't be filled in: 'nobody' is undefined.",
            6,
        ),
        (HEAD + "{{ site.", "This part of the page can't be filled in: ", 5),
        (
            HEAD + "\n{{ site + 1 }}",
            "This part of the page can't be filled in: unsupported operand",
            6,
        ),
        (
            EXIT_HEAD + "\n{{ nobody }}",
            "This part of the page can't be filled in: 'nobody' is und",
            7,
        ),
        (EXIT_HEAD + "\n\n{{ site.", "This part of the page can't be filled in: ", 8),
        (
            EXIT_HEAD + "{{ 1 / 0 }}",
            "This part of the page can't be filled in: division by zero.",
            6,
        ),
        (HEAD + "Words.\n\n999. Call it.", 'This line begins with "999."', 7),
        (HEAD + "- One.\n- 101. Call it.", 'This line begins with "101."', 6),
    ],
)
def test_a_faulty_hand_written_page_is_a_sentence_with_its_line(
    sample_content: Path, tmp_path: Path, text: str, found: str, line: int
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.md").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        render_pages(load_library(sample_content, TODAY), docs=docs, today=TODAY)
    [problem] = error.value.problems
    assert problem.found.startswith(found)
    assert (problem.file, problem.line) == ("docs/page.md", line)


def test_hand_written_pages_name_no_council_and_no_number() -> None:
    for path in DOCS.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "Hereford" not in text, path
        assert "01432" not in text, path


def test_staging_touches_only_what_changed(sample_content: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    pages = render_pages(load_library(sample_content, TODAY), docs=DOCS, today=TODAY)
    first = stage_files(pages, {"robots.txt": "x"}, folder)
    assert (first.written, first.removed) == (len(pages) + 1, 0)
    again = stage_files(pages[1:], {"robots.txt": "y"}, folder)
    assert (again.written, again.removed) == (1, 1)


def test_a_body_link_to_a_guide_without_a_page_stays_words() -> None:
    body = Body(blocks=(Block(items=((Span(text="neglect", link="neglect.md"),),)),))
    assert str(body_markdown(body, {"neglect"})) == "[neglect](neglect.md)"
    assert str(body_markdown(body, set())) == "neglect"


@pytest.mark.parametrize("text", ["{{ 1 / 0 }}", "{{ site + 1 }}", "{{ site.feedback }}"])
def test_a_hand_written_page_that_misuses_a_value_is_a_sentence(
    sample_content: Path, tmp_path: Path, text: str
) -> None:
    swap("site.yaml", "feedback: guides@sampleshire.example", "feedback:")(sample_content)
    library = load_library(sample_content, TODAY)
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(f"---\ntitle: T\ndescription: D\n---\n\n{text}\n")
    with pytest.raises(ContentError) as caught:
        render_pages(library, docs=tmp_path, today=TODAY)
    assert [problem.where for problem in caught.value.problems] == [
        "docs/one.md, line 6",
        "docs/two.md, line 6",
    ]


def test_a_hand_written_page_never_takes_the_place_of_another(
    sample_content: Path, tmp_path: Path
) -> None:
    library = load_library(sample_content, TODAY)
    (tmp_path / "about.md").write_text("---\ntitle: T\ndescription: D\n---\nText.\n")
    with pytest.raises(ContentError, match="1 problem"):
        render_pages(library, docs=tmp_path, today=TODAY)


def test_paragraphs_after_a_choice_stay_apart() -> None:
    library = load_library(ROOT / "content", OUR_DAY)
    page = next(
        page
        for page in render_pages(library, docs=DOCS, today=OUR_DAY)
        if page.path == "report-a-mistake.md"
    )
    assert "\n\nIt helps to say:\n\n" in page.markdown


def test_words_on_the_brand_are_the_easier_of_white_and_black() -> None:
    assert readable_on("#0b4f4a") == "#ffffff"
    assert readable_on("#ffd166") == "#111111"
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


def test_a_hand_written_page_that_is_not_utf8_is_a_sentence(
    sample_content: Path, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.md").write_bytes(HEAD.encode() + b"caf\xe9")
    with pytest.raises(ContentError) as error:
        render_pages(load_library(sample_content, TODAY), docs=docs, today=TODAY)
    [problem] = error.value.problems
    assert problem.found == "This page has a character that can't be read."
    assert (problem.file, problem.line) == ("docs/page.md", 1)


@pytest.mark.parametrize(("phone", "rung"), [("1234", "1234"), ("111", "999")])
def test_only_numbers_of_three_digits_are_for_emergencies(phone: str, rung: str) -> None:
    emergency = load_library(SAMPLE, TODAY).contacts["emergency"]
    other = emergency.model_copy(update={"name": "Other", "phone": phone})
    [first] = ring_first((emergency, other))
    assert first.phone == rung


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([date(2026, 11, 3)], "3 November 2026"),
        ([date(2026, 11, 9), date(2026, 11, 3)], "3 to 9 November 2026"),
        ([date(2026, 11, 3), date(2026, 10, 30)], "30 October 2026 to 3 November 2026"),
    ],
)
def test_when_sources_were_read_is_one_day_or_from_the_first_to_the_last(
    days: list[date], words: str
) -> None:
    [source, *_] = load_library(SAMPLE, TODAY).sources.values()
    sources = [source.model_copy(update={"seen_on": day, "dated": "2026"}) for day in days]
    assert seen_once(sources) == f"A copy of each was read, {words}."
