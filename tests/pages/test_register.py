"""The page that says what was sent: groups only, newest first, and honest when it is empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.content import load_library
from build_tools.model import Distribution, Distributions, Library
from build_tools.model.values import is_group
from build_tools.pages import render_pages
from tests.conftest import ROOT, SAMPLE, TODAY
from tests.golden import assert_golden

SENT = [
    {
        "sent_on": "2026-11-02",
        "to": "all councillors",
        "how": "By email, from the committee's own mailbox.",
        "what": "The first bulletin, 12 guides as PDF and the pocket pack.",
        "version": "4f0c1ab (2 November 2026)",
    },
    {
        "sent_on": "2026-11-20",
        "to": "town and parish clerks",
        "how": "By email.",
        "what": "A correction of one number, and [a](b) *starred* {{ 7 }} word.",
        "version": "77d01fe (20 November 2026)",
    },
]


def register(library: Library) -> str:
    pages = render_pages(library, docs=ROOT / "docs", today=TODAY)
    page = next(page for page in pages if page.path == "register.md")
    return page.markdown.split("\n---\n", 1)[1].lstrip()


def test_an_empty_register_says_so() -> None:
    text = register(load_library(SAMPLE, TODAY))
    assert_golden("distributing/register-empty.md", text)


def test_a_register_says_what_was_sent_newest_first() -> None:
    sample = load_library(SAMPLE, TODAY)
    sent = Distributions(distributions=tuple(Distribution.model_validate(one) for one in SENT))
    text = register(replace(sample, distributions=sent))
    assert_golden("distributing/register.md", text)


@pytest.mark.parametrize(
    "group",
    ["all councillors", "Scrutiny Committee", "members of the parish council", "school governors"],
)
def test_a_group_is_several_people(group: str) -> None:
    assert is_group(group)


@pytest.mark.parametrize(
    "person",
    [
        "Jo Bloggs",
        "Cllr Jo Bloggs",
        "Councillor Bloggs",
        "Dr A. Sample, scrutiny committee",
        "all@sampleshire.example",
        "members@sampleshire.example",
        "",
        "me",
        "5",
    ],
)
def test_a_person_or_an_address_is_no_group(person: str) -> None:
    assert not is_group(person)
