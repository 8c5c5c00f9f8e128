"""Who to call now on a guide's page: each number one button, and nothing said twice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from build_tools.content import load_library
from build_tools.model import (
    Contact,
    Guide,
    Library,
    StepFields,
    calls_now,
    guide_calls,
    seen_texts,
)
from build_tools.model.off import NotedContact
from build_tools.pages import render_pages
from tests.conftest import ROOT, SAMPLE, TODAY

LIBRARY = load_library(SAMPLE, TODAY)
ALL_DAY = LIBRARY.contacts["sample-hub"]
CHILD = Contact(name="Childline", use="For children.", phone="0800 1111", confirmed="sources")
POLICE = Contact(name="Police on 101", use="Later.", phone="101", confirmed="sources")


def library(**site: Any) -> Library:
    """Return the sample council with a red 999, a contact for children and the police on 101."""
    danger = LIBRARY.contacts["emergency"].model_copy(update={"colour": "danger"})
    contacts = {**LIBRARY.contacts, "emergency": danger, "child": CHILD, "police": POLICE}
    settings = LIBRARY.site.model_copy(
        update={
            "act_now": ("emergency", "police"),
            "child_contact": "child",
            "approval": None,
            **site,
        }
    )
    return replace(LIBRARY, site=settings, contacts=contacts)


def guide(*steps: tuple[str, str | None], **fields: Any) -> Guide:
    made = tuple(StepFields(do=do, call=call) for do, call in steps)
    return LIBRARY.guides["sample-worry"].model_copy(update={"steps": made, **fields})


def test_a_step_keeps_its_words_and_not_the_button_that_is_above_it() -> None:
    found = guide_calls(guide(("In danger, call 999.", "emergency")), library())
    assert found.steps == (("In danger, call 999.", None),)
    assert list(found.now) == ["emergency", "police"]


def test_a_step_that_the_calls_say_already_is_left_out_word_for_word() -> None:
    ours = library(said_by_calls=("Call 999.",))
    found = guide_calls(guide(("Call 999.", "emergency"), ("Call 999. Wait.", "emergency")), ours)
    assert [words for words, _ in found.steps] == ["Call 999. Wait."]
    assert guide_calls(guide(("Call 999.", None)), ours).steps == (("Call 999.", None),)


def test_a_number_stays_above_where_a_step_is_left_out_because_of_it() -> None:
    """Another step that calls it does not take away what the step that is gone relied on."""
    ours = library(said_by_calls=("Nobody answers? Call 101.",))
    steps = (("Nobody answers? Call 101.", "police"), ("Drugs are found? Call 101.", "police"))
    found = guide_calls(guide(*steps), ours)
    assert found.steps == (("Drugs are found? Call 101.", None),)
    assert list(found.now) == ["emergency", "police"]


def test_a_number_without_a_colour_goes_to_the_step_that_calls_it() -> None:
    found = guide_calls(guide(("Call 101.", "police"), ("Call 101 again.", "police")), library())
    assert found.steps == (("Call 101.", POLICE), ("Call 101 again.", None))
    assert list(found.now) == ["emergency"]


def test_everyone_else_is_other_help_and_no_number_comes_twice() -> None:
    named = guide(("Call the hub.", "sample-hub"), contacts=("emergency", "sample-hub", "child"))
    found = guide_calls(named, library())
    assert found.steps == (("Call the hub.", ALL_DAY),)
    assert (found.child, found.other) == ((CHILD,), ())
    unnamed = guide(("Wait.", None), contacts=("sample-hub", "sample-unsure"), about_you=None)
    assert guide_calls(unnamed, library()).other == (ALL_DAY,)


def test_a_contact_for_children_who_is_to_be_called_now_has_one_button() -> None:
    ours = library(act_now=("emergency", "child"))
    found = guide_calls(guide(("Wait.", None), contacts=("child",)), ours)
    assert (list(found.now), found.child, found.other) == (["emergency", "child"], (), ())


def test_a_calm_page_names_only_those_with_a_colour_and_all_where_none_has_one() -> None:
    calm = guide(("Wait.", None), topic="learn-more")
    assert list(guide_calls(calm, library()).now) == ["emergency"]
    assert not guide_calls(calm, library()).is_block
    assert list(guide_calls(calm, LIBRARY).now) == list(calls_now(LIBRARY)) != []


def test_the_guide_on_calls_is_named_once_it_is_there_and_not_by_itself() -> None:
    other = "sample-danger"
    worry = LIBRARY.guides["sample-worry"]
    assert guide_calls(worry, library()).lead is None
    assert guide_calls(worry, library(when_you_call=other)).lead == LIBRARY.guides[other]
    assert guide_calls(LIBRARY.guides[other], library(when_you_call=other)).lead is None
    assert guide_calls(worry, library(when_you_call="sample-old")).lead is None  # withdrawn


def test_every_guide_of_a_topic_with_a_door_for_children_has_it() -> None:
    topic = LIBRARY.topics["learn-more"].model_copy(update={"child_door": True})
    ours = replace(library(), topics={**LIBRARY.topics, "learn-more": topic})
    found = guide_calls(guide(("Wait.", None), topic="learn-more", about_you=None), ours)
    assert (found.child, found.leads_to_pledge) == ((CHILD,), True)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "999", "phone": "999"}, ""),
        ({"name": "Police on 101", "phone": "101"}, "Police"),
        ({"name": "NHS 111", "phone": "111"}, "NHS"),
        ({"name": "Hub", "phone": "01632 960001"}, "Hub"),
        ({"name": "999", "phone": "999", "button": "Emergency"}, "Emergency"),
        ({"name": "Hub"}, "Hub"),
    ],
)
def test_a_button_says_the_number_once(fields: dict[str, str], words: str) -> None:
    assert Contact(use="u", confirmed="sources", **fields).button_name == words  # type: ignore[arg-type]


def test_what_people_ask_is_on_the_page_with_its_heading(
    sample_content: Path,
) -> None:
    file = sample_content / "guides" / "sample-worry.md"
    asked = "questions_people_ask:\n  - question: Must I say who I am?\n    answer: No.\nabout_you:"
    file.write_text(file.read_text("utf-8").replace("about_you:", asked, 1), encoding="utf-8")
    pages = render_pages(load_library(sample_content, TODAY), docs=ROOT / "docs", today=TODAY)
    page = next(one.markdown for one in pages if one.path == "guides/sample-worry.md")
    order = [
        "<h2>What to know</h2>",
        "<h2>What people ask</h2>",
        "<h3>Must I say who I am?</h3>",
        "<p>No.</p>",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def off(**fields: Any) -> Library:
    """Return `library()` with the number of the police taken off."""
    ours = library()
    police = POLICE.model_copy(
        update={"name": "Police desk", "confirmed": "no", "confirmed_for": "101", **fields}
    )
    return replace(ours, contacts={**ours.contacts, "police": police})


def page_of(slug: str, ours: Library) -> str:
    pages = render_pages(ours, docs=ROOT / "docs", today=TODAY)
    return next(one.markdown for one in pages if one.path == f"guides/{slug}.md")


def block_of(page: str) -> str:
    return page[page.index('<section class="now">') :].split("</section>", 1)[0]


def test_who_to_call_now_says_what_to_do_instead_of_a_number_that_is_off() -> None:
    block = block_of(page_of("sample-worry", off()))
    assert "We are checking how to reach Police desk. Until then call <a" in block
    assert "tel:101" not in block
    buttons = re.findall(r'class="call[^>]*href="tel:999"', block)
    assert len(buttons) == 1  # what to do instead is a link in words
    assert "None" not in block


def test_what_to_do_instead_has_a_button_where_the_page_has_none_for_it() -> None:
    block = block_of(page_of("sample-worry", off(instead="child")))
    assert "We are checking how to reach Police desk." in block
    assert block.count("tel:08001111") == 1


def test_a_number_that_is_off_makes_no_guide_too_long() -> None:
    worry = LIBRARY.guides["sample-worry"]
    assert len(seen_texts(worry, off())) <= len(seen_texts(worry, library()))
    assert not any("checking" in text for text in seen_texts(worry, off()))


def test_a_number_that_changed_after_the_approval_says_so_beside_it_wherever_it_is() -> None:
    noted = NotedContact.after(POLICE, date(2026, 10, 1), new=False)
    ours = library()
    ours.__dict__["as_shown"] = {**ours.as_shown, "police": noted}
    line = "Changed after the council's approval of 1 October 2026."
    assert line in block_of(page_of("sample-worry", ours))
    called = guide(("Call the police.", "police"))
    in_step = replace(ours, guides={**ours.guides, "sample-worry": called})
    in_step.__dict__["as_shown"] = ours.as_shown
    page = page_of("sample-worry", in_step)
    assert line in page[page.index("Call the police.") :]
    assert page.count("tel:101") == 1
