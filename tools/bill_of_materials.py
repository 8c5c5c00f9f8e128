"""Prints every package that this project may install, as CycloneDX 1.6: made from the lock files.

Run it as `python -m tools.bill_of_materials`. It reads `requirements/*.txt`, asks nobody, and has
no date or chance in it: the same locks give the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LOCKS = Path(__file__).resolve().parents[1] / "requirements"
_PACKAGE = re.compile(r"([A-Za-z0-9._-]+)==([^\s;\\]+)(?: ; (.+?))?(?: \\)?")
_HASH = re.compile(r"    --hash=sha256:([0-9a-f]{64})(?: \\)?")


@dataclass(frozen=True)
class Locked:
    """One package of a lock: its files' SHA-256, and on which machines it is installed."""

    name: str
    version: str
    where: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its address as a package of Python (the package URL specification, type `pypi`)."""
        return f"pkg:pypi/{self.name}@{self.version.replace('+', '%2B')}"


def packages_of(lock: Path) -> tuple[Locked, ...]:
    """Return the packages of a lock. Raises ValueError for a line that is not of one."""
    found: list[Locked] = []
    for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(("#", "--only-binary")):
            continue
        if package := _PACKAGE.fullmatch(line):
            found.append(Locked(package[1], package[2], package[3] or "", ()))
        elif (one := _HASH.fullmatch(line)) and found:
            last = found.pop()
            found.append(Locked(last.name, last.version, last.where, (*last.hashes, one[1])))
        else:
            raise ValueError(
                f"{lock}, line {number}: {line!r} is no package with its version, and no hash. "
                "Nothing was printed. Make the lock again with `make locks`."
            )
    return tuple(found)


def bill_of(folder: Path) -> dict[str, object]:
    """Return the bill of materials of all lock files of a folder, ready for JSON."""
    named: dict[str, list[tuple[str, Locked]]] = {}
    for lock in sorted(folder.glob("*.txt")):
        for package in packages_of(lock):
            named.setdefault(package.purl, []).append((lock.stem, package))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": [_component(purl, uses) for purl, uses in sorted(named.items())],
    }


def _component(purl: str, uses: list[tuple[str, Locked]]) -> dict[str, object]:
    first = uses[0][1]
    hashes = sorted({one for _, package in uses for one in package.hashes})
    return {
        "type": "library",
        "bom-ref": purl,
        "name": first.name,
        "version": first.version,
        # What is only tried or tested with is no part of what builds the site.
        "scope": "required" if any(lock == "build" for lock, _ in uses) else "excluded",
        "hashes": [{"alg": "SHA-256", "content": one} for one in hashes],
        "purl": purl,
        "properties": list(_properties(uses)),
    }


def _properties(uses: list[tuple[str, Locked]]) -> Iterator[dict[str, str]]:
    for lock, package in uses:
        yield {"name": "lock", "value": f"requirements/{lock}.txt"}
        if package.where:
            yield {"name": f"requirements/{lock}.txt: only where", "value": package.where}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill_of(LOCKS), indent=1) + "\n")
