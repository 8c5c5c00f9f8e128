"""Every command, field and rule is explained where people look for it, and is up to date."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.commands import COMMANDS, command
from build_tools.content import check_content
from build_tools.reference.editors import BEGINS, ENDS, reference, with_reference
from build_tools.wording import grade, sentences, whole_word, words
from tests.conftest import OUR_DAY, ROOT
from tests.test_architecture import EVERYTHING, MAY_IMPORT

GOLDENS = ROOT / "tests" / "goldens"
README = (ROOT / "README.md").read_text(encoding="utf-8")


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BY_HAND = CONTRIBUTING.partition(BEGINS)[0]


def test_the_reference_for_officers_is_fresh() -> None:
    again = "run: python -m build_tools reference --into CONTRIBUTING.md"
    assert with_reference(CONTRIBUTING) == CONTRIBUTING, again
    assert reference() in CONTRIBUTING


def pieces_of(page: str) -> list[str]:
    """Return the words of a hand-written page: headings, paragraphs and lines of lists."""
    text = re.sub(r"^    .*$", "", page, flags=re.MULTILINE)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).translate({ord(sign): "" for sign in "`*"})
    return [re.sub(r"^(?:#+|\d+\.|-) ", "", line) for line in text.split("\n") if line.strip()]


def test_the_page_for_officers_keeps_our_own_rules() -> None:
    pieces = pieces_of(BY_HAND)
    assert grade([piece for piece in pieces if len(words(piece)) > 5]) <= 8
    long = [s for piece in pieces for s in sentences(piece) if len(words(s)) > 25]
    assert long == []
    choices = check_content(ROOT / "content", OUR_DAY).library
    assert choices
    for choice in (*choices.words.avoid, *choices.words.care):
        found = [piece for piece in pieces if whole_word(choice.word, piece)]
        assert found == [], (choice.word, choice.say)


def test_every_link_inside_the_page_for_officers_leads_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", CONTRIBUTING, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in headings}
    links = re.findall(r"\]\(#([^)]+)\)", CONTRIBUTING)
    assert links
    assert set(links) <= anchors


def test_the_reference_goes_between_two_marks_and_nowhere_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{BEGINS}old\n{ENDS}After.\n", encoding="utf-8")
    assert main(["reference", "--into", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text == f"Before.\n{BEGINS}\n{reference()}\n{ENDS}After.\n"
    page.write_text("No marks.\n", encoding="utf-8")
    assert main(["reference", "--into", str(page)]) == 2
    assert main(["reference", "--into", str(tmp_path / "nowhere.md")]) == 2
    said = capsys.readouterr().err
    assert "has no two marks to write between. Nothing was changed." in said
    assert "cannot be read. Nothing was changed." in said
    assert page.read_text(encoding="utf-8") == "No marks.\n"


def test_every_command_is_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE):
        assert f"`make {name}`" in README, name
    for name in COMMANDS:
        assert f"python -m build_tools {name}" in README, name


def test_the_readme_shows_two_small_pictures_that_make_look_took() -> None:
    shown = re.findall(r"<img src=\"(tests/goldens/look/[^\"]+)\"[^>]* alt=\"[^\"]{20,}\"", README)
    there = {f"tests/goldens/look/{path.name}" for path in (GOLDENS / "look").glob("*.png")}
    assert len(shown) == 2
    assert set(shown) == there
    for name in shown:
        data = (ROOT / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 60_000, name


def test_make_reads_its_file_and_lists_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    command = ["make", "--no-print-directory", "help"]  # these tests may run below a make
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    listed = [line.split()[0] for line in done.stdout.splitlines()]
    assert listed == re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)
    phony = makefile.partition(".PHONY:")[2].partition("\n\n")[0].replace("\\", "").split()
    assert sorted(phony) == sorted(listed)


def test_every_field_and_rule_has_its_line() -> None:
    text = reference()
    assert "| `title` | yes |" in text
    assert "**one minute**" in text
    assert "None" not in text
    assert text.count("\n- **") >= 40


def test_the_page_on_architecture_names_every_room_and_what_it_may_import() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for room, imports in MAY_IMPORT.items():
        if not room.startswith("__"):
            row = next(line for line in page.splitlines() if line.startswith(f"| `{room}` |"))
            named = set(re.findall(r"`(\w+)`", row.rsplit("|", 2)[1]))
            assert named == imports or (row.endswith("| everything |") and imports == EVERYTHING)


def test_every_command_can_be_had_by_its_name_and_explains_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    modules = {path.stem for path in (ROOT / "build_tools" / "commands").glob("*.py")}
    assert set(COMMANDS) <= modules
    for name, purpose in COMMANDS.items():
        assert command(name).run
        with pytest.raises(SystemExit):
            main([name, "--help"])
        said = " ".join(capsys.readouterr().out.split())
        assert purpose[1:] in said
        assert "--today" in said
