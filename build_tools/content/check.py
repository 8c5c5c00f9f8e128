"""Loads and checks the whole content: every file is read, validated and put under the rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from build_tools.content.apply_rules import apply_rules
from build_tools.content.folders import missing_folder
from build_tools.content.load import CheckResult, ContentFiles
from build_tools.model import Library
from build_tools.problems import ContentError, in_order


def load_library(content: Path, today: date) -> Library:
    """Return the content of a folder, or raise one ContentError with everything wrong in it."""
    loaded = check_content(content, today)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    return loaded.library


def check_content(content: Path, today: date) -> CheckResult:
    """Read a content folder and apply every rule. The library is None where it cannot be used."""
    missing = missing_folder(content)
    if missing:
        return CheckResult(None, [missing], 0)
    gathered = ContentFiles(content)
    problems = in_order([*gathered.problems, *apply_rules(gathered, today)])
    stopped = any(problem.must_fix for problem in problems)
    return CheckResult(
        None if stopped else gathered.library(), problems, len(gathered.ids["guides"])
    )
