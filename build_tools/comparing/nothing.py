"""The state of the content in which there was nothing."""

from __future__ import annotations

from typing import Any

from build_tools.model import PartialContent, frozen


def nothing_yet() -> PartialContent:
    """Return a state of the content in which there was nothing, so that all is new."""
    singles = dict.fromkeys(("site", "pledge", "words", "review", "distributions", "addresses"))
    kinds = ("guides", "contacts", "sources", "topics", "glossary", "to_confirm")
    parts: dict[str, Any] = {**singles, **{kind: frozen({}) for kind in kinds}}
    return PartialContent(**parts)
