"""Hostile input is named as a problem with its line, or goes through every output unharmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_tools.content import check_content
from build_tools.problems import as_text
from tests.attacks import REFUSED, SHOWN, Attack
from tests.conftest import TODAY

GUIDE = "guides/sample-figures.md"
PLACES = {
    "title": (GUIDE, "title: Reading sample figures", "title: {}"),
    "summary": (GUIDE, "summary: Look at what lies behind a number.", "summary: {}"),
    "step": (GUIDE, "  - Look at the sample numbers.", "  - {}"),
    "source-address": (
        "sources.yaml",
        "address: https://www.sampleshire.example/worries",
        "address: {}",
    ),
    "exit_url": ("site.yaml", "exit_url: https://weather.example.org/", "exit_url: {}"),
    "phone": ("contacts.yaml", "phone: 020 7946 0001", "phone: {}"),
    "email": ("contacts.yaml", "phone: 020 7946 0001", "phone: 020 7946 0001\n  email: {}"),
}


def type_in(content: Path, field: str, text: str) -> str:
    """Type a text into a field of the sample content, and return the file that holds it."""
    if field == "body":
        path = content / GUIDE
        head = path.read_text(encoding="utf-8").rsplit("---\n", 1)[0]
        path.write_text(f"{head}---\n{text}\n", encoding="utf-8")
        return f"content/{GUIDE}"
    file, old, new = PLACES[field]
    path = content / file
    whole = path.read_text(encoding="utf-8")
    assert old in whole, (file, old)
    path.write_text(
        whole.replace(old, new.format(json.dumps(text, ensure_ascii=False)), 1), encoding="utf-8"
    )
    return f"content/{file}"


@pytest.mark.parametrize("attack", REFUSED, ids=lambda attack: f"{attack.field}-{attack.name}")
def test_hostile_input_is_named_with_its_line(sample_content: Path, attack: Attack) -> None:
    file = type_in(sample_content, attack.field, attack.text)
    loaded = check_content(sample_content, TODAY)
    found = [p for p in loaded.problems if p.must_fix and p.file == file]
    assert loaded.library is None
    assert found, as_text(loaded.problems, "")
    assert all(problem.line for problem in found)
    said = as_text(found, "")
    assert attack.problem.lower() in said.lower(), said
    assert "\x1b" not in said


@pytest.mark.parametrize("name", SHOWN)
def test_harmless_text_is_no_problem(sample_content: Path, name: str) -> None:
    type_in(sample_content, "summary", SHOWN[name])
    loaded = check_content(sample_content, TODAY)
    must = [problem for problem in loaded.problems if problem.must_fix]
    assert must == [], as_text(must, "")


def test_the_list_is_long_enough_to_mean_something() -> None:
    names = [*(f"{attack.field}-{attack.name}" for attack in REFUSED), *SHOWN]
    assert len(names) == len(set(names))
    assert len(names) >= 60
    assert [attack.name for attack in REFUSED if not attack.problem] == []
