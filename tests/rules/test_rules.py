"""The rules, one by one, at their edges."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from build_tools.content import load_library
from build_tools.model import (
    Block,
    Body,
    Change,
    Contact,
    Guide,
    Library,
    OtherNumber,
    Span,
    StepFields,
)
from build_tools.model.approvals import Approvals, SignedWords, tied
from build_tools.problems import Problem
from build_tools.rules import (
    RuleContext,
    approvals,
    body_problems,
    calls,
    honesty,
    numbers,
    plain_english,
    pledge,
    references,
    rules_for,
    texts,
    whole,
)
from build_tools.rules.running_text import Piece
from tests.conftest import SAMPLE, TODAY

LIBRARY: Library = load_library(SAMPLE, TODAY)
WORRY = LIBRARY.guides["sample-worry"]
IDS = {
    "contacts": tuple(LIBRARY.contacts),
    "sources": tuple(LIBRARY.sources),
    "topics": tuple(LIBRARY.topics),
    "glossary": tuple(LIBRARY.glossary),
    "guides": tuple(LIBRARY.guides),
}
Rule = Callable[[Guide, RuleContext], Iterator[Problem]]


def content(**changed: object) -> RuleContext:
    known = {
        "site": LIBRARY.site,
        "guides": LIBRARY.guides,
        "pledge": LIBRARY.pledge,
        "contacts": LIBRARY.contacts,
        "sources": LIBRARY.sources,
        "topics": LIBRARY.topics,
        "glossary": LIBRARY.glossary,
        "words": LIBRARY.words,
        "review": LIBRARY.review,
        "to_confirm": LIBRARY.to_confirm,
        "ids": IDS,
    }
    return RuleContext(today=TODAY, **{**known, **changed})  # type: ignore[arg-type]


def found(rule: Rule, given: RuleContext | None = None, **changed: object) -> list[str]:
    guide = WORRY.model_copy(update=changed)
    return [problem.found for problem in rule(guide, given or content())]


def body(*lines: str) -> Body:
    spans = tuple(Span(text=text, line=number) for number, text in enumerate(lines, 7))
    return Body(blocks=(Block(items=(spans,)),))


def steps(*texts: str) -> tuple[StepFields, ...]:
    return tuple(StepFields(do=text) for text in texts)


def words(number: int) -> str:
    return " ".join(["word"] * number)


def test_a_minute_is_238_words_and_not_one_more() -> None:
    free = 238 - plain_english.words_of(WORRY.model_copy(update={"summary": ""}), content())
    assert found(plain_english.one_minute, summary=words(free)) == []
    assert found(plain_english.one_minute, summary=words(free + 1)) == [
        "This guide is 239 words long and takes 61 seconds to read."
    ]


def test_a_contact_that_is_left_off_the_page_costs_no_words() -> None:
    named = plain_english.words_of(WORRY, content())
    fewer = WORRY.model_copy(update={"contacts": ("emergency", "sample-hub")})
    assert plain_english.words_of(fewer, content()) == named


@pytest.mark.parametrize(("number", "faults"), [(2, 1), (3, 0), (7, 0), (8, 1)])
def test_a_guide_has_3_to_7_steps(number: int, faults: int) -> None:
    assert len(found(plain_english.number_of_steps, steps=steps(*["Go."] * number))) == faults


@pytest.mark.parametrize(("number", "faults"), [(20, 0), (21, 1)])
def test_a_step_has_20_words_or_fewer(number: int, faults: int) -> None:
    assert len(found(plain_english.step_length, steps=steps(words(number)))) == faults


@pytest.mark.parametrize(("number", "faults"), [(25, 0), (26, 1)])
def test_a_sentence_has_25_words_or_fewer(number: int, faults: int) -> None:
    for changed in ({"summary": words(number)}, {"body": body(words(number))}):
        assert len(found(plain_english.sentence_length, **changed)) == faults


def test_a_long_sentence_of_the_text_is_told_on_its_line() -> None:
    guide = WORRY.model_copy(update={"body": body(words(26))})
    problem = next(plain_english.sentence_length(guide, content()))
    assert (problem.path, problem.line) == (("body",), 7)
    assert problem.found == (
        'The sentence that begins "word word word word word word" is 26 words long.'
    )


def test_other_names_are_few_and_short() -> None:
    rule = plain_english.other_names
    assert found(rule, also_called=("a",) * 8) == []
    assert found(rule, also_called=("a",) * 9) == ["This guide has 9 other names."]
    assert found(rule, also_called=("a b c d",)) == []
    assert found(rule, also_called=("a b c d e",)) == ["This name is 5 words long."]


def test_ways_of_asking_are_few_and_short() -> None:
    rule = plain_english.ways_of_asking
    assert found(rule, asked_as=("a",) * 12) == []
    assert found(rule, asked_as=("a",) * 13) == ["This guide has 13 ways of asking for it."]
    assert found(rule, asked_as=("a b c d e f g h",)) == []
    assert found(rule, asked_as=("a b c d e f g h i",)) == ["This way of asking is 9 words long."]


def test_a_hard_guide_is_told_where_it_is_hardest() -> None:
    hard = "Organisational considerations necessitate comprehensive interdisciplinary review."
    guide = WORRY.model_copy(
        update={"summary": " ".join([hard] * 6), "questions": ("Interdisciplinarity?",)}
    )
    problem = next(plain_english.reading_grade(guide, content()))
    assert problem.path == ("summary",)
    assert problem.expected == "It should be 8 or less."


def test_a_grade_at_the_limit_is_right_and_a_few_words_are_never_the_hardest() -> None:
    pieces = [
        Piece(("title",), "Organisational interdisciplinary considerations necessitate it."),
        Piece(("summary",), "We all sit on a large committee."),
    ]
    assert list(plain_english.too_hard("guide", 8.0, 8, pieces)) == []
    assert [p.path for p in plain_english.too_hard("guide", 8.1, 8, pieces)] == [("summary",)]


@pytest.mark.parametrize(("number", "faults"), [(10, 0), (11, 1)])
def test_the_pledge_has_ten_promises_at_most(number: int, faults: int) -> None:
    promises = LIBRARY.pledge.promises[:1] * number
    long = LIBRARY.pledge.model_copy(update={"promises": promises})
    assert len(list(pledge.number_of_promises(long, content()))) == faults


def test_an_acronym_is_told_once_and_where_it_is_first() -> None:
    guide = WORRY.model_copy(update={"summary": "Ask the XYZ.", "avoid": ("Not the XYZ.",)})
    assert [p.path for p in plain_english.acronyms_explained(guide, content())] == [("summary",)]


def test_a_call_leads_to_a_number_that_can_be_rung() -> None:
    mail = Contact(name="n", use="u", confirmed="sources", email="a@b.example")
    nothing = Contact(name="n", use="u", confirmed="sources")
    for contact, faults in ((mail, 1), (nothing, 0)):
        given = content(contacts={"sample-hub": contact})
        assert len(found(calls.calls_are_confirmed, given)) == faults
        home = [p.path for p in calls.home_can_be_called(given)]
        assert home == [("act_now", 1)] * faults


def test_two_publishers_prove_a_contact_and_so_does_the_council() -> None:
    def faults(*sources: str) -> int:
        contact = Contact(name="n", use="u", phone="999", confirmed="sources", sources=sources)
        return len(list(calls.contacts_are_proved(content(contacts={"a": contact}))))

    assert faults() == 1
    assert faults("sample-other") == 1
    assert faults("sample-page") == 0
    assert faults("sample-other", "sample-law") == 0
    assert faults("sample-other", "unknown") == 0


def test_today_has_come() -> None:
    for day, faults in ((TODAY, 0), (date(2026, 11, 25), 1)):
        given = content(
            sources={"a": LIBRARY.sources["sample-page"].model_copy(update={"checked_on": day})},
            pledge=LIBRARY.pledge.model_copy(update={"changes": (Change(on=day, what="w"),)}),
        )
        assert len(found(honesty.days_in_the_past, given, reviewed_on=day)) == faults
        changes = (Change(on=day, what="w"),)
        assert len(found(honesty.days_in_the_past, given, changes=changes)) == faults
        hub = LIBRARY.contacts["sample-hub"].model_copy(update={"confirmed_on": day})
        rung = content(contacts={"sample-hub": hub})
        assert [p.path for p in calls.contacts_are_proved(rung)] == [
            ("sample-hub", "confirmed_on")
        ] * faults
        signed = tied(SignedWords, LIBRARY.pledge.fingerprint, who="w", on=day)
        recorded = content(approvals=Approvals(sign_offs=(signed,)))
        assert [p.path for p in approvals.approvals_are_recorded_by_the_command(recorded)] == [
            ("sign_offs", 0, "on")
        ] * faults
        assert [p.file for p in honesty.days_of_registers(given)] == [
            "content/sources.yaml",
            "content/pledge.yaml",
        ] * faults


@pytest.mark.parametrize(
    ("claim", "sources", "faults"),
    [
        ("Section 47 says so.", ("sample-page",), 1),
        ("Section 47 says so.", ("sample-law",), 0),
        ("The Act 1989 says so.", ("sample-page", "sample-law"), 0),
        ("It is 12%.", ("sample-law",), 1),
        ("It is 12%.", ("sample-page",), 0),
        ("It is 12%.", ("nowhere",), 0),
        ("It is 12%.", (), 0),
        ("It is so.", ("sample-law",), 0),
    ],
)
def test_law_and_figures_rest_on_sources(claim: str, sources: tuple[str, ...], faults: int) -> None:
    problems = found(honesty.law_has_its_source, summary=claim, sources=sources)
    assert len(problems) == faults


def test_a_source_that_names_the_law_is_one_of_law() -> None:
    page = LIBRARY.sources["sample-page"].model_copy(update={"note": "It explains the Act."})
    given = content(sources={"sample-page": page})
    changed = {"summary": "Section 47 says so.", "sources": ("sample-page",)}
    assert found(honesty.law_has_its_source, given, **changed) == []


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("999", ""),
        ("116 123", ""),
        ("(020) 7946 0001", ""),
        ("016977 2345", ""),
        ("0800 1111", ""),
        ("0845 46 47", ""),
        ("+44 20 7946 0001", ""),
        ("85258", ""),
        ("20 7946 0001", 'does not begin with 0. A spreadsheet may have taken it away. "020 7946'),
        ("020 7946 000", "has 10 digits, which is too few."),
        ("020 7946 00011", "has 12 digits, which is too many."),
        ("0808 800 500", "has 10 digits, which is too few."),
        ("07946 00012", "has 10 digits, which is too few."),
        ("01632 960001", "is not a number that exists in the UK."),
        ("116 132", "is not a number that exists"),
        ("11", "is not a number that exists in the UK."),
        ("496 0002", 'has no area code, so it can\'t be called from a mobile. "0161 496 0002"'),
        ("7946 0001", "has no area code"),
        (
            "+44 (0)20 7946 0001",
            'has a (0), which does not work when it is dialled. "020 7946 0001"',
        ),
        ("0044 (0) 20 7946 0001", "has a (0)"),
        ("+44 020 7946 0001", 'is not how a UK number is dialled. "020 7946 0001"'),
        ("0044 20 7946 0001", 'is not how a UK number is dialled. "020 7946 0001"'),
        ("+353 1 234 5678", "is not a UK number."),
        ("+9", "is not a UK number."),
        ("18001 020 7946 0001", 'add it themselves. "020 7946 0001"'),
    ],
)
def test_a_number_that_pages_show_exists(number: str, why: str) -> None:
    hub = LIBRARY.contacts["sample-hub"].model_copy(update={"phone": number})
    other = hub.model_copy(update={"phone": "0161 496 0001"})
    given = content(contacts={"sample-hub": hub, "other": other})
    problems = list(numbers.numbers_exist(given))
    assert [p.path for p in problems] == ([("sample-hub", "phone")] if why else [])
    said = [re.sub(r"Is it (.*)\? Check.*", r"\1", f"{p.found} {p.suggestion}") for p in problems]
    assert all(why in words and f'"{number}" ' in words for words in said), said


def test_a_number_nobody_is_shown_may_be_wrong_and_a_council_can_say_that_one_works() -> None:
    hub = LIBRARY.contacts["sample-hub"].model_copy(update={"phone": "0808 800 500"})
    waiting = hub.model_copy(update={"confirmed": "no"})
    assert list(numbers.numbers_exist(content(contacts={"sample-hub": waiting}))) == []
    works = OtherNumber(number="0808 800500", why="The sample hub called it.")
    site = LIBRARY.site.model_copy(update={"other_numbers": (works,)})
    assert list(numbers.numbers_exist(content(contacts={"sample-hub": hub}, site=site))) == []


@pytest.mark.parametrize(
    ("link", "suggestion"),
    [
        ("https://www.gov.uk", None),
        ("HTTPS://WWW.GOV.UK/Path?q=1#x", None),
        ("http://a.example:8080/x", None),
        ("sample-danger.md", None),
        ("sample-danger.md#steps", 'Did you mean "sample-danger.md"?'),
        ("sample-dangr.md", 'Did you mean "sample-danger"?'),
        ("/guides/sample-danger/", 'Did you mean "sample-danger.md"?'),
        ("sample-danger", 'Did you mean "sample-danger.md"?'),
        ("www.gov.uk", 'Did you mean "https://www.gov.uk"?'),
        ("//x.example", 'Did you mean "https://x.example"?'),
        ("TEL:999", "Phone numbers and email addresses belong in contacts.yaml only."),
        ("sms:85258", "Phone numbers and email addresses belong in contacts.yaml only."),
        ("javascript:alert(1)", "Write the web address in full, or take out the link."),
        ("data:text/html,x", "Write the web address in full, or take out the link."),
        ("https://localhost/x", "Write the web address in full, or take out the link."),
        ("https://user@evil.example/", "Write the web address in full, or take out the link."),
        ("#", "Write the web address in full, or take out the link."),
        ("../../etc/passwd", "Write the web address in full, or take out the link."),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_guide(link: str, suggestion: str | None) -> None:
    linked = Body(blocks=(Block(items=((Span(text="x", link=link, line=9),),)),))
    guide = WORRY.model_copy(update={"body": linked})
    problems = list(references.links_lead_somewhere(guide, content()))
    assert [(p.suggestion, p.line) for p in problems] == (
        [] if suggestion is None else [(suggestion, 9)]
    )


def test_a_guide_that_is_withdrawn_is_not_linked_to() -> None:
    gone = WORRY.model_copy(update={"status": "withdrawn"})
    linked = Body(blocks=(Block(items=((Span(text="x", link="sample-worry.md"),),)),))
    guide = WORRY.model_copy(update={"body": linked})
    given = content(guides={"sample-worry": gone})
    assert [p.found for p in references.links_lead_somewhere(guide, given)] == [
        'The guide "sample-worry" is withdrawn, and readers see no link to it.'
    ]


@pytest.mark.parametrize("name", ["sample-old", "sample-plan"])
def test_home_leads_to_no_guide_that_is_withdrawn_or_a_draft(name: str) -> None:
    site = LIBRARY.site.model_copy(update={"when_you_call": name})
    [problem] = references.registers_name_what_exists(content(site=site))
    assert problem.found == f'There is no page "{name}" for readers.'
    assert (problem.path, problem.file) == (("when_you_call",), "content/site.yaml")


def test_an_unknown_name_comes_with_the_known_ones_while_they_are_few() -> None:
    few = references.unknown_name((), "topics", "zzz", ["a"] * 12)
    many = references.unknown_name((), "topics", "zzz", ["a"] * 13)
    assert few.suggestion == "Known names: " + ", ".join(["a"] * 12) + "."
    assert many.suggestion == "Look there for the right name, or add it there first."


def test_a_topic_names_first_a_guide_that_exists() -> None:
    topic = LIBRARY.topics["do-it-now"].model_copy(update={"first": ("sample-wory",)})
    given = content(topics={**LIBRARY.topics, "do-it-now": topic})
    assert [(p.found, p.suggestion) for p in whole.topics_hold_guides(given)] == [
        ('"sample-wory" is not in content/guides.', 'Did you mean "sample-worry"?')
    ]


def test_a_word_to_avoid_is_told_on_its_line_with_what_to_say() -> None:
    guide = WORRY.model_copy(update={"body": body("Utilise it.")})
    problems = list(plain_english.plain_and_caring_words(guide, content()))
    assert [(p.found, p.expected, p.suggestion, p.line) for p in problems] == [
        (
            '"Utilise" is in our list of words to avoid.',
            "A short word says the same.",
            "Say: use.",
            7,
        )
    ]


def test_an_address_may_hold_digits_and_no_hidden_or_unprinted_character() -> None:
    of_addresses = texts.ADDRESS_RULES
    assert not {texts.no_phone_numbers, texts.nothing_identifying} & set(of_addresses)
    assert {texts.nothing_hidden, texts.nothing_unprinted} < set(of_addresses)
    assert rules_for(("a", "phone")) == of_addresses
    assert rules_for(("phones",)) == texts.TEXT_RULES
    assert rules_for(("colours", "link_dark")) == of_addresses  # #a9c9ee is no postcode there


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("This guide has been approved by the council.", 1),
        ("This page is fully endorsed.", 1),
        ("This pledge was formally adopted.", 1),
        ("This guide has not been approved.", 0),
        ("This pledge is not agreed.", 0),
        ("The plan was approved.", 0),
        ("This guide is short. The plan was approved.", 0),
    ],
)
def test_a_claim_of_approval_is_found_and_its_denial_is_not(text: str, faults: int) -> None:
    assert len(list(texts.no_claim_of_approval(text))) == faults


def test_three_hidden_characters_are_named_and_more_are_others() -> None:
    three = "a\u200bb\u200cc\u200d"
    assert [p.found for text in (three, three + "\u2060") for p in texts.nothing_hidden(text)] == [
        "There are invisible characters here: "
        "zero width space, zero width non-joiner and zero width joiner.",
        "There are invisible characters here: "
        "zero width space, zero width non-joiner, zero width joiner and others.",
    ]


@pytest.mark.parametrize(
    ("text", "found", "suggestion"),
    [
        (
            "Ring \u260e",
            '"\u260e" (black telephone) can\'t be printed.',
            "Say it in words, or leave it out.",
        ),
        (
            "The \ufb01rst \ufe0e",
            '"\ufb01" (latin small ligature fi) and "\ufe0e" (variation selector-15) '
            "can't be printed.",
            'Write "fi" instead of "\ufb01".',
        ),
        (
            "\u0645\u0631\u062d\u0628",
            '"\u0645" (arabic letter meem), "\u0631" (arabic letter reh), '
            '"\u062d" (arabic letter hah) and others can\'t be printed.',
            "Say it in words, or leave it out.",
        ),
    ],
)
def test_what_cannot_be_printed_is_named_with_what_to_write(
    text: str, found: str, suggestion: str
) -> None:
    assert [(p.found, p.suggestion) for p in texts.nothing_unprinted(text)] == [(found, suggestion)]


def test_letters_of_europe_print_and_hidden_characters_are_told_once() -> None:
    for text in ("Ll\u0177r Zo\u00eb e\u0301 \u0416\u03a9 \u1eb4 \u2013 \u00a35\t\n", "a\u200bb"):
        assert list(texts.nothing_unprinted(text)) == []


def test_an_amount_is_told_from_a_phone_number() -> None:
    assert [p.suggestion for p in texts.no_phone_numbers("About 35000 people")] == [
        'Add it to contacts.yaml, and put its name under "contacts" or "call". '
        "Write an amount with a comma: 35,000."
    ]
    assert list(texts.no_phone_numbers("About 35,000 people")) == []


def test_text_is_looked_at_line_by_line_and_then_across_lines() -> None:
    def told(*lines: str) -> list[tuple[int | None, str]]:
        guide = WORRY.model_copy(update={"body": body(*lines)})
        return [(problem.line, problem.found) for problem in body_problems(guide)]

    assert told("One", " 0800 1111 ", "two") == [(8, '"0800 1111" looks like a phone number.')]
    assert told("Ring 0800", " ", "1111 now") == [(7, '"0800 1111" looks like a phone number.')]
    assert told("In 2016", " ", "and 2017") == []


@pytest.mark.parametrize(
    "sign", ["a", "A", "0 ", "a.", "This page is ", "]( ", "[[", "<a", ". ((", "x@", "1,", "&#48;"]
)
def test_every_rule_of_text_takes_time_in_proportion(sign: str) -> None:
    text = (sign * 100_000)[:100_000] + "!"
    started = time.process_time()
    for rule in texts.TEXT_RULES:
        list(rule(text))
    for of_guide in (plain_english.sentence_length, plain_english.acronyms_explained):
        list(of_guide(WORRY.model_copy(update={"summary": text}), content()))
    assert time.process_time() - started < 20
