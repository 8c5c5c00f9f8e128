"""Problems as people, pull requests and programs read them."""

from __future__ import annotations

import json

from build_tools.problems import (
    ContentError,
    InternalError,
    Problem,
    as_annotations,
    as_json,
    as_summary,
    as_text,
    count,
    in_order,
    nearest,
    ordinal,
    printable,
    shortened,
)

LATE = Problem("Late.", "", "Mend it.", ("steps", 1), "content/b.md", 9)
EARLY = Problem("Early.", "Expected.", "Try.", ("contacts",), "content/a.md", 2)
ADVICE = Problem("Old.", file="content/a.md", must_fix=False)
STATE = "The site has not changed."


def test_text_names_number_place_path_words_and_state() -> None:
    assert as_text([EARLY, LATE, ADVICE], STATE) == (
        "2 things to put right. The site has not changed.\n\n"
        "1  content/a.md, line 2\n   contacts\n   Early. Expected.\n   Try.\n\n"
        "2  content/b.md, line 9\n   steps > second step\n   Late.\n   Mend it.\n\n"
        "1 piece of advice. None of it stops your change.\n\n"
        "1  content/a.md\n   Old."
    )


def test_no_problems_are_no_text() -> None:
    assert as_text([], STATE) == ""


def test_problems_come_in_reading_order_and_once() -> None:
    assert in_order([LATE, EARLY, LATE]) == [EARLY, LATE]
    assert ContentError([LATE, EARLY, LATE]).problems == [EARLY, LATE]


def test_an_annotation_stands_on_its_line_and_escapes_what_would_end_it() -> None:
    odd = Problem("100 %\nsure", "", "Try.", file="content/a,b:c.md", line=3)
    assert as_annotations([odd, ADVICE]) == (
        "::error file=content/a%2Cb%3Ac.md,line=3::100 %25<U+000A>sure%0ATry.\n"
        "::warning file=content/a.md,line=1::Old."
    )


def test_a_summary_shows_each_problem_as_it_is_below_its_first_sentence() -> None:
    assert as_summary([EARLY, LATE], STATE) == (
        f"2 things to put right. {STATE}\n\n"
        "```text\n"
        "1  content/a.md, line 2\n   contacts\n   Early. Expected.\n   Try.\n\n"
        "2  content/b.md, line 9\n   steps > second step\n   Late.\n   Mend it.\n"
        "```\n"
    )


def test_words_full_of_backticks_cannot_end_the_block_of_a_summary() -> None:
    lines = as_summary([Problem("See ````md <b>.", file="content/a.md")], STATE).splitlines()
    assert [line for line in lines if line.startswith("`")] == ["`````text", "`````"]
    assert "   See ````md <b>." in lines


def test_json_is_one_object_with_every_key() -> None:
    assert json.loads(as_json([LATE], guides=3, seconds=0.12345)) == {
        "problems": [
            {
                "file": "content/b.md",
                "line": 9,
                "path": "steps > second step",
                "found": "Late.",
                "expected": "",
                "try": "Mend it.",
                "must_fix": True,
            }
        ],
        "guides": 3,
        "seconds": 0.123,
    }


def test_things_past_the_tenth_are_counted_in_digits() -> None:
    assert ordinal(9, "step") == "tenth step"
    assert ordinal(10, "step") == "step 11"


def test_the_nearest_right_word_is_offered() -> None:
    assert nearest("“Sumary”", ["title", "summary"]) == 'Did you mean "summary"?'
    assert nearest("hub", ["emergency", "sample-hub"]) == 'Did you mean "sample-hub"?'
    assert nearest("zzzz", ["steps"]) == ""
    assert nearest("to", ["how-to-ring"]) == ""


def test_a_value_is_shortened_to_fit_a_sentence() -> None:
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 57 + "..."
    assert shortened(" a\n b ") == "a b"


def test_what_cannot_be_seen_is_printed_by_its_number() -> None:
    assert printable("a\x1b[31m\u202e\ud800\nb") == "a<U+001B>[31m<U+202E><U+D800><U+000A>b"
    assert printable("é – ’ \U0001f600") == "é – ’ \U0001f600"
    hidden = Problem("\x1b", "\x1b", "\x1b", ("\x1b", 0), "\x1b")
    for said in (as_text([hidden], STATE), as_json([hidden], guides=0, seconds=0)):
        assert said.count("<U+001B>") == 5
        assert "\x1b" not in said


def test_none_is_a_word() -> None:
    assert (count(0, "guide"), count(1, "guide"), count(2, "guide")) == (
        "no guides",
        "1 guide",
        "2 guides",
    )


def test_our_fault_keeps_its_sentence_and_details() -> None:
    fault = InternalError("It broke.", "All of it.")
    assert (str(fault), fault.sentence, fault.details) == ("It broke.", "It broke.", "All of it.")


def test_a_place_already_filled_in_is_kept() -> None:
    assert LATE.at("other", 1) == LATE
    assert Problem("x").at("f", 4).where == "f, line 4"
