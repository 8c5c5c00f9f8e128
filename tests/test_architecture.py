"""The architecture: which room imports which, how large things are, and whose name is where."""

from __future__ import annotations

import ast
import json
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "build_tools"
MODULES = sorted(PACKAGE.rglob("*.py"))
EVERYTHING = {"disk", "problems", "model", "wording", "rules", "content", "comparing", "history"}
EVERYTHING |= {"pages", "pdf", "data", "outputs", "publishing"}
EVERYTHING |= {"distribution", "reporting", "editing", "reference", "commands", "cli"}
MAY_IMPORT = {
    "problems": set(),
    "disk": {"problems"},
    "model": set(),
    "wording": set(),
    "rules": {"model", "problems", "wording"},
    "content": {"model", "problems", "rules", "wording"},
    "comparing": {"model", "problems", "wording"},
    "history": {"content", "model", "problems"},
    "pages": {"model", "problems", "wording"},
    "pdf": {"disk", "model", "pages", "problems"},
    "data": {"model", "pages", "problems", "wording"},
    "outputs": {"data", "model", "pages", "pdf", "problems", "wording"},
    "publishing": {"pages", "problems"},  # of `pages`, two leaves: types, and the policy
    "distribution": {"comparing", "disk", "model", "pages", "pdf", "problems"},
    # `data` for the reviews alone: the calendar and the lists of what is due have the same ones.
    "reporting": {"comparing", "content", "data", "history", "model", "pages", "pdf", "problems"},
    # `pages` for the words of the hand-written pages, which are approved as well.
    "editing": {"content", "disk", "model", "pages", "problems", "rules", "wording"},
    "reference": {"content", "editing", "model", "pages", "problems", "rules"},
    "commands": EVERYTHING,
    "cli": EVERYTHING,
    "__main__": {"cli"},
    "__init__": set(),
}
DOORS = {
    "yaml": {"content"},
    "pydantic": {"model", "content"},
    "pydantic_core": {"model", "content"},
    "markdown_it": {"content"},
    "pyphen": {"wording"},
    "jinja2": {"pages"},
    "markupsafe": {"pages"},
    "subprocess": {"publishing", "history"},
    "rcssmin": {"publishing"},
    "selectolax": {"publishing"},
    "brotli": {"publishing"},
    "typst": {"pdf", "data"},  # in `data` for the icon of the home screen
    "segno": {"pdf"},
    "icalendar": {"data"},
    "argparse": {"cli", "commands"},
}


BUILD = {
    ("check_content", "content"),
    ("build_outputs", "outputs"),
    ("publish", "publishing"),
    ("put_in_place", "publishing"),
}
"""What a build is. The rest of its command is the lock, and what it says to people."""
LAUNCHER = "quick_preview.py"
"""Started as a command in a process of its own, where it is the engine. Nothing imports it."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "build_tools":
                yield from (f"build_tools.{alias.name}" for alias in node.names)
            else:
                yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = room_of(path)
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("build_tools.")}
    assert ours - {room} <= MAY_IMPORT[room]


def test_publishing_is_given_a_folder_and_types_and_never_the_library() -> None:
    paths = sorted((PACKAGE / "publishing").rglob("*.py"))
    pages = {n for path in paths for n in imports_of(path) if n.startswith("build_tools.pages")}
    assert pages == {"build_tools.pages.page", "build_tools.pages.csp"}


STEP = re.compile(r"^( *)([a-z_]+) +([a-z]+)   +\S", re.MULTILINE)
"""A line of the diagram: a function, its room, and what it does."""


def steps_of_the_page() -> dict[str, list[tuple[str, str]]]:
    """Return the diagram of the architecture page: what each step calls, with the room of each."""
    page = ROOT / "handbook" / "developers" / "architecture.md"
    text = page.read_text(encoding="utf-8").split("```")[1]
    steps: dict[str, list[tuple[str, str]]] = {}
    top: list[tuple[str, str]] = []
    for margin, name, room in STEP.findall(text):
        if not margin:
            top.append((name, room))
        steps.setdefault(top[-1][0], [])
        if margin:
            steps[top[-1][0]].append((name, room))
    return {**steps, "build": top}


def calls_in(path: str) -> list[tuple[str, str]]:
    """Return each public function of ours that a module calls, with its room, in order."""
    tree = ast.parse((PACKAGE / path).read_text(encoding="utf-8"))
    rooms = {
        alias.name: node.module.split(".")[1]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_tools.")
        for alias in node.names
        if node.module
    }
    own = (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
    rooms |= {name: path.partition("/")[0] for name in own if not name.startswith("_")}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found: list[tuple[str, str]] = []
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        match call.func:
            case ast.Name(name) if name in rooms and name.islower():
                found.append((name, rooms[name]))
            case ast.Attribute(ast.Name(module), name) if module in rooms:
                found.append((name, rooms[module]))
    return found


def test_the_architecture_page_tells_the_order_of_the_code() -> None:
    steps = steps_of_the_page()
    assert steps["build_outputs"] == calls_in("outputs/build.py")
    assert steps["publish"] == calls_in("publishing/publish.py")
    assert steps["build"] == [call for call in calls_in("commands/build.py") if call in BUILD]


def test_nothing_imports_the_launcher_of_the_preview() -> None:
    imported = {name.rpartition(".")[2] for path in MODULES for name in imports_of(path)}
    assert LAUNCHER.removesuffix(".py") not in imported


def test_the_tools_import_no_test() -> None:
    paths = sorted((ROOT / "tools").rglob("*.py"))
    assert paths
    assert [
        path for path in paths if any(n.split(".")[0] == "tests" for n in imports_of(path))
    ] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_outside_thing_has_its_door(path: Path) -> None:
    outside = {name.split(".")[0] for name in imports_of(path)}
    assert "mkdocs" not in outside or path.name == LAUNCHER
    for thing, rooms in DOORS.items():
        assert thing not in outside or room_of(path) in rooms, thing


def functions() -> Iterator[tuple[str, int]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                start = body[0].lineno if body else node.lineno
                yield f"{path.name}:{node.name}", (node.end_lineno or start) - start + 1


def test_half_of_the_functions_fit_in_10_lines_and_nine_in_ten_in_30() -> None:
    sizes = [size for _, size in functions()]
    assert statistics.median(sizes) <= 10
    assert statistics.quantiles(sizes, n=10)[-1] <= 30
    assert [name for name, size in functions() if size > 45] == []


def test_a_module_fits_in_300_lines() -> None:
    sizes = {p.relative_to(PACKAGE).as_posix(): p.read_text("utf-8").count("\n") for p in MODULES}
    assert [name for name, size in sizes.items() if size > 300] == []


def test_no_file_keeps_the_marks_of_an_unfinished_merge() -> None:
    files = [*PACKAGE.rglob("*"), *(ROOT / "docs").rglob("*"), *(ROOT / "content").rglob("*")]
    for path in (file for file in files if file.is_file() and file.suffix != ".pyc"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if line.startswith(("<<<<<<< ", ">>>>>>> "))], path


def test_no_council_is_named_outside_the_content() -> None:
    files = [*PACKAGE.rglob("*"), *(ROOT / "docs").rglob("*"), *(ROOT / "handbook").rglob("*")]
    files += [ROOT / "mkdocs.yml", ROOT / "mkdocs-handbook.yml"]
    for path in files:
        if path.is_file() and path.suffix != ".pyc":
            text = path.read_text(encoding="utf-8").lower()
            assert "hereford" not in text, path
            assert "01432" not in text, path


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "build_tools", "tests", "benchmarks", "tools"],
        ["ruff", "format", "--check", "build_tools", "tests", "benchmarks", "tools"],
        ["mypy", "--strict", "build_tools"],
    ],
    ids=" ".join,
)
def test_the_code_passes(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_npm_lock_has_hashes_and_names_no_host() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)
