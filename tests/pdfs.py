"""What tests look up in PDFs."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf


def opened(data: bytes) -> Any:
    """Return a PDF, opened."""
    return pikepdf.open(io.BytesIO(data))


def words_of(data: bytes, folder: Path) -> str:
    """Return the words of a PDF, with single spaces."""
    text = _poppler(["pdftotext", "-raw"], data, folder)
    return " ".join(text.split())


def structure_of(data: bytes, folder: Path) -> str:
    """Return the tags of a PDF and the text in them, in reading order."""
    text = _poppler(["pdfinfo", "-struct-text"], data, folder)
    return re.sub(r"Object \d+ 0|BBox \[.*\]|<U1x\w+>|\(U1x\w+\)", "...", text)


def headings_of(structure: str) -> list[tuple[int, str]]:
    """Return the level and words of each heading, in order."""
    found = re.findall(r'^ *H(\d) "(.*)" \(block\)$', structure, re.MULTILINE)
    return [(int(level), words) for level, words in found]


def _poppler(command: list[str], data: bytes, folder: Path) -> str:
    file = folder / "look.pdf"
    file.write_bytes(data)
    output = ["-"] if command[0] == "pdftotext" else []
    done = subprocess.run(
        [*command, str(file), *output], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def sizes_of(document: Any) -> set[float]:
    """Return every size of letters in a PDF, in points."""
    return {
        float(operands[1])
        for page in document.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "Tf"
    }


def links_of(document: Any) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each link that leads out of a PDF."""
    for page in document.pages:
        for annotation in page.get("/Annots", []):
            if "/A" in annotation and "/URI" in annotation.A:
                yield str(annotation.A.URI), str(annotation.get("/Contents", ""))
