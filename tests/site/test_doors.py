"""The site can do without its engine and its theme: the same bytes come from the other door."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import material
import pytest

from build_tools import cli
from build_tools.publishing import engine, quick_preview
from tests.site.conftest import ROOT
from tests.site.test_repeatable import different
from tools.sites import Served, day_for, files_of

PROPERDOCS = ROOT / ".venv-properdocs" / "bin" / "python"
CONTENT = ROOT / "content"
FEWEST = 100  # files of a whole site


def place_for(site: Served, folder: Path) -> list[str]:
    """Make a folder with the site's PDFs, which no engine makes; return the words that build it."""
    pdfs = Path(".build", "pdf", "site")
    shutil.copytree(site.folder.parent / pdfs, folder / pdfs)
    return ["build", "--content", str(CONTENT), "--today", str(day_for(CONTENT))]


def program() -> Path:
    assert PROPERDOCS.is_file(), "ProperDocs is not installed: run make .venv-properdocs/.ready"
    return PROPERDOCS


def test_properdocs_in_place_of_mkdocs_gives_the_same_files(
    site: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = place_for(site, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engine, "PROGRAM", (str(program()), "-m", "properdocs"))
    assert cli.main(words) == 0
    assert different(site.folder, tmp_path / "site") == []
    assert len(files_of(tmp_path / "site")) > FEWEST


def test_the_quick_preview_works_with_properdocs_under_its_name() -> None:
    source = Path(quick_preview.__file__).read_text(encoding="utf-8")
    renamed = source.replace("mkdocs", "properdocs")
    _, *options = engine.serve_command(8000)[engine.serve_command(8000).index("serve") :]
    done = subprocess.run(  # an option that it does not know is refused before it helps
        [program(), "-c", renamed, "serve", *options, "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout


@pytest.fixture
def icons_alone(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which Material is its icons and nothing else."""
    installed = Path(material.__file__)
    stub = tmp_path / "stub" / "material"
    (stub / "templates").mkdir(parents=True)
    (stub / "__init__.py").touch()
    (stub / "templates" / ".icons").symlink_to(installed.parent / "templates" / ".icons")
    return {**os.environ, "PYTHONPATH": f"{stub.parent}:{ROOT}", "GITHUB_ACTIONS": ""}


def test_without_material_but_for_its_icons_the_site_has_the_same_files(
    site: Served, tmp_path: Path, icons_alone: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "build_tools", *place_for(site, tmp_path)],
        cwd=tmp_path,
        env=icons_alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert different(site.folder, tmp_path / "site") == []
    assert len(files_of(tmp_path / "site")) > FEWEST


def test_a_page_that_took_material_as_its_theme_would_be_seen(
    tmp_path: Path, icons_alone: dict[str, str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Words", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\n", encoding="utf-8")
    done = subprocess.run(
        [*engine.PROGRAM, "build"],
        cwd=tmp_path,
        env=icons_alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
