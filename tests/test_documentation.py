"""Every command, field and rule is explained where people look for it, and is up to date."""

from __future__ import annotations

import re

from build_tools.commands import COMMANDS
from build_tools.reference import reference
from tests.conftest import ROOT

GOLDENS = ROOT / "tests" / "goldens"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_editors_reference_is_fresh() -> None:
    written = (ROOT / "EDITORS.md").read_text(encoding="utf-8")
    assert written == reference(), "run: python -m build_tools reference > EDITORS.md"


def test_every_command_is_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE):
        assert f"`make {name}`" in README, name
    for command in COMMANDS:
        assert f"python -m build_tools {command.name}" in README, command.name


def test_the_readme_shows_two_small_pictures_that_make_look_took() -> None:
    shown = re.findall(r"<img src=\"(tests/goldens/look/[^\"]+)\"[^>]* alt=\"[^\"]{20,}\"", README)
    there = {f"tests/goldens/look/{path.name}" for path in (GOLDENS / "look").glob("*.png")}
    assert len(shown) == 2
    assert set(shown) == there
    for name in shown:
        data = (ROOT / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 60_000, name


def test_every_field_and_rule_has_its_line() -> None:
    text = reference()
    assert "| `title` | yes |" in text
    assert "**one minute**" in text
    assert "None" not in text
    assert text.count("\n- **") >= 40
