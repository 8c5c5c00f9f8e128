"""Drafts, withdrawn guides, old names and the record of addresses, from the form to the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools import cli
from build_tools.content import check_content, load_library
from build_tools.editing import add_lines, new_file, record_addresses
from build_tools.model import Library
from build_tools.pages import Page, render_assets, render_pages
from build_tools.problems import CommandError, Problem
from tests.catalogue import both, remove, swap
from tests.conftest import ROOT, SAMPLE, TODAY

DOCS = ROOT / "docs"
LIBRARY: Library = load_library(SAMPLE, TODAY)
RECORD = "addresses.yaml"


def pages(library: Library) -> dict[str, Page]:
    return {page.path: page for page in render_pages(library, docs=DOCS, today=TODAY)}


def advice(content: Path) -> list[Problem]:
    loaded = check_content(content, TODAY)
    assert loaded.library, loaded.problems
    return loaded.problems


def found(content: Path) -> list[str]:
    return [problem.found for problem in advice(content)]


def test_a_draft_is_nowhere_in_a_site() -> None:
    made = pages(LIBRARY)
    assert "guides/sample-plan.md" not in made
    everything = "".join(page.markdown for page in made.values())
    assert "sample-plan" not in everything
    assert "A sample plan" not in everything
    assert "sample-plan" not in render_assets(LIBRARY)["search-list.json"]


def test_a_preview_shows_drafts_and_marks_them_on_their_page_and_in_every_list() -> None:
    preview = LIBRARY.with_drafts()
    made = pages(preview)
    draft = made["guides/sample-plan.md"].markdown
    assert "<h1>A sample plan (draft, no topic yet)</h1>" in draft
    assert "<strong>This is a draft.</strong> Only this preview shows it." in draft
    assert "It still lacks: sources." in draft
    assert "Where this comes from" not in draft
    assert '"noindex": true' in draft
    for path in ("index.md", "topics/do-it-now.md", "a-to-z.md"):
        assert ">A sample plan (draft, no topic yet)</a>" in made[path].markdown, path
    assert "A sample plan (draft" in render_assets(preview)["search-list.json"]


def test_a_draft_with_a_topic_stands_in_it_and_an_empty_one_has_a_page(
    sample_content: Path,
) -> None:
    swap("guides/sample-plan.md", "topic:", "topic: learn-more")(sample_content)
    steps = "steps:\n  - Say what you plan.\ncontacts: [sample-hub]\n"
    swap("guides/sample-plan.md", steps, "steps:\n  -\n")(sample_content)
    swap("guides/sample-plan.md", "summary: Somebody is still writing this.", "owner:")(
        sample_content
    )
    library = load_library(sample_content, TODAY).with_drafts()
    assert [guide.title for guide in library.guides_of("learn-more")][:2] == [
        "A sample committee",
        "A sample plan (draft)",
    ]
    page = pages(library)["guides/sample-plan.md"].markdown
    assert "It still lacks: summary, steps, contacts, sources." in page
    assert "<h2>What to do" not in page
    assert {
        "This draft still needs: summary.",
        "This draft still needs: owner.",
        "This line of the draft is still empty.",
        "This draft still needs: contacts.",
        "This draft still needs: sources.",
    } <= set(found(sample_content))


def test_what_only_finished_guides_keep_is_advice_in_a_draft(sample_content: Path) -> None:
    swap(
        "guides/sample-plan.md",
        "  - Say what you plan.",
        "  - Utilise the XYZ, and " + "ring and " * 12 + "wait.",
    )(sample_content)
    assert {
        '"Utilise" is in our list of words to avoid.',
        '"XYZ" looks like an acronym, and it is not in glossary.yaml.',
        "This step is 29 words long.",
    } <= set(found(sample_content))


def test_a_draft_may_link_to_a_draft_and_have_the_title_of_a_guide(sample_content: Path) -> None:
    swap("guides/sample-plan.md", "title: A sample plan", "title: A sample worry")(sample_content)
    path = sample_content / "guides" / "sample-plan.md"
    path.write_text(path.read_text("utf-8") + "See [it](sample-plan.md).\n", encoding="utf-8")
    assert {
        'The guide "sample-plan" is a draft, so readers can\'t open it.',
        '"A sample worry" is also the title of content/guides/sample-worry.md.',
    } <= set(found(sample_content))


def test_a_withdrawn_guide_keeps_its_address_and_says_where_to_go() -> None:
    page = pages(LIBRARY)["guides/sample-old.md"]
    assert "This guide has been withdrawn." in page.markdown
    assert '<a href="/guides/sample-worry/">A sample worry</a>' in page.markdown
    more = '<a href="/topics/do-it-now/">All guides of this topic: Do it now</a>'
    assert more in page.markdown
    assert 'href="tel:02079460001"' in page.markdown
    assert '"noindex": true' in page.markdown
    assert "Do what we said then" not in page.markdown
    assert "tel:02079460001" in page.facts


def test_a_withdrawn_guide_is_in_no_list() -> None:
    made = pages(LIBRARY)
    listing = [page for path, page in made.items() if path != "guides/sample-old.md"]
    assert not [page.path for page in listing if "sample-old" in page.markdown]
    assert "sample-old" not in render_assets(LIBRARY)["search-list.json"]


def test_a_withdrawn_guide_without_a_number_shows_those_of_home(sample_content: Path) -> None:
    swap("guides/sample-old.md", "contacts: [sample-hub]", "contacts: [sample-unsure]")(
        sample_content
    )
    page = pages(load_library(sample_content, TODAY))["guides/sample-old.md"]
    assert 'href="tel:999"' in page.markdown


def test_a_guide_can_be_withdrawn_by_one_line_whoever_names_it(sample_content: Path) -> None:
    guide = "guides/sample-danger.md"
    swap(guide, "topic:", "status: withdrawn\ntopic:")(sample_content)
    swap("recommendations.yaml", "guides/sample-worry/", "guides/sample-danger/")(sample_content)
    third = (sample_content / "guides" / "sample-worry.md").read_text("utf-8")
    third = third.replace("A sample worry", "Another").replace("related: [sample-danger]\n", "")
    (sample_content / "guides" / "sample-third.md").write_text(third, encoding="utf-8")
    said = set(found(sample_content))
    assert {
        '"sample-danger" is withdrawn, so the page leaves it out.',
        'The guide "sample-danger" is withdrawn, and readers see no link to it.',
        'The guide at "guides/sample-danger/" is withdrawn, so the site leaves it out here.',
        "This guide is withdrawn, but does not say where to go instead.",
        "These addresses are new and not in this list yet: guides/sample-third/.",
    } <= said
    assert "The review of this guide has been due since 2026-10-20." not in said
    page = pages(load_library(sample_content, TODAY))["guides/sample-worry.md"]
    assert "sample-danger.md" not in page.markdown


def test_a_withdrawn_guide_that_leads_to_a_withdrawn_one_leads_nowhere(
    sample_content: Path,
) -> None:
    swap("guides/sample-old.md", "related: [sample-worry]", "related: [sample-plan]")(
        sample_content
    )
    [problem] = [p for p in advice(sample_content) if "where to go" in p.found]
    assert problem.path == ("related",)


def test_what_a_withdrawn_guide_no_longer_shows_is_not_judged(sample_content: Path) -> None:
    swap("guides/sample-old.md", "  - Wait.", "  - Utilise " + "it and " * 20 + "wait.")(
        sample_content
    )
    swap("guides/sample-old.md", "call: sample-hub", "call: sample-unsure")(sample_content)
    assert not [p for p in advice(sample_content) if "sample-old" in p.file]


def test_an_old_name_leads_to_the_new_page_by_a_link_and_by_itself() -> None:
    made = pages(LIBRARY)
    guide, topic = made["guides/sample-trouble.md"], made["topics/read-more.md"]
    assert "[A sample danger](sample-danger.md)" in guide.markdown
    assert '"moved_to": "guides/sample-danger/"' in guide.markdown
    assert guide.facts == ("url=../sample-danger/",)
    assert "[Learn the basics](learn-more.md)" in topic.markdown
    assert topic.facts == ("url=../learn-more/",)
    assert all('"noindex": true' in page.markdown for page in (guide, topic))


def test_an_unread_guide_does_not_make_addresses_look_gone(sample_content: Path) -> None:
    both(
        swap("guides/sample-danger.md", "---\ntitle", "title"), remove("guides/sample-figures.md")
    )(sample_content)
    files = {p.file for p in check_content(sample_content, TODAY).problems if p.must_fix}
    assert files == {"content/guides/sample-danger.md"}


def test_a_record_that_cannot_be_read_makes_no_advice(sample_content: Path) -> None:
    (sample_content / RECORD).write_text("addresses: x\n", encoding="utf-8")
    problems = check_content(sample_content, TODAY).problems
    assert [p.path for p in problems if p.file == f"content/{RECORD}"] == [("addresses",)]


def check(content: Path, *more: str) -> int:
    return cli.main(["check", "--content", str(content), "--today", str(TODAY), *more])


def test_new_addresses_are_recorded_by_a_command_and_nothing_else_changes(
    sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample_content / RECORD
    before = path.read_bytes().replace(b"  - guides/sample-worry/\n", b"").replace(b"\n", b"\r\n")
    path.write_bytes(before.rstrip())
    assert check(sample_content) == 0
    assert "These addresses are new" in capsys.readouterr().out
    assert check(sample_content, "--record") == 0
    said = capsys.readouterr()
    assert said.err.startswith("1 address recorded: guides/sample-worry/.")
    assert "These addresses are new" not in said.out
    assert path.read_bytes() == before.rstrip() + b"\r\n  - guides/sample-worry/\r\n"
    assert check(sample_content, "--record") == 0
    assert capsys.readouterr().err == ""


def test_nothing_is_recorded_of_faulty_content(sample_content: Path) -> None:
    path = sample_content / RECORD
    path.write_text("addresses: []\n", encoding="utf-8")
    swap("site.yaml", "council:", "counsel:")(sample_content)
    assert check(sample_content, "--record") == 1
    assert path.read_text("utf-8") == "addresses: []\n"


def test_an_empty_record_is_filled(sample_content: Path) -> None:
    (sample_content / RECORD).write_text("# Why.\naddresses: []\n", encoding="utf-8")
    assert check(sample_content, "--record") == 0
    text = (sample_content / RECORD).read_text("utf-8")
    assert text.startswith("# Why.\naddresses:\n  - guides/sample-committee/\n")
    assert load_library(sample_content, TODAY).unrecorded == ()


def test_a_record_in_brackets_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / RECORD
    path.write_text("addresses: [guides/x/]\n", encoding="utf-8")
    with pytest.raises(CommandError, match="written in brackets"):
        record_addresses(path, ["guides/y/"])
    assert path.read_text("utf-8") == "addresses: [guides/x/]\n"


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    new_file(path, "one\n")
    with pytest.raises(CommandError, match="already exists, and has not changed"):
        new_file(path, "two\n")
    assert path.read_text("utf-8") == "one\n"
    with pytest.raises(CommandError, match="can't be written"):
        new_file(tmp_path / "nowhere" / "x.md", "one\n")
    with pytest.raises(CommandError, match="Nothing has changed"):
        add_lines(tmp_path / "nowhere.yaml", ["x"])
