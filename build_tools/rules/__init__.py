"""The rules of the content: a small function each. Its docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from build_tools.model import Guide, Pledge
from build_tools.problems import Problem
from build_tools.rules import (
    addresses,
    approvals,
    buttons,
    calls,
    colours,
    confirmations,
    honesty,
    numbers,
    off,
    plain_english,
    pledge,
    references,
    whole,
)
from build_tools.rules.addresses import kept_name_problem
from build_tools.rules.context import RuleContext
from build_tools.rules.plain_english import grade_of, words_of
from build_tools.rules.pledge import easy_grade_of, pledge_grade_of
from build_tools.rules.texts import BODY_RULES, TEXT_RULES, TextRule, body_problems, rules_for

__all__ = [
    "BODY_RULES",
    "FINISHED_RULES",
    "GUIDE_RULES",
    "LIBRARY_RULES",
    "PLEDGE_RULES",
    "TEXT_RULES",
    "RuleContext",
    "TextRule",
    "body_problems",
    "easy_grade_of",
    "grade_of",
    "guide_problems",
    "kept_name_problem",
    "pledge_grade_of",
    "rules_for",
    "words_of",
]

GuideRule = Callable[[Guide, RuleContext], Iterator[Problem]]
FINISHED_RULES: tuple[GuideRule, ...] = (
    calls.some_contact,
    calls.waiting_contacts,
    calls.call_on_first_step,
    plain_english.one_minute,
    plain_english.number_of_steps,
    plain_english.step_length,
    plain_english.sentence_length,
    plain_english.other_names,
    plain_english.ways_of_asking,
    plain_english.reading_grade,
    plain_english.acronyms_explained,
    plain_english.plain_and_caring_words,
    honesty.figures_have_their_source,
    honesty.law_has_its_source,
)
"""The rules of a finished guide. In a draft they are advice."""
READER_RULES: tuple[GuideRule, ...] = (
    calls.calls_are_confirmed,
    buttons.buttons_call_what_steps_say,
    *FINISHED_RULES,
)
"""The rules of a page with steps. A withdrawn guide no longer shows any."""
GUIDE_RULES: tuple[GuideRule, ...] = (
    references.known_names,
    references.no_twins_in_lists,
    references.not_related_to_itself,
    references.related_guides_are_published,
    references.links_lead_somewhere,
    honesty.days_in_the_past,
    *READER_RULES,
)
PLEDGE_RULES: tuple[Callable[[Pledge, RuleContext], Iterator[Problem]], ...] = (
    references.known_names_of_pledge,
    calls.pledge_calls_are_confirmed,
    buttons.pledge_buttons_call_what_steps_say,
    pledge.number_of_promises,
    pledge.pledge_sentence_length,
    pledge.pledge_reading_grade,
    pledge.sign_off_is_honest,
    plain_english.plain_and_caring_pledge,
)
LIBRARY_RULES: tuple[Callable[[RuleContext], Iterator[Problem]], ...] = (
    whole.some_guide,
    whole.no_twins,
    whole.topics_hold_guides,
    whole.recommendations_lead_somewhere,
    addresses.names_are_free,
    addresses.old_names_are_free,
    addresses.addresses_stay,
    addresses.addresses_are_recorded,
    references.registers_name_what_exists,
    calls.contacts_are_proved,
    confirmations.confirmations_name_their_number,
    off.numbers_that_are_off,
    off.instead_leads_to_a_number,
    numbers.numbers_exist,
    calls.home_can_be_called,
    colours.colours_can_be_read,
    honesty.days_of_registers,
    approvals.approvals_are_recorded_by_the_command,
    approvals.approvals_name_pages,
    whole.reviews_due,
)


def guide_problems(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """Yield what the rules find in a guide, according to its status."""
    for rule in GUIDE_RULES:
        if guide.status == "withdrawn" and rule in READER_RULES:
            continue
        is_advice = guide.status == "draft" and rule in FINISHED_RULES
        for problem in rule(guide, content):
            yield replace(problem, must_fix=problem.must_fix and not is_advice)
