"""Opens a file as text: its size, its encoding, its line ends."""

from __future__ import annotations

import re
from pathlib import Path

from build_tools.content.document import Unreadable

_ONE_VERSION, _OTHER_VERSION = (re.compile(rf"^{mark}{{7}} ", re.MULTILINE) for mark in "<>")
_UNSEEN = re.compile("[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(path: Path, largest: int, thing: str) -> str:
    """Return the text of a file, with plain line ends. Raises Unreadable.

    `thing` is what an editor calls the file, which has `largest` bytes at most.
    """
    data = _bytes_of(path, largest, thing)
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
    _refuse_unseen(text)
    _refuse_two_versions(text)
    if not text.strip():
        raise Unreadable(
            "This file is empty.", "", "Fill it in, or undo the change that emptied it."
        )
    return text


def _bytes_of(path: Path, largest: int, thing: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(
                "This is not a file.",
                "Something else has its name: a folder, for instance.",
                "Move it somewhere else.",
            )
        size = path.stat().st_size
        if size > largest:
            raise Unreadable(
                f"This file is {_size(size)}.",
                f"A {thing} is {_size(largest)} or smaller.",
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
            "This file is missing.", "The site needs it.", "Put it back, or undo its deletion."
        )
    return Unreadable(
        f"This file cannot be opened: {error.strerror or error}.",
        "",
        "Ask your IT colleagues who may read it.",
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


def _refuse_unseen(text: str) -> None:
    """Control characters, and line ends that most programs do not show and YAML obeys."""
    unseen = _UNSEEN.search(text)
    if unseen:
        raise Unreadable(
            f"This line has a character that cannot be seen (U+{ord(unseen.group()):04X}).",
            "Text has letters, digits, signs and spaces only.",
            "Delete the line and type it again.",
            text[: unseen.start()].count("\n") + 1,
        )


def _refuse_two_versions(text: str) -> None:
    """What Git leaves in a file where two people changed the same lines."""
    begin = _ONE_VERSION.search(text)
    if begin and _OTHER_VERSION.search(text):
        raise Unreadable(
            "Two people changed these lines at once, and both versions are still in the file.",
            "A file holds one version.",
            "Keep the lines that are right (ring a number first), and delete the others "
            "and the lines that begin with <<<<<<<, ======= and >>>>>>>.",
            text[: begin.start()].count("\n") + 1,
        )
