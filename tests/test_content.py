"""The council's own content, on the fixed day: right, short, and printable as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.library import look_at
from build_tools.model import Library
from build_tools.problems import as_text, printable
from build_tools.rules import House, easy_grade_of, grade_of, pledge_grade_of, words_of
from build_tools.rules.running_text import guide_pieces
from build_tools.wording import seconds_to_read
from tests.conftest import ROOT, TODAY

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = look_at(CONTENT, TODAY)
    assert loaded.library, as_text(loaded.problems, "")
    return loaded.library


def test_the_content_has_nothing_to_put_right_and_says_only_which_contacts_wait() -> None:
    problems = look_at(CONTENT, TODAY).problems
    assert [problem.found for problem in problems if problem.must_fix] == []
    assert all(problem.found.endswith("so it is left off the page.") for problem in problems)


def test_every_guide_is_read_in_a_minute_and_by_most_people_of_13(library: Library) -> None:
    house = House(today=TODAY, contacts=library.contacts)
    for guide in library.published:
        assert words_of(guide, house) <= 238, guide.slug
        assert seconds_to_read(words_of(guide, house), 238) <= 60, guide.slug
        assert tuple(piece.text for piece in guide_pieces(guide)) == guide.texts, guide.slug
        assert grade_of(guide) <= 8, guide.slug


def test_the_pledge_is_easier_still(library: Library) -> None:
    assert pledge_grade_of(library.pledge) <= 6
    assert easy_grade_of(library.pledge) <= 4


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.*")), ids=lambda path: path.name)
def test_every_character_of_the_content_can_be_seen(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").split("\n"):
        assert printable(line) == line


def test_a_copy_of_the_content_with_one_fault_is_stopped(content: Path) -> None:
    (content / "guides" / "the-mash.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    loaded = look_at(content, TODAY)
    assert loaded.library is None
    assert {problem.file for problem in loaded.problems if problem.must_fix} == {
        "content/guides/the-mash.md"
    }


def test_there_are_32_guides_or_more_in_five_topics(library: Library) -> None:
    assert len(library.published) >= 32
    assert all(len(library.guides_of(topic)) >= 2 for topic in library.topics)


def test_every_act_now_guide_says_what_to_do_when_nobody_answers(library: Library) -> None:
    for guide in library.guides_of(library.site.act_now_topic):
        words = " ".join(guide.texts)
        assert "101" in words, guide.slug
        assert "999" in words, guide.slug
        assert {"emergency", "mash", "edt", "police-101"} <= set(guide.contacts), guide.slug


def test_nothing_claims_approval_review_or_an_owner(library: Library) -> None:
    assert library.site.approval is None
    assert library.pledge.status == "proposed"
    assert all(g.owner is None and g.reviewed_on is None for g in library.published)
    assert all(c.confirmed != "council" for c in library.contacts.values())


def test_only_contacts_that_sources_prove_are_printed(library: Library) -> None:
    printable = [id_ for id_, c in library.contacts.items() if c.is_printable]
    assert printable == [
        "emergency",
        "mash",
        "edt",
        "police-101",
        "childline",
        "nspcc",
        "domestic-abuse-helpline",
        "mens-advice-line",
        "act-early",
        "anti-terrorist-hotline",
    ]


def test_all_17_recommendations_are_told(library: Library) -> None:
    numbers = [item.number for item in library.review.recommendations]
    assert numbers == list(range(1, 18))
