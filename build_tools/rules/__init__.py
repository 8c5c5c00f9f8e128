"""The house rules: one small function each, its docstring the rule as editors read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from build_tools.model import Guide, Pledge
from build_tools.problems import Problem
from build_tools.rules import guides, pledge, references, reviews, whole, word_choices
from build_tools.rules.guides import grade_of, words_of
from build_tools.rules.house import House
from build_tools.rules.pledge import easy_grade_of, pledge_grade_of
from build_tools.rules.texts import BODY_RULES, TEXT_RULES, rules_for

__all__ = [
    "BODY_RULES",
    "GUIDE_RULES",
    "LIBRARY_RULES",
    "PLEDGE_RULES",
    "TEXT_RULES",
    "House",
    "easy_grade_of",
    "grade_of",
    "pledge_grade_of",
    "rules_for",
    "words_of",
]

GUIDE_RULES: tuple[Callable[[Guide, House], Iterator[Problem]], ...] = (
    references.known_names,
    references.calls_are_confirmed,
    references.waiting_contacts,
    references.some_contact,
    references.no_twins_in_lists,
    references.not_related_to_itself,
    references.links_lead_somewhere,
    references.leads_to_published_guides,
    guides.one_minute,
    guides.number_of_steps,
    guides.step_length,
    guides.sentence_length,
    guides.reading_grade,
    guides.acronyms_explained,
    guides.other_names,
    guides.call_on_first_step,
    guides.days_in_the_past,
    guides.figures_have_their_source,
    guides.law_has_its_source,
    word_choices.plain_and_caring_words,
)
PLEDGE_RULES: tuple[Callable[[Pledge, House], Iterator[Problem]], ...] = (
    references.known_names_of_pledge,
    references.pledge_calls_are_confirmed,
    pledge.number_of_promises,
    pledge.pledge_sentence_length,
    pledge.pledge_reading_grade,
    pledge.sign_off_is_honest,
    word_choices.plain_and_caring_pledge,
)
LIBRARY_RULES: tuple[Callable[[House], Iterator[Problem]], ...] = (
    whole.some_guide,
    whole.no_twins,
    whole.topics_hold_guides,
    whole.contacts_are_proved,
    whole.registers_name_what_exists,
    whole.home_can_be_rung,
    whole.approval_is_not_ahead,
    whole.recommendations_lead_somewhere,
    reviews.reviews_due,
)
