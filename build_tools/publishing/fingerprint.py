"""Gives each asset a name that changes with its content, so that it may be kept for a year."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_tools.problems import InternalError

NAMED_BY_CONTENT = r"assets/[\w-]+\.[0-9a-f]{10}\.\w+"  # site.3b1c2d4e5f.js
ASKING = ".js"


def fingerprint_assets(site: Path) -> dict[str, str]:
    """Rename every asset of a built site, and return each new name by the old one.

    An asset that names others is renamed after them, so that its own name changes with theirs.
    """
    names: dict[str, str] = {}
    waiting = sorted((site / "assets").glob("*.*"))
    while waiting:
        ready = [path for path in waiting if not _mentions(path, waiting)]
        if not ready:
            raise InternalError(
                "Some assets refer to each other in a circle.", f"{[p.name for p in waiting]}"
            )
        for path in ready:
            _rewrite(path, names)
        names.update(_renamed(path) for path in ready)
        waiting = [path for path in waiting if path not in ready]
    return names


def with_names(text: str, names: Mapping[str, str]) -> str:
    """Return a text that names assets with their new names."""
    return _any_of(names).sub(lambda found: names[found[1]], text) if names else text


def _mentions(path: Path, others: list[Path]) -> bool:
    if path.suffix != ASKING:
        return False
    names = (f"assets/{other.name}" for other in others)
    return bool(_any_of(names).search(path.read_text(encoding="utf-8")))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(re.escape(name) for name in names)})(?![\w.-])")


def _renamed(path: Path) -> tuple[str, str]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    new = path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
    return f"assets/{path.name}", f"assets/{new.name}"


def _rewrite(path: Path, names: Mapping[str, str]) -> None:
    if path.suffix == ASKING:
        text = path.read_text(encoding="utf-8")
        path.write_text(with_names(text, names), encoding="utf-8")
