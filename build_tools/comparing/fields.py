"""What a field is to people, the one loop over fields, and the sentences on what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.comparing.difference import Lines, Names, only_changed


@dataclass(frozen=True)
class Field:
    """One field: what people call it, its lines, and who needs to know when it changes.

    `critical`: always for the safeguarding approver. `advice`: the words that a page is there
    for; they are for the approver too where a guide cannot wait. `seen`: readers see it, if only
    in passing. `worded`: it holds sentences, so that a negation counts and a slip of spelling
    does not. `whole`: a change shows every line, and not only those that differ.
    """

    noun: str
    lines: Callable[[Any, Names], Lines]
    critical: bool = False
    advice: bool = False
    seen: bool = True
    worded: bool = False
    whole: bool = False
    plural: bool = False

    @property
    def some(self) -> str:
        """The noun as something that comes: `a chart`, `steps`."""
        bare = self.noun.lstrip('"')
        article = "" if self.plural else "an " if bare[0] in "aeio" else "a "
        return f"{article}{self.noun}"


@dataclass(frozen=True)
class Owner:
    """The thing a field belongs to: as a sentence begins with it, and as it goes on with it."""

    name: str
    of: str = ""

    @classmethod
    def named(cls, name: str) -> Owner:
        """Return a thing that people know by a name of its own."""
        return cls(f'"{name}"', f' of "{name}"')


@dataclass(frozen=True)
class FieldChange:
    """A field whose lines are not the same in two states: all of them, before and now."""

    name: str
    field: Field
    had: Lines
    has: Lines

    @property
    def differing(self) -> tuple[Lines, Lines]:
        """The lines to show, before and now."""
        return (self.had, self.has) if self.field.whole else only_changed(self.had, self.has)

    def words(self, owner: Owner, where: str = "") -> str:
        """Return the sentence for officers on what changes. `where` comes at its end."""
        verb = "change" if self.field.plural else "changes"
        said = self._come_or_gone(owner.name) or f"The {self.field.noun}{owner.of} {verb}"
        return f"{said}{where}."

    @property
    def news(self) -> str:
        """The same for readers who know already which thing is meant."""
        said = self._come_or_gone("It") or f"The {self.field.noun} {self._have} changed"
        return f"{said}."

    def told(self, owner: Owner) -> str:
        """Return the same for readers, with whose it is: as something that has happened."""
        if not self.had:
            return f"{owner.name} has {self.field.some} now."
        if not self.has:
            return f"{owner.name} has no {self.field.noun} any more."
        return f"The {self.field.noun}{owner.of} {self._have} changed."

    @property
    def _have(self) -> str:
        return "have" if self.field.plural else "has"

    def _come_or_gone(self, name: str) -> str:
        if not self.had:
            return f"{name} now has {self.field.some}"
        return "" if self.has else f"{name} no longer has {self.field.some}"


def field_changes(
    table: Mapping[str, Field], old: object, new: object, names: Names
) -> Iterator[FieldChange]:
    """Yield each field of a table whose lines differ between two states of one thing."""
    for name, field in table.items():
        had, has = field.lines(old, names), field.lines(new, names)
        if had != has:
            yield FieldChange(name, field, had, has)
