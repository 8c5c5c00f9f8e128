"""Keeps the PDFs of earlier builds, so that one is made again only when what it shows changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from build_tools.disk import write_whole
from build_tools.pdf.typst import TEMPLATES, make_pdf

DIGEST = 32  # bytes of a SHA-256


class PdfCache:
    """A folder of PDFs, each under the hash of everything that goes into it.

    A file begins with the hash of the PDF in it. One that was damaged is made again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def pdf(
        self,
        template: str,
        content: Mapping[str, object],
        made_on: date,
        *,
        sizes: Sequence[float],
        codes: Sequence[str] = (),
    ) -> bytes:
        """Return a PDF as `make_pdf` does, made now or kept from an earlier build."""
        name = _name_of([template, content, made_on.isoformat(), sizes, codes])
        self._used.add(name)
        kept = self._read(name)
        if kept:
            return kept
        made = make_pdf(template, content, made_on, sizes=sizes, codes=codes)
        return self._write(name, made)

    def forget_others(self) -> None:
        """Delete every PDF that was not asked for."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _read(self, name: str) -> bytes | None:
        try:
            kept = (self._folder / name).read_bytes()
        except OSError:
            return None
        digest, data = kept[:DIGEST], kept[DIGEST:]
        return data if hashlib.sha256(data).digest() == digest else None

    def _write(self, name: str, data: bytes) -> bytes:
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._folder / name, hashlib.sha256(data).digest() + data)
        return data


def _name_of(ingredients: Sequence[object]) -> str:
    everything = json.dumps([_recipe(), *ingredients], sort_keys=True)
    return hashlib.sha256(everything.encode("utf-8")).hexdigest()


@cache
def _recipe() -> str:
    """Return a hash of what makes PDFs beside their content: templates, pictures and packages."""
    files = [*TEMPLATES.glob("print/*.typ"), *TEMPLATES.glob("pictures/*.svg")]
    parts = [f"{file.name}\n{file.read_text(encoding='utf-8')}" for file in sorted(files)]
    versions = [version(name) for name in ("typst", "font-source-sans-pro", "segno")]
    return hashlib.sha256("\n".join([*versions, *parts]).encode("utf-8")).hexdigest()
