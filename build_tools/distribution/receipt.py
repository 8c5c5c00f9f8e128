"""The folder of a distribution: how it is written, and the receipt by which it is known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.disk import whole_folder
from build_tools.distribution.letters import Envelope
from build_tools.problems import CommandError

RECEIPT = "distribution.json"


class FolderTaken(CommandError):
    """A folder has something else in it, which is left as it is."""


@dataclass(frozen=True)
class Receipt:
    """What a receipt says: for which group, from which version, made when, holding what."""

    group: str
    version: str
    made_on: str
    approved: bool
    what: str


def write_folder(
    folder: Path, files: Mapping[str, bytes], envelope: Envelope, what: str, *, approved: bool
) -> bool:
    """Write the files and the receipt. Return False where the folder holds the same already."""
    receipt = _receipt_of(files, envelope, what, approved=approved)
    if _is_the_same(folder, receipt):
        return False
    if folder.exists():
        raise FolderTaken(
            f'"{folder}" already has another distribution. It was not replaced: somebody may have '
            "worked on it. Delete it if nobody needs it, or give another folder with --out."
        )
    with whole_folder(folder) as unfinished:
        for name, data in {**files, RECEIPT: receipt}.items():
            path = unfinished / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return True


def _receipt_of(
    files: Mapping[str, bytes], envelope: Envelope, what: str, *, approved: bool
) -> bytes:
    facts = {
        "format": 1,
        "group": envelope.group,
        "since": envelope.since,
        "version": envelope.version,
        "made_on": envelope.made_on.isoformat(),
        "approved": approved,
        "what": what,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _is_the_same(folder: Path, receipt: bytes) -> bool:
    try:
        return (folder / RECEIPT).read_bytes() == receipt
    except OSError:
        return False


def refuse_another(folder: Path) -> None:
    """Raise CommandError where a distribution cannot be put into a folder."""
    if not folder.absolute().parent.is_dir():
        raise CommandError(f'There is no folder "{folder.absolute().parent}". Make it first.')
    if folder.exists() and not (folder / RECEIPT).is_file():
        raise CommandError(
            f'"{folder}" is something that this command did not make. Nothing has changed. '
            "Give another folder with --out."
        )


def read_receipt(folder: Path) -> Receipt:
    """Return what a folder's receipt says. Raises CommandError where it is no distribution."""
    try:
        facts = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
        names = ("group", "version", "made_on", "approved", "what")
        return Receipt(**{name: facts[name] for name in names})
    except (OSError, ValueError, LookupError, TypeError):
        raise CommandError(
            f'"{folder}" is not the folder of a distribution. Nothing was recorded. '
            "Give a folder that `distribute` made."
        ) from None
