"""Reads and validates every file of a content folder, as far as each can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from build_tools.content.approvals import typed_by_hand, with_records
from build_tools.content.document import Document
from build_tools.content.files import guide_files, names_in, read_guide, read_register
from build_tools.content.folder import misnamed, misplaced_guides, unread_files
from build_tools.content.validate import validate, validate_each, validate_guide, with_blanks
from build_tools.model import (
    NOT_GIVEN,
    Addresses,
    Contact,
    Distributions,
    GlossaryWord,
    Guide,
    Library,
    LoadFailure,
    Part,
    PartialContent,
    Pledge,
    Review,
    Site,
    Source,
    ToConfirm,
    Topic,
    Words,
    frozen,
)
from build_tools.model.approvals import Approvals
from build_tools.problems import Problem
from build_tools.rules import RuleContext

PICTURES = Path(__file__).parents[1] / "templates" / "pictures"
GUIDES = "content/guides"
REGISTERS: dict[str, type[Part]] = {
    "contacts": Contact,
    "sources": Source,
    "topics": Topic,
    "glossary": GlossaryWord,
    "to_confirm": ToConfirm,
}
SINGLES: dict[str, tuple[str, type[Part]]] = {
    "site": ("site.yaml", Site),
    "pledge": ("pledge.yaml", Pledge),
    "words": ("words.yaml", Words),
    "review": ("recommendations.yaml", Review),
    "distributions": ("distributions.yaml", Distributions),
    "addresses": ("addresses.yaml", Addresses),
    "approvals": ("approvals.yaml", Approvals),
}
MAY_BE_EMPTY = {"to-confirm.yaml"}
"""A file whose last entry may go: one day every question has been answered."""
BY_COMMAND = {"approvals"}
"""What a command alone writes: a content folder may be without it."""
FILES = (
    *(f"{name.replace('_', '-')}.yaml" for name in REGISTERS),
    *(file for file, _ in SINGLES.values()),
)
"""The files of a content folder that are read, beside its guides."""


@dataclass(frozen=True)
class CheckResult:
    """What came of one look at a content folder: a library where all is well, and problems."""

    library: Library | None
    problems: list[Problem]
    guides: int


class ContentFiles:
    """Everything that could be read of a content folder, and what was wrong with it.

    `ids` holds the names in each register that could be opened, right or wrong.
    """

    def __init__(self, content: Path) -> None:
        self.content = content
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []
        self.parts: dict[str, Mapping[str, Part]] = {}
        self.singles: dict[str, Part] = {}
        self.guides: dict[str, Guide] = {}
        self.ids: dict[str, tuple[str, ...]] = {"pictures": names_in(PICTURES, ".svg")}
        self.problems += unread_files(content, FILES) if content.is_dir() else ()
        for name, model in REGISTERS.items():
            self._register(name, model)
        for name, (file, single) in SINGLES.items():
            self._single(name, file, single)
        by_hand = typed_by_hand(
            self.documents["content/site.yaml"], self.documents["content/pledge.yaml"]
        )
        self.problems += by_hand
        self.singles = with_records(self.singles)
        self._all_guides()

    def _register(self, name: str, model: type[Part]) -> None:
        document = self._read(f"{name.replace('_', '-')}.yaml")
        things, problems = validate_each(document, model)
        self.parts[name] = frozen(dict(things))
        self.problems += problems
        if document.is_read:
            self.ids[name] = tuple(document.values)

    def _single(self, name: str, file: str, model: type[Part]) -> None:
        if name in BY_COMMAND and not (self.content / file).exists():
            self.documents[f"content/{file}"] = Document(f"content/{file}", is_read=True)
            self.singles[name] = model()
            return
        thing, problems = validate(self._read(file), model)
        self.problems += problems
        if thing:
            self.singles[name] = thing

    def _read(self, file: str) -> Document:
        name = f"content/{file}"
        self.documents[name] = (
            Document(name, is_read=False)  # reported with the file that has almost its name
            if misnamed(self.content, file, FILES)
            else read_register(self.content / file, name, may_be_empty=file in MAY_BE_EMPTY)
        )
        return self.documents[name]

    def _all_guides(self) -> None:
        paths, problems = guide_files(self.content / "guides", GUIDES)
        self.problems += problems
        slugs = tuple(path.name.removesuffix(".md") for path in paths)
        self.number_of_guides = len(slugs)
        # One that is in the wrong place is reported once: what names it is right.
        self.ids["guides"] = tuple(dict.fromkeys((*slugs, *misplaced_guides(self.content))))
        for slug, path in zip(slugs, paths, strict=True):
            self._guide(slug, path)

    def _guide(self, slug: str, path: Path) -> None:
        name = f"{GUIDES}/{path.name}"
        self.documents[name] = document = read_guide(path, name)
        guide, problems = validate_guide(document, slug)
        self.problems += problems
        if guide:
            self.guides[slug] = guide

    def known(self) -> dict[str, Any]:
        """Return what could be read, by the names that PartialContent and Library give it."""
        return {**self.parts, **self.singles, "guides": frozen(self.guides)}

    def rule_context(self, today: date) -> RuleContext:
        """Return what the rules are given."""
        return RuleContext(today=today, ids=self.ids, **self.known())

    def library(self) -> Library:
        """Return the library. Everything must be right by then."""
        return Library(**self.known())


def load_partial(content: Path) -> PartialContent:
    """Return what can be read of a content folder; what cannot is named in `unread`.

    No rule is applied, so that content written under older rules can be compared with today's.
    """
    files = ContentFiles(content)
    known = files.known()
    if "pledge" not in known:
        known["pledge"] = with_blanks(files.documents["content/pledge.yaml"], Pledge, NOT_GIVEN)
    unread = (*_of_guides(files), *_of_registers(files), *_of_singles(files, known))
    return PartialContent(**known, ids=files.ids, unread=unread)


def _problems_of(files: ContentFiles, file: str) -> list[Problem]:
    return [problem for problem in files.problems if problem.file == file]


def _of_guides(files: ContentFiles) -> Iterator[LoadFailure]:
    for slug in files.ids["guides"]:
        file = f"content/guides/{slug}.md"
        problems = [p for p in _problems_of(files, file) if p.must_fix]  # not a draft's gaps
        if problems:
            fields = tuple(sorted({str(p.path[0]) for p in problems if p.path}))
            fields = fields if slug in files.guides else ()
            yield LoadFailure("guides", file, problems[0].found, slug, fields)


def _of_registers(files: ContentFiles) -> Iterator[LoadFailure]:
    for kind in REGISTERS:
        file = f"content/{kind.replace('_', '-')}.yaml"
        document, problems = files.documents[file], _problems_of(files, file)
        if not document.is_read:
            yield LoadFailure(kind, file, _why(problems))
        for id_ in document.values:
            if id_ not in files.parts[kind]:
                why = next(p.found for p in problems if p.path[:1] == (id_,))
                yield LoadFailure(kind, file, why, id_)


def _of_singles(files: ContentFiles, known: dict[str, Any]) -> Iterator[LoadFailure]:
    for kind, (name, _) in SINGLES.items():
        if known.get(kind) is None:
            file = f"content/{name}"
            yield LoadFailure(kind, file, _why(_problems_of(files, file)))


def _why(problems: list[Problem]) -> str:
    return problems[0].found if problems else "This file is missing."
