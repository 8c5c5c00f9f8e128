"""What every test shares: one fixed day, and copies of content to spoil."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "sample" / "content"
GOLDENS = ROOT / "tests" / "goldens"


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
