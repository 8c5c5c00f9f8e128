"""Settings as files: `_headers` for static hosts, and a list of objects for object stores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from build_tools.publishing.serving.headers import (
    ASKED_EACH_TIME,
    FOR_A_YEAR,
    NOT_AT_ALL,
    kept_for,
    type_of,
)
from build_tools.publishing.tree import files_below

PACKED = {".gz": "gzip", ".br": "br"}


def headers_file(headers: dict[str, str], prefix: str) -> str:
    """Return the `_headers` file that several static hosts read.

    No address gets Cache-Control twice: hosts would join the two. Pages are left to the host,
    which has each asked about anew.
    """
    rules = {
        f"{prefix}*": headers,
        f"{prefix}assets/*": {"Cache-Control": FOR_A_YEAR},
        **{f"{prefix}{name}": {"Cache-Control": NOT_AT_ALL} for name in ASKED_EACH_TIME},
    }
    return "\n".join(_rule(path, values) for path, values in rules.items())


def _rule(path: str, values: dict[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())


def objects_file(headers: dict[str, str], built: Path) -> str:
    """Return, as JSON, the headers of every answer and what each stored file must be stored with.

    A packed copy is named with its encoding, for stores that can choose between copies.
    """
    files = dict(_objects(built))
    return json.dumps({"headers": headers, "files": files}, indent=1) + "\n"


def _objects(built: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for name, path in files_below(built).items():
        packed = PACKED.get(path.suffix)
        plain = name.removesuffix(path.suffix) if packed else name
        facts = {"Content-Type": type_of(plain), "Cache-Control": kept_for(plain)}
        yield name, facts | ({"Content-Encoding": packed} if packed else {})
