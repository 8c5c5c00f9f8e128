"""Text values become the model, or plain sentences."""

from __future__ import annotations

import time
from typing import Annotated

import pytest
from pydantic import Field

from build_tools.content import Document, Value, validate, validate_each, validate_guide
from build_tools.content.markdown import ALLOWED, parse_body
from build_tools.content.messages import better_day
from build_tools.content.validate import with_blanks
from build_tools.model import Contact, Part, Site, Topic, Words
from build_tools.problems import Problem
from tests.nasty import NASTY

GOOD: dict[str, Value] = {
    "title": "A title",
    "summary": "A summary.",
    "topic": "topic",
    "steps": ["One", {"do": "Two", "call": "mash"}],
    "contacts": ["mash"],
    "sources": ["page"],
}


def test_a_step_is_text_or_do_and_call() -> None:
    guide, problems = validate_guide(Document("f", dict(GOOD)), "a-guide")
    assert not problems
    assert guide is not None
    assert [(step.do, step.call) for step in guide.steps] == [("One", None), ("Two", "mash")]
    assert guide.slug == "a-guide"


def test_values_are_one_line_with_single_spaces() -> None:
    topic, problems = validate(Document("f", {"title": " A \n title ", "summary": "s"}), Topic)
    assert not problems
    assert topic is not None
    assert topic.title == "A title"


def test_an_unreadable_file_shapes_to_its_own_problems() -> None:
    problem = Problem("Torn.", file="f")
    torn = Document("f", problems=(problem,), is_read=False)
    assert validate(torn, Topic) == (None, [problem])
    assert validate_each(torn, Topic) == ({}, [problem])
    assert validate_guide(torn, "a") == (None, [problem])


def test_a_fault_that_reading_told_is_not_told_again() -> None:
    problem = Problem("Twice.", path=("title",), file="f", line=1)
    document = Document("f", {"title": "", "summary": ""}, problems=(problem,))
    assert [(p.found, p.path) for p in validate(document, Topic)[1]] == [
        ("Twice.", ("title",)),
        ("This field is empty.", ("summary",)),
    ]


def test_one_faulty_topic_does_not_hide_the_others() -> None:
    good = {"title": "t", "summary": "s"}
    things, problems = validate_each(Document("f", {"good": good, "bad": {"title": "t"}}), Topic)
    assert list(things) == ["good"]
    assert [problem.path for problem in problems] == [("bad", "summary")]


def told(model: type[Part], values: dict[str, Value]) -> dict[str, tuple[str, str]]:
    """Return what was found and what to try, by the last part of the path."""
    problems = validate(Document("f", values), model)[1]
    return {str(p.path[-1]): (p.found, p.suggestion) for p in problems}


@pytest.mark.parametrize(
    ("value", "found", "suggestion"),
    [
        (["2026-11-30"], "There is a list here.", "Write one line of text instead of a list."),
        ("2026-11-30 ", "", ""),
        ("yesterday", 'We can\'t read "yesterday" as a date.', ""),
        ("٢٠٢٦-١١-٣٠", 'We can\'t read "٢٠٢٦-١١-٣٠" as a date.', ""),
        ("2026-02-29", "2026-02-29 is not a real date.", "February 2026 has 28 days."),
        ("30/11/2026", 'We can\'t read "30/11/2026" as a date.', 'Did you mean "2026-11-30"?'),
    ],
)
def test_a_day_is_written_in_one_way(value: Value, found: str, suggestion: str) -> None:
    problems = validate_guide(Document("f", {**GOOD, "reviewed_on": value}), "a")[1]
    assert "".join(p.found for p in problems) == found
    assert "".join(p.suggestion for p in problems) == suggestion


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3/4/2026", 'Did you mean "2026-04-03"?'),
        ("3.4.26", 'Did you mean "2026-04-03"?'),
        ("3rd  April 2026", 'Did you mean "2026-04-03"?'),
        ("2026/4/3", 'Did you mean "2026-04-03"?'),
        ("31 June 2026", "June 2026 has 30 days."),
        ("0/4/2026", "April 2026 has 30 days."),
        ("4/13/2026", "The month is in the middle, from 01 to 12."),
        ("3 Brumaire 2026", "The month is in the middle, from 01 to 12."),
        ("0000-01-01", "The month is in the middle, from 01 to 12."),
        ("soon", ""),
        ("3/4/20266", ""),
    ],
)
def test_the_day_that_was_meant_is_offered(text: str, meant: str) -> None:
    assert better_day(text) == meant


@pytest.mark.parametrize(
    "number", ["1e999999999", "NaN", "inf", "1_0", "٣", "9" * 10, "0x1", "1,5"]
)
def test_a_number_is_written_in_plain_digits(number: str) -> None:
    values: Value = [{"label": "l", "value": number}, {"label": "m", "value": "63.25"}]
    figures: Value = {"title": "t", "source": "s", "values": values}
    problems = validate_guide(Document("f", {**GOOD, "figures": figures}), "a")[1]
    assert [(p.found, p.path) for p in problems] == [
        (f'"{number}" is not a number in digits.', ("figures", "values", 0, "value"))
    ]


CONTACT: dict[str, Value] = {"name": "n", "use": "u", "confirmed": "no"}


@pytest.mark.parametrize(
    "number", ["999", "116 123", "0800 1111", "(020) 7946-0001", "+44 20 7946 0001", "85258"]
)
def test_a_phone_number_is_written_as_people_write_it(number: str) -> None:
    assert told(Contact, {**CONTACT, "phone": number, "text": number}) == {}


@pytest.mark.parametrize("number", ["9", "ring us", "020 7946 XXX1", "0800 1111 ext 2", "0" * 30])
def test_what_cannot_be_dialled_is_not_a_phone_number(number: str) -> None:
    found = f'"{number}" can\'t be used here.'
    assert told(Contact, {**CONTACT, "phone": number}) == {"phone": (found, "")}


def test_an_email_address_is_one() -> None:
    assert told(Contact, {**CONTACT, "email": "hub@a.example"}) == {}
    for wrong in ("hub", "hub@", "hub@example", "a b@example.com", "<hub@a.example>"):
        assert list(told(Contact, {**CONTACT, "email": wrong})) == ["email"], wrong


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("www.gov.uk", 'Did you mean "https://www.gov.uk"?'),
        ("//www.gov.uk/x", 'Did you mean "https://www.gov.uk/x"?'),
        ("javascript://a.b", ""),
        ("ftp://gov.uk", ""),
        ("nowhere", ""),
    ],
)
def test_a_web_address_is_written_in_full(value: str, suggestion: str) -> None:
    assert told(Contact, {**CONTACT, "url": value})["url"] == (
        f'"{value}" can\'t be used here.',
        suggestion,
    )


@pytest.mark.parametrize(
    ("value", "suggestion"),
    [
        ("#ABCDEF", 'Did you mean "#abcdef"?'),
        ("abcdef", 'Did you mean "#abcdef"?'),
        ("#AbC", 'Did you mean "#aabbcc"?'),
        ("teal", ""),
    ],
)
def test_a_colour_has_six_digits(value: str, suggestion: str) -> None:
    colours: Value = {"brand": value}
    assert told(Site, {"colours": colours})["brand"] == (
        f'"{value}" can\'t be used here.',
        suggestion,
    )


def test_a_limit_is_told_from_both_sides() -> None:
    many = told(Site, {"limits": {"seconds": "1001", "step_words": "0", "guide_grade": "7.5"}})
    assert many["seconds"] == ("1001 is too high.", "Write a number that is 1000 or less.")
    assert many["step_words"] == ("0 is too low.", "Write a number that is 1 or more.")
    assert many["guide_grade"] == ("7.5 is not a whole number.", "Write digits only, such as 12.")


def test_a_field_missing_because_its_name_is_mistyped_is_told_once() -> None:
    assert told(Topic, {"titel": "t", "summary": "s"}) == {
        "titel": ('"titel" is not the name of a field.', 'Did you mean "title"?')
    }
    assert list(told(Topic, {"colour": "t", "summary": "s"})) == ["title", "colour"]


def test_a_sentence_with_a_colon_is_told_once_and_offered_in_quotes() -> None:
    words: Value = [{"Say this": "go", "say": "x", "why": "y"}]
    told_of = told(Words, {"avoid": words})
    assert told_of["Say this"][1] == 'Write "Say this: go"'
    for value in ('say "go"', "go " * 50, ["go"]):
        steps: Value = ["One", {"Say this": value}]
        problems = validate_guide(Document("f", {**GOOD, "steps": steps}), "a")[1]
        assert [p.suggestion for p in problems] == ["Put the whole sentence in double quotes."]
        summary: Value = {"Say this": value}
        problems = validate_guide(Document("f", {**GOOD, "summary": summary}), "a")[1]
        assert [p.suggestion for p in problems] == ["Put the whole sentence in double quotes."]
    for empty in ({}, []):
        assert told(Topic, {"title": empty, "summary": "s"})["title"][1] == "Fill it in."


def test_a_name_that_reads_as_a_sentence_hides_no_missing_field_at_the_top() -> None:
    assert list(told(Topic, {"say this now": "t", "summary": "s"})) == ["title", "say this now"]


def test_curly_quotes_round_an_unknown_name_are_no_reason_to_guess() -> None:
    found = '"“zzz”" is not the name of a field.'
    assert told(Topic, {"title": "t", "summary": "s", "“zzz”": "x"})["“zzz”"][0] == found


def test_a_finding_nobody_foresaw_is_still_a_sentence() -> None:
    class Odd(Part):
        """A model with a limit that no other has."""

        short: Annotated[str, Field(max_length=1, description="One letter.")]

    problems = validate(Document("f", {"short": "xx"}), Odd)[1]
    assert [(p.found, p.expected, p.suggestion) for p in problems] == [
        ('"xx" can\'t be used here.', "What goes here: one letter.", "")
    ]


def test_twenty_thousand_unknown_fields_are_told_in_seconds() -> None:
    started = time.process_time()
    values: dict[str, Value] = {f"field{number}": "x" for number in range(10_000)}
    problems = validate(Document("f", values), Site)[1]
    assert len(problems) > 10_000
    assert time.process_time() - started < 20


def test_a_body_keeps_paragraphs_lists_bold_emphasis_and_links() -> None:
    text = "One **two** *three*\nfour.\n\n- a [b](c.md)\n-\n- d\n\n1. e\n\n\\&amp \\*f\n"
    body, problems = parse_body(text, 10)
    assert not problems
    assert body.texts == ("One two three four.", "a b", "d", "e", "&amp *f")
    assert body.links == (("c.md", 13),)
    looks = [(s.text, s.bold, s.emphasis) for s in body.blocks[0].items[0]]
    assert looks[1] == ("two", True, False)
    assert looks[3] == ("three", False, True)
    assert [(b.is_list, b.is_numbered) for b in body.blocks] == [
        (False, False),
        (True, False),
        (True, True),
        (False, False),
    ]


def test_an_empty_list_is_nothing() -> None:
    assert parse_body("-\n", 1)[0].blocks == ()
    assert parse_body("[](x.md)\n", 1)[0].blocks == ()


def test_each_run_of_words_knows_its_line() -> None:
    body = parse_body("One\ntwo **three**  \nfour\n\n- five\n- [six](a.md)\n", 10)[0]
    lines = [(span.text, span.line) for item in body.items for span in item if span.text.strip()]
    assert lines == [
        ("One", 10),
        ("two ", 11),
        ("three", 11),
        ("four", 12),
        ("five", 14),
        ("six", 15),
    ]
    assert body.links == (("a.md", 15),)


@pytest.mark.parametrize(
    ("markdown", "line", "found"),
    [
        ("# Big", 5, "There is a heading in this text."),
        ("One\n\nBig\n===", 7, "There is a heading in this text."),
        ("<div>\n</div>", 5, "There is HTML in this text."),
        ("One\ntwo <b>x</b>", 6, "There is HTML in this text."),
        ("One\ntwo `x`", 6, "There is code in this text."),
        ("![a](b)", 5, "There is a picture in this text."),
        ("> x", 5, "There is a quotation block in this text."),
        ("- x\n  - y", 6, "There is a list inside a list here."),
        ("|---|---|", 5, "There is a table in this text."),
        ("  !!! note", 5, "There is a box (!!! or ???) in this text."),
        ("One\n\n• x", 7, "There is a pasted bullet in this text."),
        ("x [^1]", 5, "There is a footnote in this text."),
        ("x {: .y}", 5, "There is a special mark ({) in this text."),
        ("&nbsp;", 5, 'There is a code here instead of a character: "&nbsp;".'),
        ("&#x202e;x", 5, 'There is a code here instead of a character: "&#x202e;".'),
        ("[A b]: c.md", 5, 'There is a link on a line of its own here: "[a b]: ...".'),
        ('[x](y.md "z")', 5, 'Readers would not see the words "z" in this link.'),
    ],
)
def test_what_does_not_belong_in_a_body_is_told_once_on_its_line(
    markdown: str, line: int, found: str
) -> None:
    problems = parse_body(markdown, 5)[1]
    assert [(p.line, p.found, p.expected, p.path) for p in problems] == [
        (line, found, ALLOWED, ("body",))
    ]


def test_ordinary_signs_are_words() -> None:
    text = "Q&A; R&D, AT&T: 1 < 2 {x} (y) | z -- and 50% !!\n&bogus; &;"
    body, problems = parse_body(text, 1)
    assert not problems
    assert body.texts == ("Q&A; R&D, AT&T: 1 < 2 {x} (y) | z -- and 50% !! &bogus; &;",)


@pytest.mark.parametrize("data", NASTY)
def test_whatever_a_body_holds_it_becomes_blocks_or_sentences(data: bytes) -> None:
    started = time.process_time()
    body, problems = parse_body(data.decode("utf-8", "replace"), 1)
    assert body.blocks or problems
    assert time.process_time() - started < 10


def test_a_faulty_guide_is_shaped_as_far_as_it_goes() -> None:
    values = {**GOOD, "sumary": GOOD["summary"], "colour": "red", "owner": ""}
    del values["summary"]
    guide, problems = validate_guide(Document("f", values), "a")
    assert guide is not None
    assert guide.summary == "A summary."
    assert {problem.path[0] for problem in problems} == {"sumary", "colour", "owner"}


def test_a_topic_with_a_bad_name_is_left_out() -> None:
    topic: Value = {"title": "t", "summary": "s"}
    things, problems = validate_each(Document("f", {"A Topic": topic, "b": topic}), Topic)
    assert list(things) == ["b"]
    assert [problem.suggestion for problem in problems] == [
        'Try "a-topic", here and wherever it is used.'
    ]


def test_a_name_of_60_letters_is_short_enough() -> None:
    assert validate_guide(Document("f", dict(GOOD)), "a" * 60)[1] == []


def test_a_mistyped_name_never_replaces_the_field_that_is_there() -> None:
    guide, problems = validate_guide(Document("f", {**GOOD, "sumary": "Another."}), "a")
    assert guide is not None
    assert guide.summary == "A summary."
    assert [problem.suggestion for problem in problems] == ['Did you mean "summary"?']


def test_a_faulty_guide_has_blanks_where_its_faults_are() -> None:
    values: dict[str, Value] = {"questions": "one", "qestions": "two", "owner": "A post"}
    guide, problems = validate_guide(Document("f", values), "a")
    assert guide is not None
    assert (guide.title, guide.topic, guide.steps, guide.contacts, guide.sources) == (
        "",
        "",
        (),
        (),
        (),
    )
    assert (guide.owner, guide.questions) == ("A post", ())
    assert len(problems) == 8


@pytest.mark.parametrize(
    ("slug", "better"),
    [
        ("A", "a"),
        ("a b", "a-b"),
        ("a_b", "a-b"),
        ("-a", "a"),
        ("a--b", "a-b"),
        ("../a", "a"),
        ("a" * 61, "a" * 60),
        ("a\n", "a"),
        ("", "new-name"),
        ("??", "new-name"),
    ],
)
def test_the_name_of_a_file_is_its_address(slug: str, better: str) -> None:
    guide, problems = validate_guide(Document("f", dict(GOOD)), slug)
    assert guide is not None
    assert (guide.slug, guide.title) == (slug, "A title")
    assert [(p.expected, p.suggestion, p.line) for p in problems] == [
        (
            "A file name can have only small letters, digits and hyphens, and at most 60 of them.",
            f'Rename the file to "{better}.md".',
            None,
        )
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("999. Call it.", "999."),
        ("999) Call it.", "999)"),
        ("  112.\tCall it.", "112."),
        ("999.", "999."),
        ("- 999. Call it.", "999."),
        ("1. 101) Call it.", "101)"),
        ("First.\n\n101. Call it.", "101."),
        ("0. None.", "0."),
        ("01. One.", "01."),
        ("1. One.\n1. Two.", "1."),
        ("1. One.\n3. Three.", "3."),
        ("1. One.\n\nBetween.\n\n2. Two.", "2."),
        ("1. One.\n2) Two.", "2)"),
        ("1. One.\n2.\n3. Three.", "2."),
    ],
)
def test_a_number_that_a_list_would_lose_is_refused_once(text: str, number: str) -> None:
    _, [problem] = parse_body(text, 1)
    assert f'"{number}"' in problem.found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call:\n999. Now.", "Call: 999. Now."),
        ("999\\. Call it.", "999. Call it."),
        ("- 999: call it.", "999: call it."),
        ("**999**. Call it.", "999. Call it."),
        ("999.Call it.", "999.Call it."),
    ],
)
def test_a_number_at_the_beginning_that_is_no_list_is_kept(text: str, shown: str) -> None:
    body, problems = parse_body(text, 1)
    assert (body.texts, problems) == ((shown,), ())


@pytest.mark.parametrize("mark", ["1.", "-"])
def test_a_second_paragraph_of_a_line_is_refused(mark: str) -> None:
    _, problems = parse_body(f"{mark} First.\n\n   More.\n\n   Still more.", 1)
    assert [(problem.line, problem.found[:14]) for problem in problems] == [(3, "This paragraph")]


def test_a_guide_keeps_each_right_field_and_a_mistyped_name_counts_as_the_one_meant() -> None:
    given = {**GOOD, "steps": [], "contacts": "", "sourcse": ["law"], "owner": "The board"}
    del given["sources"]
    guide, _ = validate_guide(Document("f", given), "a-guide")
    assert guide is not None
    assert (guide.title, guide.owner, guide.sources) == ("A title", "The board", ("law",))
    assert (guide.steps, guide.contacts, guide.related) == ((), (), ())


def test_a_right_field_is_not_replaced_by_one_with_a_mistyped_name() -> None:
    guide, _ = validate_guide(Document("f", {"titel": "Wrong", **GOOD}), "a-guide")
    assert guide is not None
    assert guide.title == "A title"


class Line(Part):
    said: Annotated[str, Field(min_length=1)]
    number: int = 1


class Page(Part):
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    words: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    head: Line


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"lines": [{"said": ""}], "head": {}}, (("-",), (), "-")),
        (
            {"lines": [{"said": "a"}, {}], "words": ["b", ""], "head": {"said": "c"}},
            (("a", "-"), ("b", "-"), "c"),
        ),
        ({"lines": [{"said": "a"}]}, None),
        ({"lines": [{"said": "", "number": "x"}], "head": {"said": "c"}}, None),
        ({"lines": [{"said": "", "sad": "x"}], "head": {"said": "c"}}, None),
        ({"lines": "", "head": {"said": "c"}}, None),
        ({"lines": [], "head": {"said": "c"}}, None),
        ({"lines": [["a"]], "head": {"said": "c"}}, None),
    ],
)
def test_a_text_that_is_missing_or_empty_gets_a_mark_and_no_other_fault_passes(
    values: dict[str, Value], found: object
) -> None:
    page = with_blanks(Document("f", values), Page, "-")
    said = page and (tuple(one.said for one in page.lines), page.words, page.head.said)
    assert said == found
