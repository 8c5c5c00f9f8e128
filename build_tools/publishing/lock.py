"""Allows one build at a time, with a lock that says who has it.

The system itself locks the open file, so a build that is killed never leaves the lock behind.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from build_tools.problems import CommandError

NAME = "lock"
_FAR = 1 << 30  # on Windows nobody can read what is locked, so this is a byte that nobody reads


@contextmanager
def build_lock(work: Path) -> Iterator[str]:
    """Take the lock of a work folder, and give the name of a build that was killed with it, or "".

    Raises CommandError, naming the other build, where one is still running.
    """
    work.mkdir(parents=True, exist_ok=True)
    with (work / NAME).open("a+", encoding="utf-8") as file:
        taken = _take(file)
        file.seek(0)
        holder = file.read().strip()
        if not taken:
            raise CommandError(
                f"Another build is running: {holder or 'it has just begun'}.\n"
                "Nothing has changed. Wait until it has finished, then try again."
            )
        _write(file, _me())
        try:
            yield holder
        finally:
            _write(file, "")


def _me() -> str:
    now = datetime.now().astimezone()
    return f"process {os.getpid()} on {socket.gethostname()}, since {now:%H:%M on %d %B %Y}"


def _write(file: TextIO, words: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(words)
    file.flush()


def _take(file: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
