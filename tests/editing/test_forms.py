"""A form from GitHub changes what it asks for and no other byte, or says what is wrong with it."""

from __future__ import annotations

import difflib
import html
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools import cli
from build_tools.content import check_content, load_library
from build_tools.editing.forms import (
    FORMS,
    NO_CHOICE,
    Received,
    apply_form,
    form_address,
    identifying,
    words_for_form,
)
from build_tools.editing.forms.form import LONGEST_ADDRESS, OF_GITHUB
from build_tools.editing.forms.table import ANSWER, GUIDE, MOVE, NUMBER, PUBLISH, WORDS
from build_tools.editing.forms.ways import file_of, repository_of, ways_in, words_ways
from build_tools.reference.names import HERE, names_page
from build_tools.reference.staff_forms import staff_form
from tests.catalogue import swap
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY
from tests.forms import MORE, PRIVATE, RIGHT, WRONG, body_of, event_of
from tests.golden import assert_golden

GUIDES = sorted((ROOT / "content" / "guides").glob("*.md"))


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def everything_in(content: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(content)): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file()
    }


def apply(content: Path, text: str, folder: Path, *options: str) -> int:
    form = folder / "form.md"
    form.write_bytes(text.encode("utf-8"))
    where = ["--content", str(content), "--today", str(TODAY)]
    return cli.main(["apply", str(form), *where, *options])


def diff(before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        old, new = (state.get(name, b"").decode().splitlines() for state in (before, after))
        yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="", n=0)


@pytest.mark.parametrize("name", RIGHT)
def test_a_form_changes_what_it_asks_for_and_no_other_byte(
    name: str, sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    MORE(sample_content)
    before = everything_in(sample_content)
    assert apply(sample_content, body_of(*RIGHT[name]), tmp_path) == 0
    changes = "\n".join(diff(before, everything_in(sample_content)))
    assert_golden(f"forms/{name}.txt", capsys.readouterr().out + "\n" + changes + "\n")
    assert [p.found for p in check_content(sample_content, TODAY).problems if p.must_fix] == []


@pytest.mark.parametrize("name", WRONG)
def test_a_form_that_is_wrong_changes_nothing_and_says_why(
    name: str, sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything_in(sample_content)
    body = body_of(*WRONG[name])
    if name == "two-headings-lost":
        body = body.replace("### How do you know?", "").replace(
            "### What is the post of whoever called it?", ""
        )
    assert apply(sample_content, body, tmp_path) == 1
    assert everything_in(sample_content) == before
    assert_golden(f"forms/wrong/{name}.txt", capsys.readouterr().out)


def test_no_sentence_of_a_wrong_form_acts_as_markdown(
    sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = body_of(WORDS, {"guide": "@somebody ![x](y) <b>#1"})
    assert apply(sample_content, form, tmp_path, "--format", "markdown") == 1
    said = capsys.readouterr().out
    assert "@somebody" not in said
    assert "![" not in said
    assert "<b>" not in said


def test_what_was_made_is_said_in_markdown_too(
    sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = body_of(*RIGHT["words-changed"])
    assert apply(sample_content, form, tmp_path, "--format", "markdown") == 0
    assert_golden("forms/words-changed.md", capsys.readouterr().out)


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_a_guide_s_form_with_its_own_words_changes_no_byte(path: Path, content: Path) -> None:
    filled = words_for_form(path, path.stem)
    received = Received(body_of(WORDS, filled).replace("\r\n", "\n"))
    before = everything_in(content)
    outcome = apply_form(received, content, OUR_DAY, lambda _: [])
    assert (outcome.files, outcome.refused, outcome.private) == ((), (), ())
    assert outcome.said == ()
    assert everything_in(content) == before


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lines of Linux", "lines of Windows"])
def test_every_word_of_a_guide_can_be_changed_and_changed_back(
    end: str, sample_content: Path
) -> None:
    path = sample_content / "guides" / "sample-worry.md"
    data = path.read_bytes().replace(b"\n", end.encode())
    path.write_bytes(b"\xef\xbb\xbf" + data)
    before = path.read_bytes()
    today = words_for_form(path, "sample-worry")
    other = {
        name: "\n".join(reversed(text.splitlines()))
        for name, text in today.items()
        if name not in ("guide", "version", "know", "heading")
    }
    other |= {"guide": "sample-worry", "heading": "Other", "know": "Other.", "summary": "Other."}
    body = body_of(WORDS, other).replace("\r\n", "\n")
    assert apply_form(Received(body), sample_content, TODAY, lambda _: []).files
    assert path.read_bytes() != before
    del today["version"]
    body = body_of(WORDS, today).replace("\r\n", "\n")
    assert apply_form(Received(body), sample_content, TODAY, lambda _: []).files
    assert path.read_bytes() == before


def test_a_form_of_today_is_taken_and_one_of_last_month_is_not(sample_content: Path) -> None:
    path = sample_content / "guides" / "sample-worry.md"
    filled = {**words_for_form(path, "sample-worry"), "summary": "Ring the hub."}
    swap("guides/sample-worry.md", "Do not look into it", "Do not look at it")(sample_content)
    body = body_of(WORDS, filled).replace("\r\n", "\n")
    late = apply_form(Received(body), sample_content, TODAY, lambda _: [])
    assert late.files == ()
    assert "have changed since" in late.refused[0]
    shown = " ".join(late.refused)
    for words in ("Ring the hub.", "Ring the sample hub and say", "look at it", "look into it"):
        assert words in shown


@pytest.mark.parametrize("kind", PRIVATE)
@pytest.mark.parametrize("place", ["title", "words", "outside", "another form"])
def test_what_identifies_somebody_is_found_and_never_repeated(
    kind: str, place: str, sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = PRIVATE[kind]
    form = body_of(WORDS, {"guide": "sample-worry", "know": words if place == "words" else "Ring."})
    if place == "outside":
        form = f"{words}\n\n{form}"
    if place == "another form":
        form = f"### Which page?\n\n{words}"
    event = event_of(form, title=words if place == "title" else "Words: ")
    before = everything_in(sample_content)
    assert apply(sample_content, event, tmp_path) == 1
    said = capsys.readouterr().out
    assert everything_in(sample_content) == before
    assert kind in said
    assert words not in said
    for word in ("943", "2015", "HR1", "123456", "mum", "07700", "Street", "Sam."):
        assert word not in said


def test_hidden_signs_do_not_hide_what_identifies_somebody() -> None:
    for words in ("943\u200b476\u200b5919", "９４３ 476 5919", "943 476\n5919"):
        assert identifying(Received(words), FORMS) == ("an NHS number",)


def test_a_service_s_own_number_and_a_team_s_email_identify_nobody() -> None:
    answers = {"contact": "sample-hub", "phone": "0161 496 0123", "email": "hub@sample.example"}
    assert identifying(Received(body_of(NUMBER, answers).replace("\r\n", "\n")), FORMS) == ()
    for words in ("Write to mash@sampleshire.gov.uk.", "Call NHS 111 or 0800 1111.", "Act 2014."):
        assert identifying(Received(words), FORMS) == ()


def test_what_is_said_of_a_form_that_identifies_somebody(
    sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = body_of(WORDS, {"guide": "sample-worry", "know": PRIVATE["an NHS number"]})
    assert apply(sample_content, form, tmp_path) == 1
    assert_golden("forms/private.txt", capsys.readouterr().out)


def test_a_new_guide_is_a_draft_until_it_is_published_with_its_address(
    sample_content: Path, tmp_path: Path
) -> None:
    assert apply(sample_content, body_of(*RIGHT["new-guide"]), tmp_path) == 0
    library = load_library(sample_content, TODAY)
    assert library.guides["a-childs-second-worry"].status == "draft"
    assert library.unrecorded == ()
    publish = {"moved": "A child's second worry", "what": PUBLISH}
    assert apply(sample_content, body_of(MOVE, publish), tmp_path) == 0
    library = load_library(sample_content, TODAY)
    assert library.guides["a-childs-second-worry"].status == "published"
    assert "guides/a-childs-second-worry/" in library.addresses.addresses


def test_a_renamed_guide_is_found_at_both_addresses(sample_content: Path, tmp_path: Path) -> None:
    assert apply(sample_content, body_of(*RIGHT["guide-renamed"]), tmp_path) == 0
    library = load_library(sample_content, TODAY)
    assert library.guides["any-sample-worry"].was_at == ("sample-trouble", "sample-worry") or (
        "sample-worry" in library.guides["any-sample-worry"].was_at
    )
    assert "guides/any-sample-worry/" in library.addresses.addresses
    assert library.topics["do-it-now"].first[0] == "any-sample-worry"


def test_the_last_open_question_can_be_answered_too(
    sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = sample_content / "to-confirm.yaml"
    asked = load_library(sample_content, TODAY).to_confirm
    for id_ in asked:
        form = body_of(ANSWER, {"question": id_, "answer": "Yes.", "post": "Sample clerk"})
        assert apply(sample_content, form, tmp_path) == 0
    library = load_library(sample_content, TODAY)
    assert library.to_confirm == {}
    assert questions.read_text(encoding="utf-8").startswith("#")
    capsys.readouterr()
    written = staff_form(ANSWER, [], library)
    assert NO_CHOICE in written
    form = body_of(ANSWER, {"question": NO_CHOICE, "answer": "Yes.", "post": "Sample clerk"})
    assert apply(sample_content, form, tmp_path) == 1
    assert "There is no question to choose at the moment" in capsys.readouterr().out


def test_a_draft_is_told_what_it_still_needs_and_where_to_change_its_words(
    sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, filled = RIGHT["new-guide"]
    steps = "Ring the SCH today. (call: sample-hub)\nLook around.\nWait there."
    assert apply(sample_content, body_of(form, {**filled, "steps": steps}), tmp_path) == 0
    said = capsys.readouterr().out
    assert "Before the draft can be published\n- a-childs-second-worry > steps" in said
    publish = body_of(MOVE, {"moved": "a-childs-second-worry", "what": PUBLISH})
    assert apply(sample_content, publish, tmp_path) == 1
    said = capsys.readouterr().out
    assert 'Change them first, with the form "Staff: change the words of a guide"' in said


def test_contacts_sources_and_guides_may_be_named_as_people_call_them(
    sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    swap("sources.yaml", "title: A sample page", "title: A page, a sample")(sample_content)
    path = sample_content / "guides" / "sample-worry.md"
    ids = {"guide": "sample-worry", "contacts": "emergency, sample-hub", "sources": "sample-page"}
    ids["related"] = "sample-danger"
    titles = {
        "guide": "sample-worry",
        "contacts": "999\n- sample HUB",
        "related": "A sample danger",
    }
    titles["sources"] = "A page, a sample"
    assert apply(sample_content, body_of(WORDS, ids), tmp_path) == 0
    by_id = path.read_bytes()
    capsys.readouterr()
    assert apply(sample_content, body_of(WORDS, titles), tmp_path) == 0
    assert path.read_bytes() == by_id
    wrong = {"guide": "sample-worry", "contacts": "emergency\nSample hobb"}
    assert apply(sample_content, body_of(WORDS, wrong), tmp_path) == 1
    said = capsys.readouterr().out
    assert 'There is no contact "Sample hobb" here. Did you mean "Sample hub"?' in said


def test_content_that_cannot_be_read_is_not_changed(
    sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    swap("contacts.yaml", "sample-hub:", "\tsample-hub:")(sample_content)
    before = everything_in(sample_content)
    assert apply(sample_content, body_of(*RIGHT["number-changed"]), tmp_path) == 1
    assert everything_in(sample_content) == before
    assert_golden("forms/wrong/content-that-is-wrong-already.txt", capsys.readouterr().out)


@pytest.mark.parametrize(
    "text",
    ["", "Hello", "{}", '{"issue": 3}', "{broken", '{"issue": {"body": null}}', "### Who?\n\nMe"],
)
def test_what_is_no_form_is_refused_kindly(
    text: str, sample_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything_in(sample_content)
    assert apply(sample_content, text, tmp_path) == 2
    assert everything_in(sample_content) == before
    assert "not" in capsys.readouterr().err


def test_a_form_that_cannot_be_opened_and_content_that_is_not_there_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["apply", str(tmp_path / "none.md"), "--content", str(SAMPLE)]) == 2
    assert "none.md: No such file" in capsys.readouterr().err
    assert apply(tmp_path / "nowhere", "Hello", tmp_path) == 1
    assert "This folder does not exist" in capsys.readouterr().err


def test_a_form_may_come_from_a_pipe(
    sample_content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    MORE(sample_content)
    monkeypatch.setattr(sys, "stdin", io.StringIO(event_of(body_of(*RIGHT["guide-withdrawn"]))))
    where = ["--content", str(sample_content), "--today", str(TODAY)]
    assert cli.main(["apply", "-", *where]) == 0
    assert "is withdrawn" in capsys.readouterr().out


def test_fields_have_ids_and_headings_of_their_own() -> None:
    firsts = [form.fields[0].label for form in FORMS]
    assert len(set(firsts)) == len(FORMS)
    for form in FORMS:
        ids = [field.id for field in form.fields]
        labels = [field.label for field in form.fields]
        assert len(set(ids)) == len(ids)
        assert len(set(labels)) == len(labels)
        assert ids[-1] == "promise"
        assert not OF_GITHUB & {*ids}


REPOSITORY = "https://github.com/some-council/guides"


def test_the_repository_is_the_content_s_or_where_github_builds(content: Path) -> None:
    library = load_library(content, OUR_DAY)
    github = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "another/fork"}
    assert repository_of(library, {}) == repository_of(library, {"GITHUB_REPOSITORY": "a/b"}) == ""
    assert repository_of(library, github) == "https://github.com/another/fork"
    swap("site.yaml", "repository:", f"repository: {REPOSITORY}")(content)
    assert repository_of(load_library(content, OUR_DAY), github) == REPOSITORY


def test_every_way_in_is_short_enough_and_there_is_none_without_a_repository(
    content: Path,
) -> None:
    library = load_library(content, OUR_DAY)
    assert ways_in(library, content, "") == {}
    ways = ways_in(library, content, REPOSITORY)
    for guide in library.published:
        assert ways[guide.address][0][0] == "Change these words", guide.slug
    for address, found in ways.items():
        assert found, address
        assert all(len(way) < LONGEST_ADDRESS for _, way in found)
        assert all(way.startswith(f"{REPOSITORY}/") for _, way in found)


def test_a_page_without_a_form_is_changed_in_its_own_file_or_by_a_person(content: Path) -> None:
    library = load_library(content, OUR_DAY)
    ways = ways_in(library, content, REPOSITORY)
    others = ways.keys() - {guide.address for guide in library.published}
    assert {"pledge/", "topics/act-now/", "words/", "privacy/", "about/"} <= others
    for address in others:
        found = dict(ways[address])
        assert "Change these words" not in found, address
        assert "wrong-page.yml&page=" in found["Ask somebody to change them"]
        file = found.get("Change these words in the web editor", "").partition("/edit/main/")[2]
        assert file == file_of(address)
        assert not file or (ROOT / file).is_file(), address
    assert file_of("pledge/easy-to-read/") == "content/pledge.yaml"
    assert file_of("privacy/") == "docs/privacy.md"
    assert file_of("a-to-z/") == ""


def test_the_handbook_lists_each_guide_with_the_way_to_change_it(content: Path) -> None:
    library = load_library(content, OUR_DAY)
    odd = library.guides["neglect"].model_copy(update={"title": "A *bold* | <b>title"})
    draft = library.guides["babies"].model_copy(update={"status": "draft"})
    library = replace(library, guides={**library.guides, "neglect": odd, "babies": draft})
    known = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "some-council/guides"}
    page = names_page(f"Before.\n{HERE}\nAfter.", library, content, known)
    ways = ways_in(library, content, REPOSITORY)
    for guide in library.guides.values():
        [row] = [line for line in page.splitlines() if f"| `{guide.slug}` | <a" in line]
        assert html.escape(ways[guide.address][0][1]) in row
        assert "Change these words" in row
    for id_ in (*library.contacts, *library.sources):
        assert f"| `{id_}` |" in page, id_
    assert "(draft, no reader sees it)" in page
    assert "A &#42;bold&#42; &#124; &lt;b&gt;title" in page
    assert "https://github.com/some-council/guides/edit/main/content/pledge.yaml" in page


def test_a_handbook_that_knows_no_repository_says_how_to_get_to_the_form(content: Path) -> None:
    library = load_library(content, OUR_DAY)
    page = names_page(HERE, library, content, {})
    assert "**This copy has no links to the forms.**" in page
    assert "Staff: change the words of a guide" in page
    assert page.count("[how](guides.md#change-a-guide)") == len(library.guides)
    assert "github.com" not in page
    assert "can't be shown" in names_page(HERE, None, content, {})


def test_a_guide_too_long_for_one_address_is_changed_part_by_part() -> None:
    words = {"guide": "long", "version": "v", "summary": "Short.", "know": "word " * 1200}
    words["steps"] = "é" * 3000
    ways = dict(words_ways("https://github.com/some-council/guides", "Long", words))
    assert set(ways) == {
        "Change these words: the one thing to remember",
        "Change these words: what to do, step by step",
        "Change these words: what to know",
    }
    assert all(0 < len(way) < LONGEST_ADDRESS for way in ways.values())
    assert form_address("https://github.com/a/b", GUIDE, "New", {"know": "é" * 3000}) == ""


@pytest.mark.parametrize(
    "words",
    [
        "### a" + " " * 60_000 + "b",
        "born " * 12_000,
        "<" * 60_000,
        "1-" * 30_000,
        "(call:" * 10_000,
    ],
    ids=["spaces", "words", "brackets", "digits", "calls"],
)
def test_the_longest_form_that_github_takes_is_answered(
    words: str, sample_content: Path, tmp_path: Path
) -> None:
    before = everything_in(sample_content)
    assert apply(sample_content, body_of(WORDS, {"guide": "sample-worry", "know": words}), tmp_path)
    assert everything_in(sample_content) == before
