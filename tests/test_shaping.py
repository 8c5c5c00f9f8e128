"""Text values become the model, or plain sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.model import Topic
from build_tools.problems import Problem
from build_tools.reading import Document
from build_tools.shaping import nearest, shape, shape_each, shape_guide
from build_tools.shaping.body import shape_body
from build_tools.shaping.sentences import problem_of, shortened
from tests.test_reading import NASTY

GOOD = {
    "title": "A title",
    "summary": "A summary.",
    "topic": "topic",
    "steps": ["One", {"do": "Two", "call": "mash"}],
    "contacts": ["mash"],
    "sources": ["page"],
}


def test_a_step_is_text_or_do_and_call() -> None:
    guide, problems = shape_guide(Document("f", dict(GOOD)), "a-guide")
    assert problems == []
    assert guide is not None
    assert [(step.do, step.call) for step in guide.steps] == [("One", None), ("Two", "mash")]
    assert guide.slug == "a-guide"


def test_values_are_one_line_with_single_spaces() -> None:
    topic, problems = shape(Document("f", {"title": " A \n title ", "summary": "s"}), Topic)
    assert problems == []
    assert topic is not None
    assert topic.title == "A title"


def test_an_unreadable_file_shapes_to_its_own_problems() -> None:
    problem = Problem("Torn.", file="f")
    assert shape(Document("f", problems=(problem,)), Topic) == (None, [problem])
    assert shape_each(Document("f", problems=(problem,)), Topic) == ({}, [problem])


def test_one_faulty_entry_does_not_hide_the_others() -> None:
    good = {"title": "t", "summary": "s"}
    things, problems = shape_each(Document("f", {"good": good, "bad": {"title": "t"}}), Topic)
    assert list(things) == ["good"]
    assert [problem.path for problem in problems] == [("bad", "summary")]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (["2026-11-30"], "\"['2026-11-30']\" is not a day."),
        ("2026-11-30 ", ""),
        ("yesterday", '"yesterday" is not a day.'),
    ],
)
def test_a_day_is_written_in_one_way(value: object, found: str) -> None:
    document = Document("f", {**GOOD, "reviewed_on": value})  # type: ignore[dict-item]
    assert "".join(problem.found for problem in shape_guide(document, "a")[1]) == found


def test_a_number_is_not_infinite_or_absurd() -> None:
    figures = {"title": "t", "source": "s", "values": [{"label": "l", "value": "1e999999999"}] * 2}
    assert shape_guide(Document("f", {**GOOD, "figures": figures}), "a")[1]
    many = Document("f", {**GOOD, "review_every_months": "1001"})
    assert [p.expected for p in shape_guide(many, "a")[1]] == ["The number is 1000 or less."]


def test_long_values_are_shortened_and_far_words_are_not_guessed() -> None:
    assert shortened("x" * 61) == "x" * 57 + "..."
    assert nearest("zzzz", ["steps"]) == ""


def test_a_finding_nobody_foresaw_is_still_a_sentence() -> None:
    error = {"type": "new_kind", "loc": ("title",), "input": "x", "msg": "", "url": ""}
    problem = problem_of(error, Topic)  # type: ignore[arg-type]
    assert (problem.found, problem.expected) == ('"x" is not possible here.', "Its title.")


def test_a_body_keeps_paragraphs_lists_bold_emphasis_and_links() -> None:
    text = "One **two** *three*\nfour.\n\n- a [b](c.md)\n-\n- d\n\n1. e\n\n&amp; \\*f\n"
    body, problems = shape_body(text, 10)
    assert problems == []
    assert body.texts == ("One two three four.", "a b", "d", "e", "& *f")
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
    assert shape_body("-\n", 1)[0].blocks == ()
    assert shape_body("[](x.md)\n", 1)[0].blocks == ()


@pytest.mark.parametrize("data", NASTY)
def test_whatever_a_body_holds_it_becomes_blocks_or_sentences(data: bytes) -> None:
    body, problems = shape_body(data.decode("utf-8", "replace"), 1)
    assert body.blocks or problems or not data.strip() or data


def test_a_faulty_guide_is_shaped_as_far_as_it_goes() -> None:
    values = {**GOOD, "sumary": GOOD["summary"], "colour": "red", "owner": ""}
    del values["summary"]
    guide, problems = shape_guide(Document("f", values), "a")
    assert guide is not None
    assert guide.summary == "A summary."
    assert {problem.path[0] for problem in problems} == {"sumary", "colour", "owner"}


def test_names_of_files_are_judged(tmp_path: Path) -> None:
    for slug in ("A", "a b", "a_b", "-a", "a--b", "../a", "a" * 61, ""):
        problems = shape_guide(Document("f", dict(GOOD)), slug)[1]
        assert [p.expected for p in problems] == [
            "A file name has small letters, digits and hyphens only, and at most 60 of them."
        ], slug
