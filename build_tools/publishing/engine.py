"""The only door to the site engine: MkDocs, run as a command on the staged folder."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from build_tools.model import Site
from build_tools.problems import OurFault

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "mkdocs.yml"


def environment(site: Site, staged: Path, *, preview: bool = False) -> dict[str, str]:
    """Return the environment that mkdocs.yml takes the site's name, address and approval from.

    A preview has no address of its own, so that it is served from the root.
    """
    return {
        **os.environ,
        "GUIDES_SITE_NAME": site.title,
        "GUIDES_SITE_URL": "" if preview else site.base_url or "",
        "GUIDES_APPROVED": "yes" if site.approval else "",
        "GUIDES_STAGED": str(staged.resolve()),
        "NO_MKDOCS_2_WARNING": "1",
    }


def build_site(site: Site, staged: Path, built: Path, today: date) -> None:
    """Build the staged folder into a new folder; any warning of the engine is a fault of ours.

    The engine writes `today` and no clock time into what it makes.
    """
    noon = datetime.combine(today, time(12), tzinfo=UTC)
    clock = {"SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}
    done = subprocess.run(
        # Not --quiet: it hides warnings from --strict as well, and a broken link would pass.
        [*_command("build"), "--strict", "--site-dir", str(built.resolve())],
        cwd=ROOT,
        env={**environment(site, staged), **clock},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise OurFault("The site engine could not build the pages.", done.stdout + done.stderr)


def serve_command(port: int) -> list[str]:
    """Return the command that serves the staged folder with live reload.

    Quietly: what the engine says of its work is not for officers. Our own rules speak to them.
    """
    return [
        *_command("serve"),
        "--quiet",
        "--dirty",
        "--livereload",
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", name, "--config-file", str(CONFIG)]
