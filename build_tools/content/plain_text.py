"""Reads a content file as plain text, or says why that is not possible."""

from __future__ import annotations

import re
from pathlib import Path

from build_tools.content.document import Unreadable
from build_tools.problems import size_in_words

_ONE_VERSION, _OTHER_VERSION = (re.compile(rf"^{mark}{{7}} ", re.MULTILINE) for mark in "<>")
_UNSEEN = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
                f"This file is {size_in_words(size)}.",
                f"A {thing} can be up to {size_in_words(largest)}.",
                "Look for something pasted in by mistake.",
            )
        return path.read_bytes()
    except OSError as error:
        raise _cannot_open(error) from None


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
