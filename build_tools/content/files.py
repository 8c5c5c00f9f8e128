"""Finds and opens the files of a content folder, and cuts each into its fields and its body."""

from __future__ import annotations

import re
from pathlib import Path

from build_tools.content.document import Document, Unreadable
from build_tools.content.folder import is_left_by_a_program
from build_tools.content.plain_text import text_of
from build_tools.content.yaml_text import fields_of
from build_tools.problems import Problem

LARGEST_GUIDE = 50_000
LARGEST_REGISTER = 1_000_000
FENCE = "---"
A_GUIDE = f"A guide begins with {FENCE}, then its form, then {FENCE}, then what to know."
_DASHES = re.compile(r"[–—]-?|-[–—]|[–—]{2,3}|--|----+|_{3,}|\*{3,}|- - -")


def names_in(folder: Path, ending: str) -> tuple[str, ...]:
    """Return the names of the files of a folder that have an ending, without it, in order."""
    return tuple(sorted(path.name.removesuffix(ending) for path in folder.glob(f"*{ending}")))


def missing_folder(folder: Path) -> Problem | None:
    """Return the problem of a content folder that is not there or may not be looked into."""
    try:
        next(folder.iterdir(), None)
    except (OSError, ValueError):
        return Problem(
            "This folder does not exist, or can't be opened.",
            "Content must be in its own folder, with guides in it.",
            "Go to the project's folder first, or name the folder with --content.",
            file=str(folder),
        )
    return None


def guide_files(folder: Path, name: str) -> tuple[list[Path], list[Problem]]:
    """Return the guides of a folder in order, and what else is there.

    `name` is how people know the folder. Files that computers hide and people never see are
    passed over, as those that programs leave behind are.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if not is_left_by_a_program(path.name))
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [_folder_cannot_open(name, error)]
    guides = [path for path in paths if path.name.endswith(".md")]
    others = [path for path in paths if not path.name.endswith(".md")]
    return guides, [_not_a_guide(name, path) for path in others]


def _folder_cannot_open(name: str, error: OSError) -> Problem:
    return Problem(
        f"This folder can't be opened: {error.strerror or error}.",
        "",
        "Ask your IT colleagues for permission to read it.",
        file=name,
    )


def _not_a_guide(name: str, path: Path) -> Problem:
    return Problem(
        "This is not a guide: its name does not end in .md.",
        f"The folder {name} is for guides only.",
        _how_to_move(path),
        file=f"{name}/{path.name}",
    )


def _how_to_move(path: Path) -> str:
    if path.is_dir():
        return "Move its guides out of it, into content/guides."
    if path.suffix.lower() in (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages"):
        return (
            "Type its words into a guide: in the project's folder, "
            '"python -m build_tools new guide" makes one. Then move this file somewhere else.'
        )
    return "Move it somewhere else, or give its name the ending .md."


def read_guide(path: Path, name: str) -> Document:
    """Read a guide: YAML between two `---` lines, then Markdown. `name` is how people know it."""
    try:
        form, form_line, body, body_line = _split(text_of(path, LARGEST_GUIDE, "guide"))
    except Unreadable as stop:
        return _not_read(name, stop)
    return _document(name, form, form_line, "form", body, body_line)


def read_register(path: Path, name: str, *, may_be_empty: bool = False) -> Document:
    """Read a file that is YAML from end to end. `name` is how people know it.

    One that may be empty still has its notes (lines that begin with #): a file without a single
    character has lost them by accident.
    """
    try:
        text = text_of(path, LARGEST_REGISTER, "content file")
    except Unreadable as stop:
        return _not_read(name, stop)
    if may_be_empty and _has_notes_alone(text):
        return Document(name)
    return _document(name, text, 1, "file")


def _has_notes_alone(text: str) -> bool:
    return all(line.lstrip().startswith("#") for line in text.splitlines() if line.strip())


def _not_read(name: str, stop: Unreadable) -> Document:
    return Document(name, problems=(stop.problem.at(name, None),), is_read=False)


def _document(
    name: str, form: str, first_line: int, thing: str, body: str = "", body_line: int = 1
) -> Document:
    fields = fields_of(form, first_line, thing)
    problems = tuple(problem.at(name, None) for problem in fields.problems)
    return Document(
        name, fields.values, fields.lines, body, body_line, problems, is_read=fields.is_read
    )


def _split(text: str) -> tuple[str, int, str, int]:
    """Cut a guide into its form and its body, with the line each begins on."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    _refuse_wrong_fences(lines, fences)
    first, second = fences
    form, body = lines[first + 1 : second], lines[second + 1 :]
    return "\n".join(form), first + 2, "\n".join(body), second + 2


def _refuse_wrong_fences(lines: list[str], fences: list[int]) -> None:
    dashes = next((n for n, line in enumerate(lines) if _DASHES.fullmatch(line.strip())), None)
    if len(fences) < 2 and dashes is not None:
        raise Unreadable(
            f'This line is "{lines[dashes].strip()}": a program has replaced the three hyphens.',
            A_GUIDE,
            f"Delete it and type three hyphens ({FENCE}).",
            dashes + 1,
        )
    if not fences or any(line.strip() for line in lines[: fences[0]]):
        raise Unreadable(
            f"This guide does not begin with a line of three hyphens ({FENCE}).",
            A_GUIDE,
            f"Add a line {FENCE} at the very top.",
            1,
        )
    if len(fences) == 1:
        raise Unreadable(
            f"The line {FENCE} that ends the form is missing.",
            A_GUIDE,
            f"Add a line {FENCE} after the last field.",
            fences[0] + 1,
        )
    if len(fences) > 2:
        if _looks_like_a_form(lines[fences[1] + 1 :]):
            raise Unreadable(
                "There seem to be two guides in this file: a second form begins here.",
                "A file can have only one guide.",
                "Cut everything from this line on, and paste it into a new file in content/guides.",
                next(n for n in fences[1:] if _looks_like_a_form(lines[n + 1 : n + 4])) + 1,
            )
        surplus = fences[1] if fences[1] == fences[0] + 1 else fences[2]
        raise Unreadable(
            f"There are {len(fences)} lines of three hyphens ({FENCE}) in this guide.",
            "There should be two: one before the form and one after it.",
            "Delete the one on this line.",
            surplus + 1,
        )


def _looks_like_a_form(lines: list[str]) -> bool:
    return any(re.match(r"(?:title|summary|topic|steps):", line) for line in lines)
