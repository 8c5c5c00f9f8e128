"""The council's own content, on the fixed day: right, short, and printable as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.library import look_at
from build_tools.model import Library
from build_tools.problems import as_text, printable
from build_tools.rules import House, easy_grade_of, grade_of, pledge_grade_of, words_of
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
        assert seconds_to_read(words_of(guide, house), 238) <= 60, guide.slug
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
