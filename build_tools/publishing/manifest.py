"""The record that each build leaves in its site: what it was made of, and a hash of every file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

from build_tools.problems import CommandError
from build_tools.publishing.engine import ROOT
from build_tools.publishing.tree import files_below

RECORD = "build.json"
FORMAT = 4
HOSTS_ASK_FOR = {"_headers", ".nojekyll", "CNAME"}  # put beside the pages by hand, as a host wants
REQUIREMENTS = ROOT / "requirements"
_STYLE = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")
_ASKED_FOR = re.compile(r"^[a-z0-9-]+", re.MULTILINE)


@dataclass(frozen=True)
class Differences:
    """What a published copy has otherwise than its build: paths in order."""

    changed: tuple[str, ...]
    added: tuple[str, ...]
    lost: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.changed or self.added or self.lost)


def write_manifest(built: Path, revision: str, record: Mapping[str, Any], today: date) -> None:
    """Write `build.json`: the day, the content's revision and record, and every built file.

    The content's revision is a hash of its files and no revision of Git: a copy without its
    history must give the same bytes.
    """
    facts = {
        "format": FORMAT,
        "day": today.isoformat(),
        "content": revision,
        **record,
        "packages": dict(_packages()),
        "lock": _hash(REQUIREMENTS / "build.txt"),
        "files": hashes(built),
    }
    text = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    (built / RECORD).write_text(text, encoding="utf-8")


def read_record(site: Path) -> dict[str, Any]:
    """Return the record of a site; raise CommandError where there is none that can be read."""
    try:
        record = json.loads((site / RECORD).read_text(encoding="utf-8"))
        if isinstance(record["files"], dict) and isinstance(record["day"], str):
            return dict(record)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise CommandError(
        f'We can\'t read {RECORD} in "{site}", so there is nothing to compare it with.\n'
        "Give the folder of a built site with --site, or build one first."
    )


def styles_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the hashes of the style blocks that a site's record names.

    They go into a server's settings, so nothing that is not such a hash is passed on.
    """
    found = record.get("styles", [])
    return tuple(style for style in found if _STYLE.fullmatch(str(style)))


def differences(site: Path, record: dict[str, Any]) -> Differences:
    """Compare the files of a site with its record."""
    was, now = record["files"], hashes(site)
    return Differences(
        changed=tuple(sorted(path for path in was if path in now and was[path] != now[path])),
        added=tuple(sorted(path for path in now if path not in was | dict.fromkeys(HOSTS_ASK_FOR))),
        lost=tuple(sorted(path for path in was if path not in now)),
    )


def content_revision(content: Path) -> str:
    """Return a hash of the names and words of every content file."""
    found = hashlib.sha256()
    for path, digest in hashes(content).items():
        if path.endswith((".md", ".yaml")):
            found.update(f"{path} {digest}\n".encode())
    return found.hexdigest()


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a folder but its record, in order."""
    files = files_below(folder.resolve()).items()
    return {name: _hash(path) for name, path in files if name != RECORD}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _packages() -> Iterator[tuple[str, str]]:
    """Yield what building needs as asked for: the rest depends on the system it runs on."""
    for name in _ASKED_FOR.findall((REQUIREMENTS / "build.in").read_text(encoding="utf-8")):
        yield name, metadata.version(name)
