"""Puts a gzip and a brotli copy beside each text file, for servers that hand them out."""

from __future__ import annotations

import gzip
import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from build_tools.publishing.tree import files_below

ENDINGS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
LEVEL = 9
WINDOW = 16  # 64 kB: on small pages a larger one saves nothing
BEST = 11  # a tenth less than 5, for twenty times the work: so what was packed once is kept
QUICK = 5  # for files larger than the window, which no page waits for


def compress_site(site: Path, kept: Path) -> None:
    """Write `name.gz` and `name.br` for each text file; equal files give equal bytes.

    `kept` is a folder of the copies of earlier builds: brotli at its best takes 22 ms a page, and
    most pages are as they were. What this build did not ask for is deleted from it.
    """
    kept.mkdir(parents=True, exist_ok=True)
    paths = [path for path in files_below(site).values() if path.suffix in ENDINGS]
    with ThreadPoolExecutor() as threads:  # packing leaves the other processors free to run
        names = set(threads.map(lambda path: _compress(path, kept), paths))
    for path in kept.iterdir():
        if path.name not in names:
            path.unlink()


def _compress(path: Path, kept: Path) -> str:
    """Write both copies of a file, and return the name under which the smaller one is kept."""
    data = path.read_bytes()
    name = hashlib.sha256(brotli.__version__.encode() + data).hexdigest()
    if len(data) > 1 << WINDOW:
        packed = brotli.compress(data, quality=QUICK, lgwin=WINDOW)
    else:
        packed = _best(data, kept / name)
    path.with_name(f"{path.name}.br").write_bytes(packed)
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, LEVEL, mtime=0))
    return name


def _best(data: bytes, copy: Path) -> bytes:
    """Return data packed at its best: the copy that is kept, where it unpacks to the data."""
    try:
        packed = copy.read_bytes()
        if brotli.decompress(packed) == data:
            return packed
    except (OSError, brotli.error):
        pass  # none yet, or one that was damaged
    packed = bytes(brotli.compress(data, quality=BEST, lgwin=WINDOW))
    copy.write_bytes(packed)
    return packed
