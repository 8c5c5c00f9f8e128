"""Finds and opens the files of a content folder, and cuts each into its fields and its body."""

from __future__ import annotations

import re
from pathlib import Path

from build_tools.content.document import Document, Unreadable
from build_tools.content.folder import is_left_by_a_program
from build_tools.content.yaml_text import fields_of
from build_tools.problems import Problem

LARGEST_GUIDE = 50_000
LARGEST_REGISTER = 1_000_000
FENCE = "---"
A_GUIDE = f"A guide begins with {FENCE}, then its form, then {FENCE}, then what to know."
_ONE_VERSION, _OTHER_VERSION = (re.compile(rf"^{mark}{{7}} ", re.MULTILINE) for mark in "<>")
_DASHES = re.compile(r"[–—]-?|-[–—]|[–—]{2,3}|--|----+|_{3,}|\*{3,}|- - -")
_UNSEEN = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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


def text_of(path: Path, largest: int, thing: str) -> str:
    """Return the text of a file, with plain line ends. Raises Unreadable.

    `thing` is what an editor calls the file, which has `largest` bytes at most.
    """
    data = _bytes_of(path, largest, thing)
    _refuse_other_programs(data, thing)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(
            "This file is saved as UTF-16.",
            "A content file must be saved as UTF-8.",
            'Save it again and choose the encoding "UTF-8".',
            1,
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_unseen(text)
    _refuse_two_versions(text)
    if not text.strip():
        raise Unreadable(
            "This file is empty.", "", "Fill it in, or undo the change that emptied it."
        )
    return text


_PROGRAMS = (
    (b"PK\x03\x04", "a Word, Excel or other office file, or a zip file,"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a WordPad or Word file (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"bplist", "a file made by a Mac"),
)


def _refuse_other_programs(data: bytes, thing: str) -> None:
    """A file keeps its kind when it gets another name."""
    start = data.lstrip(b"\xef\xbb\xbf \r\n")
    kind = next((kind for mark, kind in _PROGRAMS if start.startswith(mark)), "")
    if kind:
        raise Unreadable(
            f"This looks like {kind} with its name changed.",
            f"A {thing} must be plain text.",
            "Copy its words and paste them into a plain text file.",
            1,
        )


def _bytes_of(path: Path, largest: int, thing: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(
                "This is not a file.",
                "Something else has this name, perhaps a folder.",
                "Move it somewhere else.",
            )
        size = path.stat().st_size
        if size > largest:
            raise Unreadable(
                f"This file is {_size(size)}.",
                f"A {thing} can be up to {_size(largest)}.",
                "Look for something pasted in by mistake.",
            )
        return path.read_bytes()
    except OSError as error:
        raise _cannot_open(error) from None


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1_000_000 else f"{number / 1e3:.0f} kB"


def _cannot_open(error: OSError) -> Unreadable:
    if isinstance(error, FileNotFoundError):
        return Unreadable(
            "This file is missing.",
            "The site needs it.",
            "Put it back, or undo the change that deleted it.",
        )
    return Unreadable(
        f"This file can't be opened: {error.strerror or error}.",
        "",
        "Ask your IT colleagues for permission to read it.",
    )


def _not_utf8(data: bytes, start: int) -> Unreadable:
    line = data[:start].count(b"\n") + 1
    word = data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")[-20:]
    near = f' just after "{word.strip()}"' if word.strip() else ""
    return Unreadable(
        f"This line has a character that can't be read{near}.",
        "A content file must be saved as UTF-8.",
        'Type the character again, or save the file again with the encoding "UTF-8".',
        line,
    )


def _refuse_unseen(text: str) -> None:
    """Control characters, and line ends that most programs do not show and YAML obeys."""
    unseen = _UNSEEN.search(text)
    if unseen:
        raise Unreadable(
            f"This line has an invisible character (U+{ord(unseen.group()):04X}).",
            "Use only letters, numbers, punctuation and spaces.",
            "Delete the line and type it again.",
            text[: unseen.start()].count("\n") + 1,
        )


def _refuse_two_versions(text: str) -> None:
    """What Git leaves in a file where two people changed the same lines."""
    begin = _ONE_VERSION.search(text)
    if begin and _OTHER_VERSION.search(text):
        raise Unreadable(
            "Two people changed these lines at the same time, and both versions are in the file.",
            "Only one version can stay.",
            "Keep the lines that are right: if it is a number, call it first. Delete the other "
            "lines, and those that begin with <<<<<<<, ======= and >>>>>>>.",
            text[: begin.start()].count("\n") + 1,
        )
