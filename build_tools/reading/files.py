"""Opens a content file and cuts it into its fields and its body."""

from __future__ import annotations

from pathlib import Path

from build_tools.reading.document import Document, Unreadable
from build_tools.reading.fields import values_of

LARGEST_FILE = 1_000_000
FENCE = "---"


def read_guide(path: Path, name: str) -> Document:
    """Read a guide: YAML between two `---` lines, then Markdown. `name` is how people know it."""
    return _read(path, name, with_body=True)


def read_register(path: Path, name: str) -> Document:
    """Read a file that is YAML from end to end. `name` is how people know it."""
    return _read(path, name, with_body=False)


def names_in(folder: Path, ending: str) -> tuple[str, ...]:
    """Return the names of the files of a folder that have an ending, without it, in order."""
    return tuple(sorted(path.name.removesuffix(ending) for path in folder.glob(f"*{ending}")))


def _read(path: Path, name: str, *, with_body: bool) -> Document:
    try:
        text = _text_of(path)
        head, head_line, body, body_line = (
            _split(text) if with_body else (text, 1, "", _line_count(text))
        )
        values, lines = values_of(head, head_line, whole_file=not with_body)
    except Unreadable as stop:
        return Document(name, problems=(stop.problem.at(name, stop.problem.line),))
    return Document(name, values, lines, body, body_line)


def _line_count(text: str) -> int:
    return text.count("\n") + 1


def _text_of(path: Path) -> str:
    data = _bytes_of(path)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(
            "This file is saved as UTF-16.",
            "A content file is UTF-8.",
            'Save it again and choose the encoding "UTF-8".',
            1,
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("This file is empty.", "", "Fill it in, or delete the file.")
    return text


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise Unreadable(
                f"This file is {path.stat().st_size / 1e6:.1f} MB.",
                f"A content file is {LARGEST_FILE / 1e6:.0f} MB or smaller.",
                "Look for something pasted in by mistake.",
            )
        return path.read_bytes()
    except OSError as error:
        raise _cannot_open(error) from None


def _cannot_open(error: OSError) -> Unreadable:
    if isinstance(error, FileNotFoundError):
        return Unreadable(
            "This file is missing.", "The site needs it.", "Put it back, or undo its deletion."
        )
    return Unreadable(
        f"This file cannot be opened: {error.strerror or error}.",
        "",
        "Ask your IT colleagues to check who may read it.",
    )


def _not_utf8(data: bytes, start: int) -> Unreadable:
    line = data[:start].count(b"\n") + 1
    word = data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")[-20:]
    near = f' just after "{word.strip()}"' if word.strip() else ""
    return Unreadable(
        f"This line has a character that is not UTF-8{near}.",
        "A content file is UTF-8.",
        'Type the character again, or save the file again with the encoding "UTF-8".',
        line,
    )


def _split(text: str) -> tuple[str, int, str, int]:
    """Cut a guide into its form and its body, with the line each begins on."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if not fences or any(line.strip() for line in lines[: fences[0]]):
        raise Unreadable(
            f"This guide does not begin with a line of three hyphens ({FENCE}).",
            f"A guide begins with {FENCE}, then its form, then {FENCE}, then what to know.",
            f"Add a line {FENCE} at the very top.",
            1,
        )
    if len(fences) == 1:
        raise Unreadable(
            f"The line {FENCE} that ends the form is missing.",
            f"A guide begins with {FENCE}, then its form, then {FENCE}, then what to know.",
            f"Add a line {FENCE} after the last field.",
            fences[0] + 1,
        )
    if len(fences) > 2:
        raise Unreadable(
            f"There are {len(fences)} lines of three hyphens ({FENCE}) in this guide.",
            "There are two: one before the form and one after it.",
            "Delete the one on this line.",
            fences[1] + 1 if fences[1] == fences[0] + 1 else fences[2] + 1,
        )
    first, second = fences
    return (
        "\n".join(lines[first + 1 : second]),
        first + 2,
        "\n".join(lines[second + 1 :]),
        second + 2,
    )
