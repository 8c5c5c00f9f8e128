"""Loads the whole content: every file through reading, shaping and rules, into one Library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_tools.library.gathered import REGISTERS, SINGLES, Gathered, Loaded
from build_tools.library.judging import judged
from build_tools.library.leniently import read_leniently
from build_tools.model import Library
from build_tools.problems import ContentError, in_order
from build_tools.reading import missing_folder

__all__ = ["REGISTERS", "SINGLES", "Loaded", "load_library", "look_at", "read_leniently"]


def load_library(content: Path, today: date) -> Library:
    """Return the content of a folder, or raise one ContentError with everything wrong in it."""
    loaded = look_at(content, today)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    return loaded.library


def look_at(content: Path, today: date) -> Loaded:
    """Read a content folder and apply every rule. The library is None where it cannot be used."""
    missing = missing_folder(content)
    if missing:
        return Loaded(None, [missing], 0)
    gathered = Gathered(content)
    problems = in_order([*gathered.problems, *judged(gathered, today)])
    stopped = any(problem.must_fix for problem in problems)
    return Loaded(None if stopped else gathered.library(), problems, len(gathered.ids["guides"]))
