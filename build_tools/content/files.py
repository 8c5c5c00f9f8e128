"""Opens a content file and cuts it into its fields and its body."""

from __future__ import annotations

from pathlib import Path

from build_tools.content.decode import text_of
from build_tools.content.document import Document, Unreadable
from build_tools.content.yaml_fields import fields_of

LARGEST_GUIDE = 50_000
LARGEST_REGISTER = 1_000_000
FENCE = "---"
A_GUIDE = f"A guide begins with {FENCE}, then its form, then {FENCE}, then what to know."


def read_guide(path: Path, name: str) -> Document:
    """Read a guide: YAML between two `---` lines, then Markdown. `name` is how people know it."""
    try:
        form, form_line, body, body_line = _split(text_of(path, LARGEST_GUIDE, "guide"))
    except Unreadable as stop:
        return _not_read(name, stop)
    return _document(name, form, form_line, "form", body, body_line)


def read_register(path: Path, name: str) -> Document:
    """Read a file that is YAML from end to end. `name` is how people know it."""
    try:
        text = text_of(path, LARGEST_REGISTER, "content file")
    except Unreadable as stop:
        return _not_read(name, stop)
    return _document(name, text, 1, "file")


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
        surplus = fences[1] if fences[1] == fences[0] + 1 else fences[2]
        raise Unreadable(
            f"There are {len(fences)} lines of three hyphens ({FENCE}) in this guide.",
            "There are two: one before the form and one after it.",
            "Delete the one on this line.",
            surplus + 1,
        )
