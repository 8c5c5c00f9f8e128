"""Begins the content of another council: guides to adapt, and no number but national ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_tools.disk import whole_folder
from build_tools.problems import CommandError

STARTER = Path(__file__).resolve().parents[1] / "templates" / "council"


def new_council(folder: Path) -> tuple[Path, ...]:
    """Write a content folder that can be built as it is, and return its files from there.

    The folder appears whole or not at all. Raises CommandError where something stands there, or
    where it cannot be made.
    """
    if folder.exists():
        raise CommandError(f"{folder} already exists, and has not changed. Give a new folder.")
    if not folder.absolute().parent.is_dir():
        raise CommandError(f'There is no folder "{folder.absolute().parent}". Make it first.')
    try:
        with whole_folder(folder) as unfinished:
            shutil.copytree(STARTER, unfinished)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(f"{folder} can't be made: {reason}. Nothing has changed.") from None
    return tuple(sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()))
