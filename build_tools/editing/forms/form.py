"""What a form of GitHub's is: its fields, as an officer sees them, and what each may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

Kind = Literal["input", "textarea", "dropdown", "checkboxes"]
OF_GITHUB = {"template", "title", "body", "labels", "assignees", "milestone", "projects", "type"}
"""The names in an address that GitHub itself reads, so that no field may have them as its id."""
LONGEST_ADDRESS = 8_000
"""The longest address in characters that GitHub and all browsers take."""
NO_CHOICE = "There is nothing to choose at the moment"
"""The only choice of a list that is empty today."""


@dataclass(frozen=True)
class Field:
    """One field of a form.

    `id` fills it from an address. `options` are its choices: fixed ones, or the name of what
    they follow in the content (`contacts`, `guides`, `topics`, `questions`, `signers`).
    """

    id: str
    label: str
    description: str = ""
    kind: Kind = "input"
    options: tuple[str, ...] | str = ()
    placeholder: str = ""
    required: bool = False


@dataclass(frozen=True)
class Form:
    """One form. `file` is its name in GitHub's folder of forms, `job` what it asks for."""

    job: str
    file: str
    name: str
    description: str
    title: str
    fields: tuple[Field, ...]

    def field(self, id_: str) -> Field:
        """Return a field by its id."""
        return next(field for field in self.fields if field.id == id_)

    def labelled(self, label: str) -> Field | None:
        """Return the field with a label, or None."""
        return next((field for field in self.fields if field.label == label), None)


def form_address(repository: str, form: Form, title: str, answers: Mapping[str, str]) -> str:
    """Return the address that opens a form on GitHub with answers in it.

    It is empty where the address would be longer than LONGEST_ADDRESS characters.
    """
    filled = {name: text for name, text in answers.items() if text}
    asked = urlencode({"template": form.file, "title": title, **filled}, quote_via=quote)
    address = f"{repository.rstrip('/')}/issues/new?{asked}"
    return address if len(address) < LONGEST_ADDRESS else ""
