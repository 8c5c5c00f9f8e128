"""The whole content, loaded: a Library, or everything that is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from build_tools.content import check_content, load_library
from build_tools.model.review import all_rely_until, due_on, months_after, rely_until, review_state
from build_tools.problems import ContentError
from build_tools.rules import GUIDE_RULES, LIBRARY_RULES, PLEDGE_RULES, RuleContext, guide_problems
from tests.approving import signed
from tests.catalogue import swap
from tests.conftest import ROOT, SAMPLE, TODAY


def test_good_content_is_a_library(sample_content: Path) -> None:
    library = load_library(sample_content, TODAY)
    assert [guide.slug for guide in library.published] == [
        "sample-worry",
        "sample-danger",
        "sample-committee",
        "sample-figures",
    ]
    assert [c.name for c in library.printable(("emergency", "sample-unsure"))] == ["999"]
    assert library.seen_on == date(2026, 9, 1)


def test_faulty_content_is_one_error(sample_content: Path) -> None:
    swap("site.yaml", "council:", "counsel:")(sample_content)
    with pytest.raises(ContentError) as error:
        load_library(sample_content, TODAY)
    files = [problem.file for problem in error.value.problems if problem.must_fix]
    assert files == ["content/site.yaml"]


def test_the_same_words_in_two_places_are_two_problems(sample_content: Path) -> None:
    for name in ("sample-worry", "sample-danger"):
        guide = sample_content / "guides" / f"{name}.md"
        text = guide.read_text(encoding="utf-8")
        guide.write_text(
            re.sub(r"(?m)^summary: .*", "summary: Call TBC when you worry.", text), encoding="utf-8"
        )
    found = [
        (p.file, p.path, p.line)
        for p in check_content(sample_content, TODAY).problems
        if p.found.startswith('"TBC" looks like a gap')
    ]
    assert [(file, path) for file, path, _ in found] == [
        ("content/guides/sample-danger.md", ("summary",)),
        ("content/guides/sample-worry.md", ("summary",)),
    ]
    for file, _, line in found:
        lines = (sample_content.parent / file).read_text(encoding="utf-8").splitlines()
        assert line
        assert lines[line - 1].startswith("summary: Call TBC")


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    loaded = check_content(tmp_path / "nowhere", TODAY)
    assert loaded.library is None
    assert [problem.found for problem in loaded.problems] == [
        "This folder does not exist, or can't be opened."
    ]


def test_an_empty_folder_names_every_file_it_lacks(tmp_path: Path) -> None:
    loaded = check_content(tmp_path, TODAY)
    assert loaded.guides == 0
    missing = [p.file for p in loaded.problems if p.found == "This file is missing."]
    assert len(missing) == 11
    assert "content/pledge.yaml" in missing


def test_a_register_that_cannot_be_read_does_not_make_guides_look_wrong(
    sample_content: Path,
) -> None:
    (sample_content / "contacts.yaml").write_text("torn: [", encoding="utf-8")
    assert {p.file for p in check_content(sample_content, TODAY).problems if p.must_fix} == {
        "content/contacts.yaml"
    }


def test_hidden_files_beside_guides_are_passed_over(sample_content: Path) -> None:
    (sample_content / "guides" / ".DS_Store").write_bytes(b"\0")
    assert check_content(sample_content, TODAY).library is not None


def test_agreement_counts_for_one_wording_only(sample_content: Path) -> None:
    for who in ("Sample committee", "Sample young people's group"):
        signed(who)(sample_content)
    swap("pledge.yaml", "status: proposed", "status: agreed")(sample_content)
    assert load_library(sample_content, TODAY).pledge.is_agreed
    swap("pledge.yaml", "not tested this page yet", "tested this page")(sample_content)
    assert load_library(sample_content, TODAY).pledge.is_agreed
    swap("pledge.yaml", "We hear you before we talk.", "We hear you first.")(sample_content)
    found = [p.found for p in check_content(sample_content, TODAY).problems]
    first, *others = [words for words in found if "changed since" in words]
    assert first.startswith('"Sample committee" agreed on ')
    assert len(others) == 1
    assert any('"agreed", but not everybody who must agree has agreed' in one for one in found)


def test_an_acronym_in_a_title_may_be_spelled_out_below_it(sample_content: Path) -> None:
    glossary = b"sdh:\n  word: SDH\n  stands_for: Sample Duty Hub\n  meaning: A hub.\n"
    (sample_content / "glossary.yaml").write_bytes(glossary)
    guide = "guides/sample-worry.md"
    swap(guide, "title: A sample worry", "title: The SDH")(sample_content)
    swap(guide, "  - Say what you saw.", "  - Tell the Sample Duty Hub (SDH).")(sample_content)
    assert check_content(sample_content, TODAY).library is not None


def test_age_is_advice_and_never_stops(sample_content: Path) -> None:
    problems = check_content(sample_content, date(2040, 1, 1)).problems
    assert problems
    assert not any(problem.must_fix for problem in problems)


def test_a_review_goes_from_current_to_lapsed(sample_content: Path) -> None:
    library = load_library(sample_content, TODAY)
    guide = library.guides["sample-worry"]
    days = ["2027-02-12", "2027-02-13", "2027-03-14", "2027-03-15", "2027-06-14", "2027-06-15"]
    states = [review_state(guide, library.site, date.fromisoformat(day)) for day in days]
    assert due_on(guide, library.site) == date(2027, 3, 15)
    assert states == ["current", "due-soon", "due-soon", "due", "due", "lapsed"]
    never = library.guides["sample-figures"]
    assert review_state(never, library.site, TODAY) == "never"
    assert due_on(never, library.site) is None


def test_months_end_where_the_month_ends() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 11, 24), 1) == date(2026, 12, 24)


def test_every_rule_says_what_it_is() -> None:
    for rule in (*GUIDE_RULES, *PLEDGE_RULES, *LIBRARY_RULES):
        assert (rule.__doc__ or "").strip().endswith("."), rule


def test_rules_hold_their_tongue_about_what_could_not_be_read() -> None:
    library = load_library(ROOT / "tests" / "sample" / "content", TODAY)
    bare = RuleContext(today=TODAY, guides=library.guides, pledge=library.pledge)
    for guide in library.guides.values():
        assert [p for p in guide_problems(guide, bare) if p.must_fix] == []
    assert [p for rule in PLEDGE_RULES for p in rule(library.pledge, bare)] == []
    assert [p for rule in LIBRARY_RULES for p in rule(bare)] == []


def test_a_copy_says_until_when_to_rely_on_it() -> None:
    library = load_library(SAMPLE, TODAY)
    guide = next(iter(library.guides.values()))
    three = library.site.model_copy(update={"lapse_months": 3, "review_every_months": 6})
    never = guide.model_copy(update={"reviewed_on": None})
    reviewed = guide.model_copy(
        update={"reviewed_on": date(2026, 11, 1), "review_every_months": None}
    )
    old = guide.model_copy(update={"reviewed_on": date(2025, 1, 1), "review_every_months": None})
    assert rely_until(never, three, TODAY) == date(2027, 2, 23)
    assert rely_until(reviewed, three, TODAY) == date(2027, 7, 31)
    assert rely_until(old, three, TODAY) == TODAY
    assert all_rely_until([never, reviewed, old], three, TODAY) == date(2027, 2, 23)
    assert all_rely_until([reviewed, old], three, TODAY) == date(2027, 7, 31)
    assert all_rely_until([old], three, TODAY) == TODAY


def test_a_guide_that_lapses_tomorrow_is_relied_on_today_only() -> None:
    library = load_library(SAMPLE, TODAY)
    site = library.site.model_copy(update={"lapse_months": 3, "review_every_months": 6})
    guide = next(iter(library.guides.values()))
    last = guide.model_copy(update={"reviewed_on": date(2026, 2, 25), "review_every_months": None})
    assert review_state(last, site, TODAY) == "due"
    assert rely_until(last, site, TODAY) == TODAY
    assert all_rely_until([last], site, TODAY) == TODAY


@pytest.mark.parametrize(
    "place", ["guides/sample-worry.txt", "guides/sample-worry.docx", "sample-worry.md"]
)
def test_a_guide_in_the_wrong_place_is_one_problem_however_many_name_it(
    place: str, sample_content: Path
) -> None:
    (sample_content / "guides" / "sample-worry.md").rename(sample_content / place)
    problems = check_content(sample_content, TODAY).problems
    assert [one.file for one in problems if one.must_fix] == [f"content/{place}"]
