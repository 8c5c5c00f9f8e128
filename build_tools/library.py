"""Loads the whole content: every file through reading, shaping and rules, into one Library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from build_tools.model import (
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
from build_tools.problems import ContentError, PathPart, Problem, in_order
from build_tools.reading import Document, Value, names_in, read_guide, read_register
from build_tools.rules import (
    BODY_RULES,
    GUIDE_RULES,
    LIBRARY_RULES,
    PLEDGE_RULES,
    House,
    rules_for,
)
from build_tools.shaping import shape, shape_each, shape_guide

PICTURES = Path(__file__).parent / "templates" / "pictures"
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
}


@dataclass
class Loaded:
    """What came of one look at a content folder: a library where all is well, and problems."""

    library: Library | None
    problems: list[Problem]
    guides: int


@dataclass
class _Loading:
    content: Path
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    parts: dict[str, Mapping[str, Part]] = field(default_factory=dict)
    singles: dict[str, Part] = field(default_factory=dict)
    guides: dict[str, Guide] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def register(self, name: str, model: type[Part]) -> None:
        document = self._read(f"{name.replace('_', '-')}.yaml")
        things, problems = shape_each(document, model)
        self.parts[name] = frozen(dict(things))
        self.problems += problems
        if not document.problems:
            self.ids[name] = tuple(document.values)

    def single(self, name: str, file: str, model: type[Part]) -> None:
        thing, problems = shape(self._read(file), model)
        self.problems += problems
        if thing:
            self.singles[name] = thing

    def _read(self, file: str) -> Document:
        name = f"content/{file}"
        self.documents[name] = read_register(self.content / file, name)
        return self.documents[name]

    def all_guides(self) -> None:
        paths = _guide_files(self.content / "guides")
        self.problems += [_not_a_guide(path) for path in paths if path.suffix != ".md"]
        paths = [path for path in paths if path.suffix == ".md"]
        for path in paths:
            self._guide(path)
        self.ids["guides"] = tuple(path.stem for path in paths)
        self.ids["pictures"] = names_in(PICTURES, ".svg")

    def _guide(self, path: Path) -> None:
        name = f"content/guides/{path.name}"
        self.documents[name] = document = read_guide(path, name)
        guide, problems = shape_guide(document, path.stem)
        self.problems += problems
        if guide:
            self.guides[guide.slug] = guide

    def house(self, today: date) -> House:
        known = {**self.parts, **self.singles, "guides": frozen(self.guides), "ids": self.ids}
        known.pop("distributions", None)
        return House(today=today, **known)  # type: ignore[arg-type] # each name holds its own kind

    def library(self) -> Library:
        parts = {**self.parts, **self.singles}
        return Library(guides=frozen(self.guides), **parts)  # type: ignore[arg-type] # as above


def load_library(content: Path, today: date) -> Library:
    """Return the content of a folder, or raise one ContentError with everything wrong in it."""
    loaded = look_at(content, today)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    return loaded.library


def look_at(content: Path, today: date) -> Loaded:
    """Read a content folder and apply every rule. The library is None where it cannot be used."""
    if not content.is_dir():
        return Loaded(None, [_no_content(content)], 0)
    loading = _Loading(content)
    for name, model in REGISTERS.items():
        loading.register(name, model)
    for name, (file, single) in SINGLES.items():
        loading.single(name, file, single)
    loading.all_guides()
    loading.problems += _rule_problems(loading, today)
    problems = in_order(loading.problems)
    stopped = any(problem.must_fix for problem in problems)
    return Loaded(None if stopped else loading.library(), problems, len(loading.ids["guides"]))


def _guide_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _rule_problems(loading: _Loading, today: date) -> Iterator[Problem]:
    house = loading.house(today)
    for guide in loading.guides.values():
        found = (problem for rule in GUIDE_RULES for problem in rule(guide, house))
        yield from _placed(found, loading.documents[f"content/{guide.file}"])
    if house.pledge:
        found = (problem for rule in PLEDGE_RULES for problem in rule(house.pledge, house))
        yield from _placed(found, loading.documents["content/pledge.yaml"])
    for rule in LIBRARY_RULES:
        for problem in rule(house):
            document = loading.documents.get(problem.file, Document(problem.file))
            yield from _placed([problem], document)
    for document in loading.documents.values():
        yield from _text_problems(document)


def _placed(problems: Iterable[Problem], document: Document) -> Iterator[Problem]:
    for problem in problems:
        line = document.body_line if problem.path == ("body",) else document.line_of(problem.path)
        yield problem.at(document.file, line)


def _text_problems(document: Document) -> Iterator[Problem]:
    for path, text in _texts(document.values, ()):
        for rule in rules_for(path):
            yield from _placed(rule(path, text), document)
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        for rule in BODY_RULES:
            for problem in rule(("body",), line):
                yield replace(problem, file=document.file, line=number)


def _texts(value: Value, path: tuple[PathPart, ...]) -> Iterator[tuple[tuple[PathPart, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts(item, (*path, position))
    else:
        for key, item in value.items():
            yield from _texts(item, (*path, key))


def _no_content(content: Path) -> Problem:
    return Problem(
        "There is no such folder.",
        "The content stands in a folder of its own, with guides in it.",
        "Go to the project's folder first, or name the folder with --content.",
        file=str(content),
    )


def _not_a_guide(path: Path) -> Problem:
    return Problem(
        "This is not a guide: its name does not end in .md.",
        "The folder content/guides holds guides only.",
        "Move it somewhere else, or give its name the ending .md.",
        file=f"content/guides/{path.name}",
    )
