"""Puts a gzip and a brotli copy beside each text file, for servers that hand them out."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from pathlib import Path

import brotli

from build_tools.publishing.tree import files_below

ENDINGS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
LEVEL = 9
QUALITY = 5  # 9 saves a two-hundredth for twice the time; 11 a tenth for sixty times
WINDOW = 16  # 64 kB: larger windows cost twenty times the time on small pages and save nothing
MADE_WITH = f"{zlib.ZLIB_RUNTIME_VERSION} {LEVEL} {brotli.__version__} {QUALITY} {WINDOW}\n"
_GZIP = 16 + zlib.MAX_WBITS  # a gzip header and no other
_DAMAGE = (brotli.error, zlib.error, OSError)


def compress_site(site: Path, kept: Path) -> None:
    """Write `name.gz` and `name.br` for each text file; equal files give equal bytes.

    `kept` is a folder of copies from earlier builds, by the hash of what they hold and were made
    with, so that each is the one that would be made now. Copies that still unpack to the same
    bytes are used again; those that were not used are deleted.
    """
    kept.mkdir(parents=True, exist_ok=True)
    used: set[str] = set()
    for path in files_below(site).values():
        if path.suffix in ENDINGS:
            data = path.read_bytes()
            name = hashlib.sha256(MADE_WITH.encode() + data).hexdigest()
            used.add(name)
            for ending, copy in zip((".gz", ".br"), _copies(data, kept / name), strict=True):
                path.with_name(path.name + ending).write_bytes(copy)
    for old in kept.iterdir():
        if old.name not in used:
            old.unlink()


def _copies(data: bytes, kept: Path) -> tuple[bytes, bytes]:
    """Return the gzip and the brotli copy: those kept in one file, or new ones."""
    try:
        return _kept_copies(kept.read_bytes(), data)
    except _DAMAGE:  # there is none yet, or it is damaged
        gzipped = gzip.compress(data, LEVEL, mtime=0)
        brotlied = bytes(brotli.compress(data, quality=QUALITY, lgwin=WINDOW))
        kept.write_bytes(gzipped + brotlied)
        return gzipped, brotlied


def _kept_copies(kept: bytes, data: bytes) -> tuple[bytes, bytes]:
    """Return the two copies that stand one after the other. Raises OSError if not of `data`."""
    unpacker = zlib.decompressobj(_GZIP)
    unzipped = unpacker.decompress(kept)
    brotlied = unpacker.unused_data
    if unzipped != data or brotli.decompress(brotlied) != data:
        raise OSError("The kept copies are of something else.")
    return kept[: len(kept) - len(brotlied)], brotlied
