"""What a rule is given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from build_tools.model import Contact, GlossaryWord, PartialContent

_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True, kw_only=True)
class RuleContext(PartialContent):
    """As much of the content as could be read, and the day that counts as today."""

    today: date

    @cached_property
    def contact_names(self) -> list[tuple[str, list[str]]]:
        """Each name that means a contact, with the ids of those it means, the longest first."""
        names: dict[str, list[str]] = {}
        for id_, contact in self.contacts.items():
            for name in _names_of(contact, self.glossary.values()):
                names.setdefault(name, []).append(id_)
        return sorted(names.items(), key=lambda item: -len(item[0]))


def _names_of(contact: Contact, glossary: Iterable[GlossaryWord]) -> set[str]:
    """Return the name of a contact, what its acronym stands for, and the other way round."""
    inside = [words for words in _IN_BRACKETS.findall(contact.name) if words]
    names = {contact.name, _IN_BRACKETS.sub("", contact.name), *inside}
    for word in glossary:
        if word.stands_for and {word.word, word.stands_for} & names:
            names |= {word.word, word.stands_for}
    return {name for name in names if any(letter.isalpha() for letter in name)}
