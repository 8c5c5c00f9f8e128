"""Writes what the engine reads into the staging folder, touching only what changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.pages.page import Outputs, Page
from build_tools.publishing import engine


@dataclass(frozen=True)
class Staged:
    """What staging did: how many files it wrote, and how many it took away."""

    written: int
    removed: int


def stage(outputs: Outputs, folder: Path, *, preview: bool = False) -> Staged:
    """Make a folder hold the pages and their assets and nothing else, and write the settings.

    A preview's engine builds what changed: a change around every page is then a change of every
    page.
    """
    staged = stage_files(outputs.pages, outputs.assets, folder)
    if engine.write_settings(outputs.layout, folder, preview=preview) and preview:
        touch_pages(folder)
    return staged


def stage_files(pages: Iterable[Page], assets: Mapping[str, str], folder: Path) -> Staged:
    """Make a folder hold these pages and assets and nothing else.

    A file that already says the same is left alone, so that an engine can tell what changed.
    """
    files = {**assets, **{page.path: page.markdown for page in pages}}
    written = sum(_write(folder / path, text) for path, text in files.items())
    return Staged(written, _remove_others(folder, {folder / path for path in files}))


def _write(file: Path, text: str) -> bool:
    data = text.encode("utf-8")
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return True


def _remove_others(folder: Path, wanted: set[Path]) -> int:
    others = [path for path in folder.rglob("*") if path.is_file() and path not in wanted]
    for path in others:
        path.unlink()
    return len(others)


def touch_pages(folder: Path) -> None:
    """Mark every staged page as changed, for an engine that builds only those."""
    for path in folder.rglob("*.md"):
        os.utime(path)
