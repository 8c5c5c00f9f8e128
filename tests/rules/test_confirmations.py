"""A confirmation belongs to its number, and a number that is off says what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.content import check_content
from build_tools.model import Contact
from build_tools.model.confirmation import coverage
from build_tools.problems import Problem
from tests.catalogue import Mistake, both, number, swap
from tests.conftest import TODAY

FOR = "  confirmed_for: 020 7946 0001, All day, every day\n"
OFF = swap("contacts.yaml", "confirmed: council", "confirmed: no")


def found(content: Path, *mistakes: Mistake) -> list[Problem]:
    for mistake in mistakes:
        mistake(content)
    problems = check_content(content, TODAY).problems
    return [one for one in problems if one.file == "content/contacts.yaml"]


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        (swap("contacts.yaml", "020 7946 0001", "020 7946 0009"), "is not what the Sample hub"),
        (swap("contacts.yaml", "every day\n", "weekdays only\n"), "opening hours are not what"),
        (
            swap("contacts.yaml", FOR, ""),
            "does not say which phone number and opening hours the council confirmed",
        ),
        (swap("contacts.yaml", "  hours: All day, every day\n", ""), "more than this contact"),
        (
            swap("contacts.yaml", "  hours: All", "  email: a@sampleshire.example\n  hours: All"),
            "email address is not what",
        ),
    ],
)
def test_a_changed_detail_needs_its_own_confirmation(
    sample_content: Path, mistake: Mistake, words: str
) -> None:
    [problem] = found(sample_content, mistake)
    assert problem.must_fix
    assert words in problem.found


def test_a_number_found_in_sources_needs_them_to_be_read_again(sample_content: Path) -> None:
    change = swap("contacts.yaml", '  phone: "999"', "  phone: 020 7946 0009")
    [problem] = found(sample_content, change)
    assert "is not what its sources showed" in problem.found
    assert "020 7946 0009" not in f"{problem.found} {problem.expected} {problem.suggestion}"


def test_a_number_and_its_confirmation_may_change_together(sample_content: Path) -> None:
    assert found(sample_content, number("020 7946 0001", "020 7946 0009")) == []


@pytest.mark.parametrize(
    ("shown", "confirmed_for", "uncovered", "has_more"),
    [
        ({"phone": "(020) 7946 0001"}, "020 7946 0001", (), False),
        ({"phone": "020 7946 0001"}, "020 7946 00011", ("phone",), True),
        ({"phone": "020 7946 0001"}, "020 7946 0001, 020 7946 0002", (), True),
        ({"phone": "020 7946 0001", "text": "60001"}, "60001, 020 7946 0001", (), False),
        ({"phone": "020 7946 0001", "text": "60001"}, "020 7946 0001", ("text",), False),
        ({"url": "https://www.a.example/b"}, "a.example/b", (), False),
        ({"hours": "9am to 5pm, Monday"}, "9am to 5pm Monday", ("hours",), True),
    ],
)
def test_spaces_and_signs_make_no_difference_and_digits_do(
    shown: dict[str, str], confirmed_for: str, uncovered: tuple[str, ...], has_more: bool
) -> None:
    contact = Contact(name="N", use="U", confirmed="sources", confirmed_for=confirmed_for, **shown)  # type: ignore[arg-type] # names of fields
    assert coverage(contact) == (uncovered, has_more)


def test_one_line_takes_a_number_off_without_an_error(sample_content: Path) -> None:
    [problem] = found(sample_content, OFF)
    assert not problem.must_fix
    assert problem.found.startswith('URGENT: The number of "Sample hub" is off every page.')
    assert check_content(sample_content, TODAY).library is not None


def test_instead_must_lead_to_a_number_that_can_be_called(sample_content: Path) -> None:
    other = swap("contacts.yaml", FOR, f"{FOR}  instead: sample-unsure\n")
    words = [one.found for one in found(sample_content, both(OFF, other))]
    assert '"sample-unsure" cannot be called either.' in words
