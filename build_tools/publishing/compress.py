"""Puts a gzip and a brotli copy beside each text file, for servers that hand them out."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import brotli

ENDINGS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
LEVEL = 9
QUALITY = 9  # 10 and 11 save a tenth and cost twenty and forty times the time
WINDOW = 16  # 64 kB: larger windows cost twenty times the time on small pages and save nothing


@dataclass(frozen=True)
class _Way:
    """A way to compress: the ending of its copies, and how it is done and undone."""

    ending: str
    small: Callable[[bytes], bytes]
    large: Callable[[bytes], bytes]


def _packed_by_brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=QUALITY, lgwin=WINDOW))


WAYS = (
    _Way(".gz", lambda data: gzip.compress(data, LEVEL, mtime=0), gzip.decompress),
    _Way(".br", _packed_by_brotli, brotli.decompress),
)
MADE_WITH = f"{zlib.ZLIB_RUNTIME_VERSION} {LEVEL} {brotli.__version__} {QUALITY} {WINDOW}\n"
_DAMAGE = (brotli.error, EOFError, OSError, ValueError)


def compress_site(site: Path, kept: Path) -> None:
    """Write `name.gz` and `name.br` for each text file; equal files give equal bytes.

    `kept` is a folder of copies from earlier builds, by the hash of what they hold and were made
    with, so that each is the one that would be made now. A copy that still unpacks to the same
    bytes is used again; those that were not used are deleted.
    """
    kept.mkdir(parents=True, exist_ok=True)
    used: set[str] = set()
    for path in sorted(site.rglob("*")):
        if path.suffix in ENDINGS and path.is_file():
            data = path.read_bytes()
            name = hashlib.sha256(MADE_WITH.encode() + data).hexdigest()
            for way in WAYS:
                used.add(name + way.ending)
                copy = _copy(data, kept / (name + way.ending), way)
                path.with_name(path.name + way.ending).write_bytes(copy)
    for old in kept.iterdir():
        if old.name not in used:
            old.unlink()


def _copy(data: bytes, kept: Path, way: _Way) -> bytes:
    try:
        copy = kept.read_bytes()
        if way.large(copy) == data:
            return copy
    except _DAMAGE:
        pass  # there is none yet, or it is damaged
    copy = way.small(data)
    kept.write_bytes(copy)
    return copy
