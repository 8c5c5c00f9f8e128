"""Scripts hold no syntax that the browsers they are meant for cannot read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

PARSER = ROOT / "node_modules" / "acorn" / "bin" / "acorn"
ASSETS = ROOT / "build_tools" / "theme" / "assets"
WORKER = ROOT / "build_tools" / "publishing" / "offline" / "worker.js"
FOR_EVERY_BROWSER = [ASSETS / "exit.js", ASSETS / "out-of-date.js"]
MODULES = [ASSETS / "offline.js", ASSETS / "search.js"]
OTHERS = [*sorted(set(ASSETS.glob("*.js")) - {*FOR_EVERY_BROWSER, *MODULES}), WORKER]


def fault(script: Path, edition: int, *flags: str) -> str:
    """Return what a parser of an edition of ECMAScript cannot read in a script, or nothing."""
    command = ["node", str(PARSER), "--silent", f"--ecma{edition}", *flags, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stderr if done.returncode else ""


@pytest.mark.parametrize("script", FOR_EVERY_BROWSER, ids=lambda path: path.name)
def test_exit_and_notice_are_read_by_browsers_of_2017(script: Path) -> None:
    assert fault(script, 2017) == ""


@pytest.mark.parametrize("script", OTHERS, ids=lambda path: path.name)
def test_other_scripts_are_read_by_chromium_80(script: Path) -> None:
    assert fault(script, 2020) == ""


@pytest.mark.parametrize("script", MODULES, ids=lambda path: path.name)
def test_modules_are_read_by_chromium_80(script: Path) -> None:
    assert fault(script, 2020, "--module") == ""


@pytest.mark.parametrize("script", sorted(ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_no_text_of_a_script_runs_over_a_line(script: Path) -> None:
    code = [line for line in script.read_text("utf-8").splitlines() if "//" not in line]
    assert [line for line in code if line.count("`") % 2] == []


@pytest.mark.parametrize(
    ("edition", "newer"),
    [
        (2017, "x = y ?? z;"),
        (2017, "try { x() } catch { y() }"),
        (2017, "x?.y;"),
        (2017, "import('x');"),
        (2020, "x ||= y;"),
        (2020, "await x;"),
    ],
)
def test_newer_syntax_is_seen(tmp_path: Path, edition: int, newer: str) -> None:
    script = tmp_path / "script.js"
    script.write_text(newer, encoding="utf-8")
    assert "script.js" in fault(
        script, edition, *(["--module"] if newer.startswith("await") else [])
    )
