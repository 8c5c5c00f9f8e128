"""Reads a content folder as far as it goes, without applying any rule: nothing stops it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from build_tools.content.document import Document
from build_tools.content.load import REGISTERS, SINGLES, ContentFiles
from build_tools.content.validate import validate
from build_tools.model import NOT_GIVEN, LoadFailure, PartialContent, Pledge, frozen
from build_tools.problems import Problem

_EMPTY: tuple[object, ...] = ("", None, [], {})


def load_partial(content: Path) -> PartialContent:
    """Return what can be read of a content folder; what cannot is named in `unread`.

    No rule is applied, so that content written under older rules can be compared with today's.
    """
    gathered = ContentFiles(content)
    singles: dict[str, Any] = {name: gathered.singles.get(name) for name in SINGLES}
    singles["pledge"] = singles["pledge"] or _mended_pledge(gathered)
    unread = [*_of_guides(gathered), *_of_registers(gathered), *_of_singles(gathered, singles)]
    parts: dict[str, Any] = {**gathered.parts, **singles, "guides": frozen(gathered.guides)}
    return PartialContent(**parts, unread=tuple(unread))


def _problems_of(gathered: ContentFiles, file: str) -> list[Problem]:
    return [problem for problem in gathered.problems if problem.file == file]


def _of_guides(gathered: ContentFiles) -> Iterator[LoadFailure]:
    for slug in gathered.ids["guides"]:
        file = f"content/guides/{slug}.md"
        problems = [p for p in _problems_of(gathered, file) if p.must_fix]  # not a draft's gaps
        if problems:
            fields = tuple(sorted({str(p.path[0]) for p in problems if p.path}))
            fields = fields if slug in gathered.guides else ()
            yield LoadFailure("guides", file, problems[0].found, slug, fields)


def _of_registers(gathered: ContentFiles) -> Iterator[LoadFailure]:
    for kind in REGISTERS:
        file = f"content/{kind.replace('_', '-')}.yaml"
        document, problems = gathered.documents[file], _problems_of(gathered, file)
        if not document.is_read:
            yield LoadFailure(kind, file, problems[0].found)
        for id_ in document.values:
            if id_ not in gathered.parts[kind]:
                why = next(p.found for p in problems if p.path[:1] == (id_,))
                yield LoadFailure(kind, file, why, id_)


def _of_singles(gathered: ContentFiles, singles: dict[str, Any]) -> Iterator[LoadFailure]:
    for kind, (name, _) in SINGLES.items():
        if singles[kind] is None:
            file = f"content/{name}"
            yield LoadFailure(kind, file, _problems_of(gathered, file)[0].found)


def _mended_pledge(gathered: ContentFiles) -> Pledge | None:
    """Shape a pledge again with a mark in place of each text that is missing or empty."""
    document: Document = gathered.documents["content/pledge.yaml"]
    values = copy.deepcopy(document.values)
    for problem in _problems_of(gathered, document.file):
        _fill(values, problem.path)
    pledge, _ = validate(replace(document, values=values), Pledge)
    return pledge


def _fill(values: Any, path: tuple[Any, ...]) -> None:
    for part in path[:-1]:
        values = values[part]
    if path and isinstance(values, dict) and values.get(path[-1], "") in _EMPTY:
        values[path[-1]] = NOT_GIVEN
