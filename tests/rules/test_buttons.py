"""A step's words and its button call the same number."""

from __future__ import annotations

from datetime import date

import pytest

from build_tools.model import Contact, GlossaryWord, StepFields
from build_tools.rules import RuleContext
from build_tools.rules.buttons import buttons_call_what_steps_say
from build_tools.wording import spoken_numbers
from tests.rules.test_rules import WORRY


def contact(name: str, phone: str, confirmed: str = "sources") -> Contact:
    return Contact(name=name, use="A use.", phone=phone, confirmed=confirmed)  # type: ignore[arg-type] # text


CONTACTS = {
    "emergency": contact("999", "999"),
    "police": contact("Police on 101", "101"),
    "hub": contact("HUB", "020 7946 0001"),
    "night": contact("Night Duty Team", "020 7946 0002"),
    "kindline": contact("Kindline", "0800 1111"),
    "shout": contact("Shout", "020 7946 0003"),
    "advice": contact("Men's Advice Line", "020 7946 0004"),
    "hub-mail": contact("HUB by email", "020 7946 0005"),
    "same": contact("Front desk (FD)", "020 7946 0001"),
}
GLOSSARY = {
    "hub": GlossaryWord(word="HUB", stands_for="Help Under Bridges", meaning="A hub."),
    "ndt": GlossaryWord(word="NDT", stands_for="Night Duty Team", meaning="A team."),
}


def refused(do: str, call: str) -> list[str]:
    content = RuleContext(today=date(2026, 11, 27), contacts=CONTACTS, glossary=GLOSSARY)
    guide = WORRY.model_copy(update={"steps": (StepFields(do=do, call=call),)})
    return [problem.found for problem in buttons_call_what_steps_say(guide, content)]


@pytest.mark.parametrize(
    ("do", "call"),
    [
        ("Ring 999 now.", "hub"),
        ("Call nine nine nine.", "hub"),
        ("Call nine-nine-nine.", "night"),
        ("Phone nine, nine, nine.", "hub"),
        ("Dial triple nine.", "hub"),
        ("Call three nines.", "hub"),
        ("Call 9-9-9.", "hub"),
        ("Call 9 9 9.", "police"),
        ("Call one oh one.", "emergency"),
        ("Call one zero one.", "hub"),
        ("Call one hundred and one.", "hub"),
        ("Call 111.", "hub"),
        ("Call one double one.", "hub"),
        ("Ring 112.", "hub"),
        ("Call 998 now.", "emergency"),
        ("Call the emergency services.", "hub"),
        ("Nobody answers? 101.", "emergency"),
        ("Use Police on 101.", "emergency"),
        ("Call HUB.", "night"),
        ("Ring hub today.", "night"),
        ("Call the night duty team.", "hub"),
        ("Call NDT.", "hub"),
        ("Call Help Under Bridges.", "night"),
        ("Call FD.", "night"),
        ("Call HUB by email.", "hub"),
        ("Call Kindline.", "hub"),
        ("Kindline is free.", "hub"),
        ("Talk to Kindline.", "hub"),
        ("Call the men’s advice line.", "hub"),
        ("Call 999, not HUB.", "hub"),
        ("Call 999 now and tell HUB later.", "hub"),
        ("Do not call HUB: call 999.", "hub"),
    ],
)
def test_a_step_that_names_another_number_or_contact_is_refused(do: str, call: str) -> None:
    [found] = refused(do, call)
    assert found.startswith("The words say ")
    assert CONTACTS[call].name in found


@pytest.mark.parametrize(
    ("do", "call"),
    [
        ("Call 999.", "emergency"),
        ("Nobody answers? Call 999 if a child could be hurt; if not, 101, and try on.", "police"),
        ("If nobody answers: 999 if a child could be hurt; if not, 101.", "emergency"),
        ("If not, call HUB or police on 101, today.", "hub"),
        ("Shout if you need help. Call HUB.", "hub"),
        ("Do not wait 24 hours. Call 101.", "police"),
        ("Call HUB about section 101.", "hub"),
        ("Call HUB. It has 999 staff.", "hub"),
        ("Then tell HUB.", "hub"),
        ("HUB shut, or a bank holiday: Night Duty Team.", "night"),
        ("Call the helpline.", "kindline"),
        ("Call the front desk.", "hub"),
        ("Keep calm, one by one.", "hub"),
        ("Tell somebody you trust.", "hub"),
        ("Sit by the hub of the wheel.", "night"),
    ],
)
def test_a_step_that_names_what_its_button_calls_is_right(do: str, call: str) -> None:
    assert refused(do, call) == []


def test_a_button_that_cannot_be_drawn_is_another_rule_s_matter() -> None:
    unsure = {**CONTACTS, "hub": contact("HUB", "020 7946 0001", "no")}
    content = RuleContext(today=date(2026, 11, 27), contacts=unsure)
    guide = WORRY.model_copy(update={"steps": (StepFields(do="Call 999.", call="hub"),)})
    assert list(buttons_call_what_steps_say(guide, content)) == []


def test_numbers_are_found_as_people_write_and_say_them() -> None:
    text = "999, 1-0-1, treble nine and one o one, not 24, 1,200, 45% or section 101."
    assert sorted(digits for _, _, digits in spoken_numbers(text)) == ["101", "101", "999", "999"]
