"""Lists the files of the copy that readers may keep, and writes the worker that keeps it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from build_tools.pages.page import OfflineWords
from build_tools.problems import InternalError, size_in_words

WORKER = "worker.js"
TEMPLATE = Path(__file__).with_name(WORKER)
OURS = 'class="kind-'  # how the worker tells our pages from a page that the network shows instead
TOP = "</header>"  # the worker writes its line in front of it
SIZE = '<span class="keep-size">'


def add_offline_copy(site: Path, words: OfflineWords, *, offered: bool) -> None:
    """Write the size of the copy into the pages of a slim site, and the worker that keeps it.

    Where it is not `offered`, the worker's list is empty: it then removes every copy that
    readers have kept. Raises InternalError where a page lacks what the worker goes by.
    """
    files = kept_files(site)
    _write_size(files)
    listed = {address: path.read_bytes() for address, path in files.items()}
    text = worker(
        TEMPLATE.read_text(encoding="utf-8"),
        listed if offered else {},
        words,
    )
    (site / WORKER).write_text(text, encoding="utf-8")


def kept_files(site: Path) -> dict[str, Path]:
    """Return the files of a site that a copy holds, each by its address from the site's root."""
    files = [*site.rglob("index.html"), *(site / "assets").iterdir()]
    files += [site / "404.html", site / "search-list.json"]
    addresses = {path.relative_to(site).as_posix(): path for path in files}
    return {name.removesuffix("index.html"): addresses[name] for name in sorted(addresses)}


def worker(template: str, files: Mapping[str, bytes], words: OfflineWords) -> str:
    """Return the worker with its list: an address and a hash for each file, and its words.

    Equal files and words give an equal worker; any difference gives another version.
    """
    hashes = {address: _hash(data) for address, data in files.items()}
    copy = {**asdict(words), "ours": OURS, "top": TOP, "files": hashes}
    text = json.dumps(copy, ensure_ascii=False, default=str, indent=1)
    version = hashlib.sha256(f"{text}{template}".encode()).hexdigest()[:12]
    return f'const VERSION = "{version}";\nconst COPY = {text};\n\n{template}'


def _hash(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode("ascii")


def _write_size(files: Mapping[str, Path]) -> None:
    size = size_in_words(sum(path.stat().st_size for path in files.values()))
    for page in (path for path in files.values() if path.suffix == ".html"):
        text = page.read_text(encoding="utf-8")
        if OURS not in text or TOP not in text:
            raise InternalError(
                "The offline copy's marker is missing from a page.", f"{page}: {OURS}, {TOP}"
            )
        if SIZE in text:
            page.write_text(text.replace(SIZE, f"{SIZE}{size}"), encoding="utf-8")
