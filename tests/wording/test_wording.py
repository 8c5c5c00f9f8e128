"""Counting, and finding what must not be there."""

from __future__ import annotations

import time

import pytest

from build_tools.wording import (
    acronyms,
    claims,
    grade,
    hidden_characters,
    markup,
    named,
    phone_numbers,
    plainer,
    private_data,
    seconds_to_read,
    sentences,
    unprinted,
    whole_words,
    words,
)


def test_words_are_counted_as_people_count_them() -> None:
    text = "Don't wait: ring 0800 1111, or a well-known friend (2 of 3). 63.2 per 10,000!"
    assert len(words(text)) == 15


def test_a_letter_with_its_accent_apart_is_one_letter() -> None:
    assert words("Zoe\u0308 said cafe\u0301") == ("Zo\u00eb", "said", "caf\u00e9")


def test_sentences_end_at_full_stops_and_not_inside_numbers() -> None:
    assert sentences('It fell 63.2. Why? "Ask." Then stop') == (
        "It fell 63.2.",
        "Why?",
        '"Ask.',
        "Then stop",
    )


def test_seconds_are_rounded_up() -> None:
    assert [seconds_to_read(n, 238) for n in (0, 1, 238, 239)] == [0, 1, 60, 61]


def test_grade_rises_with_long_words_and_long_sentences() -> None:
    easy = grade(["The cat sat. It was wet."])
    middle = grade(["The council must have regard to the needs of every child in its care."])
    hard = grade(["Organisational accountability necessitates comprehensive consideration."])
    assert easy < 2 < middle < 9 < hard
    assert grade([]) == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 01432 260800 now", ["01432 260800"]),
        ("Ring (01432) 260-800", ["(01432) 260-800"]),
        ("+44 1432 260800", ["+44 1432 260800"]),
        ("0800 1111", ["0800 1111"]),
        ("text 85258", ["85258"]),
        ("0800-1111 or 020-7946-0001", ["0800-1111", "020-7946-0001"]),
        ("0800\u20111111 or 020.7946.0001", ["0800\u20111111", "020.7946.0001"]),
        ("020/79460001", ["79460001"]),
        ("116 123, day or night", ["116 123"]),
        ("case number 123456", []),
        ("943 476 5919", []),
        ("999, 101, 112 and 55", []),
        ("in 2016-17 and 2026-11-30, 31/11/2026", []),
        ("139,080 of 621,880", []),
        ("£3,000 from 1 April 2023", []),
        ("63.2 per 10,000", []),
        ("between 2014 and 2018", []),
        ("1989\u20132004 and 2016-2017", []),
        ("ages 5 to 11, or 12 - 15", []),
        ("12345.6 and 12,345", []),
    ],
)
def test_phone_numbers_are_found_and_other_numbers_are_not(text: str, found: list[str]) -> None:
    assert phone_numbers(text) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("jo@example.com", "an email address"),
        ("HR4 0LE", "a postcode"),
        ("hr40le", "a postcode"),
        ("943 476 5919", "an NHS number"),
        ("born 3/4/2015", "a date of birth"),
        ("DOB: 03-04-2015", "a date of birth"),
        ("born in May 2015", "a date of birth"),
        ("born on the 3rd of March", "a date of birth"),
        ("d.o.b. 3.4.15", "a date of birth"),
        ("DOB:2015-04-03", "a date of birth"),
        ("Date of birth: 3 April 2015", "a date of birth"),
        ("ref: 123456", "a case reference"),
        ("Mosaic id 1234567", "a case reference"),
        ("first.last+tag@mail.example.co.uk", "an email address"),
        ("case ref: AB12345", "a case reference"),
        ("file number 2345", "a case reference"),
    ],
)
def test_what_may_identify_a_person_is_found(text: str, kind: str) -> None:
    assert kind in [found for found, _ in private_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a child born here",
        "born 3 weeks early",
        "born in 2 homes",
        "an @ sign, a@b",
        "the file is kept",
        "one case in 2016",
        "a case of neglect",
        "section 47",
    ],
)
def test_ordinary_words_identify_nobody(text: str) -> None:
    assert private_data(text) == []


def test_acronyms_are_found_once_without_their_plural() -> None:
    assert acronyms("The MASH and two LADOs met the MASH. I am OK, A.") == ["MASH", "LADO", "OK"]


def test_marks_of_markup_are_found_and_ordinary_signs_are_not() -> None:
    assert [kind for kind, _ in markup("<b>x</b> [a](b) **c** <!-- d")] == [
        "html",
        "html",
        "link",
        "bold",
        "html",
    ]
    assert [kind for kind, _ in markup("# Title")] == ["heading"]
    assert markup("1 < 2 & 3 > 2, a * b, #panic, $x, @y, a_b, `c`, \\d") == []


def test_hidden_characters_are_named() -> None:
    assert hidden_characters("a\u202eb\u200bc\u00add") == [
        "right-to-left override",
        "zero width space",
        "soft hyphen",
    ]
    assert hidden_characters("é ü – ’ £ … \n") == []


def test_statements_of_law_and_number_are_found() -> None:
    text = "Section 47 of the Act 1989 and 22.6% or 12 per cent, 31.9 per 10,000, 1 in 30"
    assert claims(text) == ["Section 47", "Act 1989", "22.6%", "12 per cent", "31.9 per 10,000"]


def test_a_word_is_found_whole_in_any_case_across_lines() -> None:
    assert list(whole_words(["in order to", "use"], "In  Order\nto help")) == [
        ("in order to", "In  Order\nto")
    ]
    assert not list(whole_words(["use"], "because users reuse"))
    assert list(whole_words(["a+b", "Here"], "is a+b here")) == [("a+b", "a+b"), ("Here", "here")]


@pytest.mark.parametrize(
    "sign", ["0", "0 ", "a@", "A1 ", "<", "[", "(", "*", "#", "-", "born ", "1."]
)
def test_looking_for_things_takes_time_in_proportion(sign: str) -> None:
    text = sign * 30_000
    started = time.process_time()
    for find in (phone_numbers, private_data, markup, claims, acronyms, sentences, words):
        find(text)
    assert time.process_time() - started < 10


def test_a_letter_and_its_accent_are_one_character_where_they_can_be() -> None:
    assert unprinted("e\u0301 \u262e\u262e \U0001f642") == ("\u262e", "\U0001f642")


def test_a_character_has_a_name_and_sometimes_a_plainer_one() -> None:
    assert [named("\u262e"), named("\ue000")] == ["peace symbol", "u+e000"]
    assert [plainer("\ufb01"), plainer("\u262e"), plainer("\u3392")] == ["fi", "", "MHz"]
    assert plainer("\ufe8d") == ""  # its plainer form cannot be printed either
