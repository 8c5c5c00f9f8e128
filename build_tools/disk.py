"""Writes files and folders whole, and turns disk errors into readable messages."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.problems import CommandError, InternalError

REASONS = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The space allowed on the disk is used up.",
    errno.EFBIG: "The system does not allow files as large as this one.",
    errno.EROFS: "The disk is read-only.",
    errno.EACCES: "You do not have permission to write there.",
    errno.EPERM: "You do not have permission to write there.",
    errno.EEXIST: "There is a file where a folder should be.",
    errno.ENOTDIR: "There is a file where a folder should be.",
}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that others see the old one or the new one, never half of it."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to fill. It becomes `folder` once it is filled. An error deletes it."""
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        yield unfinished
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn disk errors, from this tool or from the site engine, into CommandError."""
    try:
        yield
    except OSError as error:
        if error.errno not in REASONS:
            raise
        raise _refused(error.errno, error.filename) from error
    except InternalError as fault:
        # The engine is another process: its words are all that we know.
        reason = next((number for number in REASONS if os.strerror(number) in fault.details), None)
        if reason is None:
            raise
        raise _refused(reason, None) from fault


def _refused(reason: int, place: object) -> CommandError:
    where = f"{place} can't be written. " if place else "The pages can't be written. "
    return CommandError(
        f"{where}{REASONS[reason]}\nNothing has been published. The site has not changed. "
        "Put that right, or ask your IT colleagues. Then try again."
    )
