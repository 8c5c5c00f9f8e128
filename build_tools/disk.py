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
    errno.EFBIG: "The system does not allow a file as large as this one.",
    errno.EROFS: "The disk can only be read.",
    errno.EACCES: "It may not be written to.",
    errno.EPERM: "It may not be written to.",
    errno.EEXIST: "A file stands where a folder should be.",
    errno.ENOTDIR: "A file stands where a folder should be.",
}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that others see as it was or as it will be, and never half of it."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to fill. It becomes `folder` once it is full; after an error it is gone."""
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        yield unfinished
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn disk errors, ours or those of the site engine, into CommandError."""
    try:
        yield
    except OSError as error:
        if error.errno not in REASONS:
            raise
        raise _refused(error.errno, error.filename) from error
    except InternalError as fault:
        # The engine is a process of its own: its words are all that is known.
        reason = next((number for number in REASONS if os.strerror(number) in fault.details), None)
        if reason is None:
            raise
        raise _refused(reason, None) from fault


def _refused(reason: int, place: object) -> CommandError:
    where = f"{place} cannot be written. " if place else "The pages cannot be written. "
    return CommandError(
        f"{where}{REASONS[reason]}\nNothing was published; the site is as it was. "
        "Put that right, or ask your IT colleagues, then try again."
    )
