"""The only door to the site engine: what it reads, staged, and MkDocs run as a command on that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from build_tools.pages.page import Layout, Outputs, Page
from build_tools.problems import InternalError

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "mkdocs.yml"
PROGRAM = (sys.executable, "-m", "mkdocs")
QUICK_PREVIEW = (sys.executable, "-m", "build_tools.publishing.quick_preview")
_SETTINGS = ("--config-file", str(CONFIG))


def settings_of(staged: Path) -> Path:
    """Return the file beside a staged folder with the council's part of the engine's settings."""
    return staged.with_suffix(".yml")


def write_settings(layout: Layout, staged: Path, *, preview: bool = False) -> bool:
    """Write the settings that mkdocs.yml inherits; return whether they are new.

    A preview has no address of its own, so that it is served from the root. The file is JSON,
    which is YAML too.
    """
    settings = {
        "site_name": layout.title,
        "site_url": "" if preview else layout.base_url,
        "docs_dir": str(staged.resolve()),
        "extra": layout.around,
    }
    text = json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
    file = settings_of(staged)
    if file.is_file() and file.read_text(encoding="utf-8") == text:
        return False
    file.write_text(text, encoding="utf-8")
    return True


def environment(staged: Path) -> dict[str, str]:
    """Return the environment in which the engine finds the settings of a staged folder."""
    return {
        **os.environ,
        "GUIDES_SETTINGS": str(settings_of(staged.resolve())),
        "NO_MKDOCS_2_WARNING": "1",
    }


def build_site(staged: Path, built: Path, today: date) -> None:
    """Build the staged folder into a new folder; a warning of the engine is an InternalError.

    The engine writes `today` and no clock time into what it makes.
    """
    noon = datetime.combine(today, time(12), tzinfo=UTC)
    clock = {"SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}
    done = subprocess.run(
        # Not --quiet: it hides warnings from --strict as well, and a broken link would pass.
        [*PROGRAM, "build", *_SETTINGS, "--strict", "--site-dir", str(built.resolve())],
        cwd=ROOT,
        env={**environment(staged), **clock},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise InternalError("The site engine could not build the pages.", done.stdout + done.stderr)


def serve_command(port: int) -> list[str]:
    """Return the command that serves the staged folder with live reload.

    Quietly: what the engine says of its work is not for officers. Our own rules speak to them.
    """
    return [
        *QUICK_PREVIEW,
        "serve",
        *_SETTINGS,
        "--quiet",
        "--dirty",
        "--livereload",
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]


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
    if write_settings(outputs.layout, folder, preview=preview) and preview:
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
