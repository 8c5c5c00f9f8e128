"""Writes `approvals.yaml`: what the council approved, each with the fingerprint of its words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from build_tools.disk import write_whole
from build_tools.model.approvals import Approvals, Record
from build_tools.problems import CommandError

HEAD = """\
# yaml-language-server: $schema=../schemas/approvals.json
# What the council approved: each page, with the post, the day and a fingerprint of its words.
# A command writes this file: python -m build_tools approve. Do not change it by hand: a line that
# is typed here counts for nothing.
"""
R = TypeVar("R", bound=Record)


def merged(old: Iterable[R], new: Iterable[R], key: str) -> tuple[R, ...]:
    """Return records in order of their key, each newer one in place of the older one."""
    found = {getattr(one, key): one for one in (*old, *new)}
    return tuple(found[name] for name in sorted(found))


def write_approvals(path: Path, approvals: Approvals) -> None:
    """Write the record in one move. Raises CommandError where it cannot be written."""
    try:
        write_whole(path, approvals_text(approvals).encode("utf-8"))
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(f"{path} can't be written: {reason}. Nothing has changed.") from None


def approvals_text(approvals: Approvals) -> str:
    """Return the file's text: the same records give the same text."""
    lines = [HEAD.rstrip()]
    for name in ("pages", "contacts", "sign_offs"):
        records = getattr(approvals, name)
        lines += [f"{name}:"] if records else []
        for record in records:
            lines += _lines(record)
    return "\n".join(lines) + "\n"


def _lines(record: Record) -> list[str]:
    values = record.model_dump(mode="json")
    names = [*(name for name in values if name not in ("on", "fingerprint")), "on", "fingerprint"]
    written = [f"{name}: {_scalar(str(values[name]))}" for name in names]
    return [f"  - {written[0]}", *(f"    {line}" for line in written[1:])]


def _scalar(text: str) -> str:
    is_plain = text and all(c.isalnum() or c in " -/'." for c in text) and text[0].isalnum()
    return text if is_plain else json.dumps(text, ensure_ascii=False)
