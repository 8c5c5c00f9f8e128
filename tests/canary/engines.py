"""Builds one staging folder with the present engine and with the other."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from build_tools.model import Library
from build_tools.publishing import engine
from build_tools.publishing.slim import slim_site


def build_both(
    library: Library, staged: Path, work: Path, zensical: Path, today: date
) -> tuple[Path, Path, str]:
    """Build with both engines and slim what they made; return both sites, and what the other said.

    Raises CalledProcessError where the other engine does not build at all.
    """
    engine.build_site(library.site, staged, work / "mkdocs", today)
    said = _zensical(library, staged, work / "other", zensical)
    shutil.move(work / "other" / "site-by-hand", work / "zensical")
    for site in (work / "mkdocs", work / "zensical"):
        slim_site(site)
    return work / "mkdocs", work / "zensical", said


def _zensical(library: Library, staged: Path, folder: Path, zensical: Path) -> str:
    """Build in a folder of its own: this engine writes its cache beside its settings."""
    folder.mkdir()
    shutil.copy(engine.CONFIG, folder)
    (folder / "build_tools").symlink_to(engine.ROOT / "build_tools")
    shutil.copytree(staged, folder / "docs")
    done = subprocess.run(
        [zensical, "build", "--clean", "--strict", "--config-file", "mkdocs.yml"],
        cwd=folder,
        env={**engine.environment(library.site, staged), "GUIDES_STAGED": "docs"},
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
