"""What every test shares: the days it is tested on, and copies of content to spoil."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.content import load_library
from build_tools.model import Library
from tools.sites import EARLIEST, day_for

TODAY = EARLIEST
ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "sample" / "content"
GOLDENS = ROOT / "tests" / "goldens"


OUR_DAY = day_for(ROOT / "content")
"""The day on which the council's own content is tested."""


def ours_unapproved() -> Library:
    """Return the council's own content as it is before somebody approves the site.

    What is said of such a site stays tested on the day the council approves this one.
    """
    ours = load_library(ROOT / "content", OUR_DAY)
    return replace(ours, site=ours.site.model_copy(update={"approval": None}))


@pytest.fixture(scope="session")
def sample() -> Library:
    """The sample council's Library."""
    return load_library(SAMPLE, TODAY)


@pytest.fixture(scope="session")
def real() -> Library:
    """The council's own Library, as it is before somebody approves the site."""
    return ours_unapproved()


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
