"""Every command, field and rule is explained where people look for it, and is up to date."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.commands import COMMANDS, command
from build_tools.content import check_content
from build_tools.reference.editors import BEGINS, ENDS, reference, with_reference
from build_tools.wording import grade, sentences, whole_words, words
from tests.conftest import OUR_DAY, ROOT
from tests.test_architecture import EVERYTHING, MAY_IMPORT

GOLDENS = ROOT / "tests" / "goldens"
HANDBOOK = ROOT / "handbook"
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS_PAGE = (HANDBOOK / "developers" / "commands.md").read_text(encoding="utf-8")
REFERENCE = (HANDBOOK / "reference.md").read_text(encoding="utf-8")
FOR_OFFICERS = sorted((HANDBOOK / "officers").glob("*.md"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE)
DOCUMENTS = sorted([*ROOT.glob("*.md"), *HANDBOOK.rglob("*.md"), *ROOT.glob("benchmarks/**/*.md")])
DOCUMENTS = [path for path in DOCUMENTS if "node_modules" not in path.parts]
SOURCE = re.compile(r"[\w./-]+\.(?:py|ya?ml|md|lock|in|toml|sh)|[\w.-]+/(?:[\w.-]+/?)*")
"""What looks like a file or a folder of the project."""
OUR_FOLDERS = {"content", "docs", "handbook", "build_tools", "tools", "tests", "benchmarks"}
OUR_FOLDERS |= {"requirements", "schemas", ".github", ".ci", "publishing", "commands", "pages"}
MADE = {"content/approvals.yaml", "young-carers.md", ".build/docs.yml", "docs.yml"}
"""What a command or an officer makes: documents name it, and a fresh clone does not have it."""


def test_the_reference_for_officers_is_fresh() -> None:
    again = "run: python -m build_tools reference --into handbook/reference.md"
    assert with_reference(REFERENCE) == REFERENCE, again
    assert reference() in REFERENCE


def pieces_of(page: str) -> list[str]:
    """Return the words of a hand-written page: headings, paragraphs and lines of lists."""
    text = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^!!! \w+ \"(.*)\"$", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).translate({ord(c): "" for c in "`*"})
    lines = [re.sub(r"^(?:#+|\d+\.|-) ", "", line.strip()) for line in text.split("\n")]
    cells = [cell.strip() for line in lines for cell in line.strip("|").split(" | ")]
    return [cell for cell in cells if re.search(r"[a-z]", cell)]


@pytest.mark.parametrize("path", FOR_OFFICERS, ids=lambda path: path.stem)
def test_each_page_for_officers_keeps_our_own_rules(path: Path) -> None:
    pieces = pieces_of(path.read_text(encoding="utf-8"))
    assert grade([piece for piece in pieces if len(words(piece)) > 5]) <= 8
    long = [s for piece in pieces for s in sentences(piece) if len(words(s)) > 25]
    assert long == []
    choices = check_content(ROOT / "content", OUR_DAY).library
    assert choices
    better = {choice.word: choice.say for choice in (*choices.words.avoid, *choices.words.care)}
    found = [(word, better[word]) for piece in pieces for word, _ in whole_words(better, piece)]
    assert found == []


@pytest.mark.parametrize("path", FOR_OFFICERS, ids=lambda path: path.stem)
def test_each_task_of_an_officer_has_five_steps_at_most(path: Path) -> None:
    tasks = re.split(r"^#+ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    long = [task.partition("\n")[0] for task in tasks if re.search(r"^6\. ", task, re.MULTILINE)]
    assert long == (["What IT does then"] if path.stem == "real-child" else [])


def test_what_an_officer_copies_from_the_handbook_has_no_problem(sample_content: Path) -> None:
    page = (HANDBOOK / "officers" / "web-editor.md").read_text(encoding="utf-8")
    contact, source = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    day = date(2026, 11, 30)
    before = check_content(sample_content, day).problems
    for name, entry in (("contacts.yaml", contact), ("sources.yaml", source)):
        with (sample_content / name).open("a", encoding="utf-8") as file:
            file.write(entry)
    assert check_content(sample_content, day).problems == before


def test_one_line_takes_a_number_off_as_the_handbook_says(sample_content: Path) -> None:
    file = sample_content / "contacts.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("confirmed: council", "confirmed: no", 1), encoding="utf-8")
    checked = check_content(sample_content, date(2026, 11, 30))
    assert [problem for problem in checked.problems if problem.must_fix] == []


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
    assert "does not have the two marks to write between. Nothing has changed." in said
    assert "can't be read. Nothing has changed." in said
    assert page.read_text(encoding="utf-8") == "No marks.\n"


def test_every_command_is_explained_in_the_handbook() -> None:
    for name in TARGETS:
        assert f"`make {name}`" in COMMANDS_PAGE, name
    for name in COMMANDS:
        assert f"`python -m build_tools {name}" in COMMANDS_PAGE, name


def test_the_readme_and_the_page_on_contributing_are_short() -> None:
    assert len(README.encode()) <= 9_000
    assert (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").count("\n") <= 25


def code_of(page: str) -> list[str]:
    """Return what a page shows as code: words between backticks, and each line of a block."""
    blocks = re.findall(r"^```\w*\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    blocks += re.findall(r"^    (?=make |\.venv|python).*$", rest, re.MULTILINE)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return lines + re.findall(r"`([^`\n]+)`", rest)


def wrong_in(code: str) -> list[str]:
    """Return each command, option, make target and file that a piece of code names wrongly."""
    found = [f"make {name}" for name in re.findall(r"^make ([a-z-]+)", code) if name not in TARGETS]
    for name, rest in re.findall(r"build_tools ([a-z]+)\b([^;&|]*)", code):
        if name not in COMMANDS:
            found.append(name)
        else:
            options = set(re.findall(r"--[a-z-]+", rest))
            found += [f"{name} {option}" for option in options if option not in help_of(name)]
    for name in re.findall(r"-m (tools[\w.]*|benchmarks[\w.]*)", code):
        path = ROOT / name.replace(".", "/")
        if not (path.is_dir() or path.with_suffix(".py").is_file()):
            found.append(name)
    if SOURCE.fullmatch(code) and not is_there(code):
        found.append(code)
    return found


def is_there(name: str) -> bool:
    """Whether a file or folder is in the project, or is none of it: an address, or what is made.

    Rooms may be named without `build_tools/`. A folder that the project does not have is taken for
    an address of the site, or for what a build makes; a file with a source's ending is not.
    """
    first = name.split("/")[0]
    ours = first in OUR_FOLDERS or re.search(r"\.(?:py|ya?ml|md|lock|in|toml|sh)$", name)
    there = (ROOT / name).exists() or (ROOT / "build_tools" / name).exists()
    return there or name in MADE or name in file_names() or not ours


@cache
def file_names() -> set[str]:
    """Return the name of every file of the project, as documents name it without its folder."""
    folders = [path for path in ROOT.iterdir() if path.name in OUR_FOLDERS]
    return {path.name for folder in folders for path in folder.rglob("*.*")}


@cache
def help_of(name: str) -> str:
    """Return what a command says of its options."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        main([name, "--help"])
    return said.getvalue()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_target_and_file_in_a_document_exists(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert [wrong for code in code_of(page) for wrong in wrong_in(code)] == []


def test_a_document_that_names_what_is_not_there_is_found() -> None:
    page = "`make sit`, `python -m build_tools chekc`, `content/nothing.yaml`, `tests/`\n"
    page += "```sh\npython -m build_tools verify --publik\npython -m tools.lok\n```\n"
    found = [wrong for code in code_of(page) for wrong in wrong_in(code)]
    assert found == [
        "verify --publik", "tools.lok", "make sit", "chekc", "content/nothing.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_every_link_of_a_page_at_the_top_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


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
    command = ["make", "--no-print-directory", "help"]  # these tests may run below a make
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    listed = [line.split()[0] for line in done.stdout.splitlines()]
    assert listed == TARGETS
    phony = MAKEFILE.partition(".PHONY:")[2].partition("\n\n")[0].replace("\\", "").split()
    assert sorted(phony) == sorted(listed)


def test_every_field_and_rule_has_its_line() -> None:
    text = reference()
    assert "| `title` | yes |" in text
    assert "**one minute**" in text
    assert "None" not in text
    assert text.count("\n- **") >= 40


def test_the_page_on_architecture_names_every_room_and_what_it_may_import() -> None:
    page = (HANDBOOK / "developers" / "architecture.md").read_text(encoding="utf-8")
    for room, imports in MAY_IMPORT.items():
        if not room.startswith("__"):
            row = next(line for line in page.splitlines() if line.startswith(f"| `{room}` |"))
            named = set(re.findall(r"`(\w+)`", row.rsplit("|", 2)[1]))
            assert named == imports or (row.endswith("| everything |") and imports == EVERYTHING)


def test_the_ways_through_the_code_lead_past_files_that_are_there() -> None:
    page = (HANDBOOK / "developers" / "architecture.md").read_text(encoding="utf-8")
    ways = page.partition("## Three ways through the code")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w/]+\.[\w.]+)`", ways)
    assert len(named) > 40
    within = {name if "/" in name else f"content/{name}" for name in named}
    assert [name for name in sorted(within) if not (ROOT / "build_tools" / name).is_file()] == []


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


def test_the_folder_docs_says_first_that_it_holds_pages_of_the_site() -> None:
    first = (ROOT / "docs" / "README.txt").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "The files of this folder are pages of the public site, and not documentation."
