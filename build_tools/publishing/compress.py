"""Puts a gzip and a brotli copy beside each text file, for servers that hand them out."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

from build_tools.publishing.tree import files_below

ENDINGS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
LEVEL = 9
QUALITY = 5  # 9 saves a two-hundredth for twice the time; 11 a tenth for sixty times
WINDOW = 16  # 64 kB: larger windows cost twenty times the time on small pages and save nothing


def compress_site(site: Path) -> None:
    """Write `name.gz` and `name.br` for each text file; equal files give equal bytes."""
    for path in files_below(site).values():
        if path.suffix in ENDINGS:
            data = path.read_bytes()
            gzipped = gzip.compress(data, LEVEL, mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(gzipped)
            brotlied = brotli.compress(data, quality=QUALITY, lgwin=WINDOW)
            path.with_name(f"{path.name}.br").write_bytes(brotlied)
