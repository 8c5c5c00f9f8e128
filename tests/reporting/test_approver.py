"""The comment that an approver reads: who must agree, which pages to look at, what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.comparing import Difference, compare
from build_tools.content import load_partial
from build_tools.model import PartialContent
from build_tools.reporting.approver import (
    MOST_PAGES,
    ChangedPage,
    agreement,
    approver_comment,
    on_merge,
)
from tests.catalogue import number, swap
from tests.conftest import SAMPLE
from tests.golden import assert_golden

RUN = "https://github.com/some-council/guides/actions/runs/99"
NOBODY = ["Nobody in particular: anyone who can approve here may do it."]
FIRST = "Readers do not see it yet."
SAME_DAY = "**A number or opening time changes: publish it the same day.**"
NOT_APPROVED = "The council has not approved this site, so Publish will still refuse it."
LAST = "To undo it later, choose **Revert**"


def comment(pages: list[ChangedPage], run: str = RUN) -> str:
    return approver_comment((), "main", pages, load_partial(SAMPLE), run)


def pages_in(said: str) -> list[str]:
    section = said.split("## Pages to look at\n")[1].split("\n\n## What happens")[0]
    return section.split("\n")


def test_a_changed_number_gets_this_comment(sample_content: Path) -> None:
    number("020 7946 0001", "020 7946 0009")(sample_content)
    now = load_partial(sample_content)
    pages = [
        ChangedPage("Who wrote [this]?", "who/", False),
        ChangedPage("A sample worry", "guides/sample-worry/", True),
    ]
    said = approver_comment(compare(load_partial(SAMPLE), now), "origin/main", pages, now, RUN)
    assert_golden("reporting/approver.md", said)


def difference(thing: str, field: str = "", *, critical: bool = False) -> Difference:
    return Difference("changed", thing, "", "It changes.", critical, field)


def test_the_safeguarding_approver_agrees_to_each_critical_difference() -> None:
    one, other = difference("guides", critical=True), difference("guides")
    assert agreement([one, other]) == [
        "**The safeguarding approver**: 1 difference, the first group below."
    ]
    assert agreement([one, one, other])[0].startswith(
        "**The safeguarding approver**: 2 differences"
    )
    assert agreement([other]) == NOBODY
    assert agreement([]) == NOBODY


def test_who_keeps_the_pledge_agrees_to_its_changes(sample_content: Path) -> None:
    swap("pledge.yaml", "Tell the chair.", "Tell the clerk.")(sample_content)
    found = compare(load_partial(SAMPLE), load_partial(sample_content))
    assert agreement(found) == [
        "**The safeguarding approver**: 1 difference, the first group below.",
        "**Democratic Services**, who look after the pledge.",
    ]


def test_it_agrees_to_files_and_not_to_a_page_that_is_written_by_hand() -> None:
    colleagues = ["**Colleagues in IT**: files that are not content change."]
    assert agreement([difference("files")]) == colleagues
    assert agreement([difference("files", "page"), difference("files")]) == colleagues
    assert agreement([difference("files", "page")]) == NOBODY


def beginnings(lines: list[str]) -> list[str]:
    known = (FIRST, SAME_DAY, NOT_APPROVED, LAST)
    found = [[one for one in known if line.startswith(one)] for line in lines]
    assert all(len(one) == 1 for one in found), lines
    return [one[0] for one in found]


def test_a_number_that_readers_see_is_published_the_same_day(sample_content: Path) -> None:
    number("020 7946 0001", "020 7946 0009")(sample_content)
    now = load_partial(sample_content)
    found = compare(load_partial(SAMPLE), now)
    assert beginnings(on_merge(found, now)) == [FIRST, SAME_DAY, LAST]


def test_what_readers_do_not_call_can_wait(sample_content: Path) -> None:
    swap("contacts.yaml", "020 7946 0002", "020 7946 0009")(sample_content)  # nobody is shown it
    swap("guides/sample-worry.md", "- Say what you saw.", "- Say what you heard.")(sample_content)
    now = load_partial(sample_content)
    found = compare(load_partial(SAMPLE), now)
    assert {one.thing for one in found} >= {"contacts", "guides"}
    assert beginnings(on_merge(found, now)) == [FIRST, LAST]


def test_a_site_that_the_council_has_not_approved_is_not_published() -> None:
    approved = load_partial(SAMPLE)
    assert approved.site
    site = approved.site.model_copy(update={"approval": None})
    assert beginnings(on_merge((), approved)) == [FIRST, LAST]
    assert beginnings(on_merge((), PartialContent(site=site))) == [FIRST, NOT_APPROVED, LAST]
    assert beginnings(on_merge((), PartialContent())) == [FIRST, LAST]


def test_pages_with_another_number_come_first_and_else_keep_their_order() -> None:
    pages = [ChangedPage(name, f"{name}/", name in "bd") for name in "abcd"]
    said = pages_in(comment(pages))
    assert said[2:] == [
        "- b: /b/ (a number changes)",
        "- d: /d/ (a number changes)",
        "- a: /a/",
        "- c: /c/",
    ]


def test_pictures_are_named_where_a_run_has_made_them() -> None:
    page = [ChangedPage("A", "a/", False)]
    assert pages_in(comment(page))[0] == (
        f"1 page, those with a new number first. See their [pictures]({RUN}), or a "
        f"[preview]({RUN}) of the whole site."
    )
    assert pages_in(comment(page, run=""))[0] == "1 page, those with a new number first."


def test_no_page_is_said_in_words() -> None:
    assert pages_in(comment([])) == ["No page changes."]


@pytest.mark.parametrize(("more", "last"), [(0, []), (1, ["1 more page"]), (3, ["3 more pages"])])
def test_a_long_list_of_pages_ends_with_how_many_more_there_are(more: int, last: list[str]) -> None:
    pages = [ChangedPage(f"Page {n}", f"{n}/", False) for n in range(MOST_PAGES + more)]
    listed = pages_in(comment(pages))[2:]
    assert listed[MOST_PAGES - 1] == f"- Page {MOST_PAGES - 1}: /{MOST_PAGES - 1}/"
    assert listed[MOST_PAGES:] == [f"- {line}" for line in last]


def test_a_title_cannot_act_in_the_comment() -> None:
    [line] = pages_in(comment([ChangedPage("@team <img> [x](y)", "a/", False)]))[2:]
    assert line == "- @<!-- -->team &lt;img&gt; \\[x\\]\\(y\\): /a/"
