"""Builds one staging folder with the present engine and with the other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from build_tools.publishing import engine
from build_tools.publishing.optimise import optimise_site


def build_both(staged: Path, work: Path, zensical: Path, today: date) -> tuple[Path, Path, str]:
    """Build with both engines and slim what they made; return both sites, and what the other said.

    Raises CalledProcessError where the other engine does not build at all.
    """
    engine.build_site(staged, work / "mkdocs", today)
    said = _zensical(staged, work / "other", zensical)
    shutil.move(work / "other" / "site-by-hand", work / "zensical")
    for site in (work / "mkdocs", work / "zensical"):
        optimise_site(site)
    return work / "mkdocs", work / "zensical", said


def _zensical(staged: Path, folder: Path, zensical: Path) -> str:
    """Build in a folder of its own: this engine writes its cache beside its settings."""
    folder.mkdir()
    shutil.copy(engine.CONFIG, folder)
    (folder / "build_tools").symlink_to(engine.ROOT / "build_tools")
    shutil.copytree(staged, folder / "docs")
    settings = json.loads(engine.settings_of(staged).read_text(encoding="utf-8"))
    inherited = engine.settings_of(folder / "docs")
    inherited.write_text(json.dumps({**settings, "docs_dir": "docs"}), encoding="utf-8")
    done = subprocess.run(
        [zensical, "build", "--clean", "--strict", "--config-file", "mkdocs.yml"],
        cwd=folder,
        env=engine.environment(folder / "docs"),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout + done.stderr


def version(zensical: Path) -> str:
    """Return the other engine's version."""
    done = subprocess.run(
        [zensical, "--version"], capture_output=True, text=True, check=True, env=os.environ
    )
    return done.stdout.split()[-1]
