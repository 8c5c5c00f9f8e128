"""The only door to the site engine: MkDocs, run as a command on the staged folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from build_tools.pages.page import Layout
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
