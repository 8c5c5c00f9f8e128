"""Says in plain words what the disk refuses: it is full, or a folder may not be written to."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what the disk refuses, here or to the site engine, into CommandError."""
    try:
        yield
    except OSError as error:
        if error.errno not in REASONS:
            raise
        raise _told(error.errno, error.filename) from error
    except InternalError as fault:
        # The engine is a process of its own: its words are all that is known.
        reason = next((number for number in REASONS if os.strerror(number) in fault.details), None)
        if reason is None:
            raise
        raise _told(reason, None) from fault


def _told(reason: int, place: object) -> CommandError:
    where = f"{place} cannot be written. " if place else "The pages cannot be written. "
    return CommandError(
        f"{where}{REASONS[reason]}\nNothing was published; the site is as it was. "
        "Put that right, or ask your IT colleagues, then try again."
    )
