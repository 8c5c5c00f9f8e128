"""Reads and shapes every file of a content folder, as far as each of them goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_tools.content.approvals import typed_by_hand, with_records
from build_tools.content.document import Document
from build_tools.content.files import read_guide, read_register
from build_tools.content.folders import guide_files, names_in
from build_tools.content.guides import validate_guide
from build_tools.content.validate import validate, validate_each
from build_tools.model import (
    Addresses,
    Contact,
    Distributions,
    GlossaryWord,
    Guide,
    Library,
    Part,
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
BY_COMMAND = {"approvals"}
"""What a command alone writes: a content folder may be without it."""


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
        self.documents[name] = read_register(self.content / file, name)
        return self.documents[name]

    def _all_guides(self) -> None:
        paths, problems = guide_files(self.content / "guides", GUIDES)
        self.problems += problems
        self.ids["guides"] = tuple(path.name.removesuffix(".md") for path in paths)
        for slug, path in zip(self.ids["guides"], paths, strict=True):
            self._guide(slug, path)

    def _guide(self, slug: str, path: Path) -> None:
        name = f"{GUIDES}/{path.name}"
        self.documents[name] = document = read_guide(path, name)
        guide, problems = validate_guide(document, slug)
        self.problems += problems
        if guide:
            self.guides[slug] = guide

    def rule_context(self, today: date) -> RuleContext:
        """Return what the rules are given."""
        known = {**self.parts, **self.singles, "guides": frozen(self.guides), "ids": self.ids}
        return RuleContext(today=today, **known)  # type: ignore[arg-type] # each name holds its own kind

    def library(self) -> Library:
        """Return the library. Everything must be right by then."""
        parts = {**self.parts, **self.singles}
        return Library(guides=frozen(self.guides), **parts)  # type: ignore[arg-type] # as above
