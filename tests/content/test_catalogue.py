"""The exact words an editor reads for every kind of mistake.

`GUIDES_UPDATE_GOLDENS=1 python -m pytest tests/test_catalogue.py` writes the goldens again; read
the difference before you keep it.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from build_tools.content import check_content
from build_tools.problems import as_text
from tests.catalogue import CATALOGUE
from tests.conftest import TODAY

GOLDENS = Path(__file__).parents[1] / "goldens" / "problems"
STATE = "Nothing has been published. The site has not changed."


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_mistake_gets_these_words(name: str, sample_content: Path) -> None:
    CATALOGUE[name](sample_content)
    started = time.perf_counter()
    loaded = check_content(sample_content, TODAY)
    assert time.perf_counter() - started < 5
    must = [problem for problem in loaded.problems if problem.must_fix]
    assert must, "no problem was found"
    assert all(problem.file and problem.found for problem in must)
    said = as_text(must, STATE) + "\n"
    golden = GOLDENS / f"{name}.txt"
    if os.environ.get("GUIDES_UPDATE_GOLDENS"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_there_is_a_golden_for_every_mistake_and_no_other() -> None:
    assert {path.stem for path in GOLDENS.iterdir()} == set(CATALOGUE)


def test_ten_mistakes_in_six_files_are_told_in_one_run(sample_content: Path) -> None:
    names = [
        "field-misspelt",
        "day-in-british-order",
        "phone-number-in-text",
        "long-other-name",
        "twice-in-a-list",
        "contact-unknown",
        "colour-wrong",
        "approval-to-come",
        "contact-by-one-source",
        "sign-off-typed-in-the-pledge",
        "page-unknown",
    ]
    for name in names:
        CATALOGUE[name](sample_content)
    must = [
        problem for problem in check_content(sample_content, TODAY).problems if problem.must_fix
    ]
    assert len({problem.file for problem in must}) == 6
    assert len(must) >= 10


def test_advice_has_these_words_and_stops_nothing(sample_content: Path) -> None:
    loaded = check_content(sample_content, TODAY)
    said = as_text(loaded.problems, STATE) + "\n"
    golden = GOLDENS.parent / "advice.txt"
    if os.environ.get("GUIDES_UPDATE_GOLDENS"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
    assert loaded.library is not None
