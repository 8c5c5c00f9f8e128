"""What every test shares: the days it is tested on, and copies of content to spoil."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.library import load_library
from build_tools.model import Library

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "sample" / "content"
GOLDENS = ROOT / "tests" / "goldens"
_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def day_for(content: Path) -> date:
    """Return the day to try a content folder on: the newest day written in it, or later.

    Without the clock, so that the tests of a commit say the same next year; and never before
    something that the content says has happened, so that what officers date does not fail.
    """
    texts = (path.read_text(encoding="utf-8") for path in content.rglob("*.*"))
    return max(TODAY, *(date.fromisoformat(day) for text in texts for day in _DAY.findall(text)))


OUR_DAY = day_for(ROOT / "content")
"""The day on which the council's own content is tested."""


def ours_unapproved() -> Library:
    """Return the council's own content as it is before somebody approves the site.

    What is said of such a site stays tested on the day the council approves this one.
    """
    ours = load_library(ROOT / "content", OUR_DAY)
    return replace(ours, site=ours.site.model_copy(update={"approval": None}))


@pytest.fixture
def sample_content(tmp_path: Path) -> Path:
    """A copy of the sample council's content."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the council's own content."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def check_golden(file: Path, text: str) -> None:
    """Compare a text with a golden file; write the file first where that is asked for."""
    if os.environ.get("GUIDES_UPDATE_GOLDENS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
