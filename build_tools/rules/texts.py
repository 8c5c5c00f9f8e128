"""The rules of every piece of text, in whatever file it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from build_tools.problems import PathPart, Problem
from build_tools.wording import hidden_characters, markup, phone_numbers, private_data

Path = tuple[PathPart, ...]
TextRule = Callable[[Path, str], Iterator[Problem]]
ADDRESS_FIELDS = {
    "phone",
    "text",
    "email",
    "url",
    "address",
    "base_url",
    "repository",
    "feedback",
    "exit_url",
    "wording",
}
PLAIN = "This is plain text: it is shown as it is typed."
_MARKS = {
    "html": "HTML",
    "link": "a link in square and round brackets",
    "bold": "stars or underscores for bold",
    "heading": "a # sign for a heading",
}
_APPROVAL = re.compile(
    r"\bthis (?:guide|page|pledge|site|promise)\b[^.]{0,40}?\b"
    r"(?:is|was|has been|have been)\b (?!not\b)[^.]{0,20}?"
    r"\b(?:approved|adopted|endorsed|signed off|agreed)\b",
    re.IGNORECASE,
)


def no_phone_numbers(path: Path, text: str) -> Iterator[Problem]:
    """A phone number stands in contacts.yaml and nowhere else.

    999, 101 and other numbers of four digits or fewer may be written.
    """
    for number in phone_numbers(text):
        yield Problem(
            f'"{number}" looks like a phone number.',
            "Numbers stand in contacts.yaml only, so that a change reaches every page.",
            'Add it to contacts.yaml and name it under "contacts" or "call".',
            path=path,
        )


def nothing_identifying(path: Path, text: str) -> Iterator[Problem]:
    """Nothing identifies a child or adult: no dates of birth, addresses or case numbers."""
    for kind, found in private_data(text):
        yield Problem(
            f'"{found}" looks like {kind}.',
            "Nothing in a guide may identify a child, a family or a person's home.",
            "Take it out. If it is about a real person, tell your data protection officer today: "
            "the file's history keeps it.",
            path=path,
        )


def nothing_hidden(path: Path, text: str) -> Iterator[Problem]:
    """Text has no characters that cannot be seen or that turn the text around."""
    for name in dict.fromkeys(hidden_characters(text)):
        yield Problem(
            f"There is a character here that cannot be seen: {name}.",
            "Text has letters, digits, signs and spaces only.",
            "Delete the words around it and type them again.",
            path=path,
        )


def no_markup(path: Path, text: str) -> Iterator[Problem]:
    """Text in the form is plain: no HTML, no links, no marks for bold or headings."""
    for kind, found in markup(text):
        yield Problem(
            f'Found in this field: {_MARKS[kind]}: "{found[:40]}".',
            PLAIN,
            "Take the marks out and keep the words.",
            path=path,
        )


def no_claim_of_approval(path: Path, text: str) -> Iterator[Problem]:
    """Nothing claims an approval: the site says it by itself when site.yaml holds one."""
    match = _APPROVAL.search(text)
    if match:
        yield Problem(
            f'"{match.group()[:60]}" claims an approval.',
            "The site says by itself who approved it, from site.yaml and the pledge's sign-off.",
            "Take the words out.",
            path=path,
        )


TEXT_RULES = (
    nothing_hidden,
    no_phone_numbers,
    nothing_identifying,
    no_markup,
    no_claim_of_approval,
)
BODY_RULES = (nothing_hidden, no_phone_numbers, nothing_identifying, no_claim_of_approval)
ADDRESS_RULES = (nothing_hidden,)


def rules_for(path: Path) -> tuple[TextRule, ...]:
    """Return the rules that hold for the text at a path."""
    return ADDRESS_RULES if path and path[-1] in ADDRESS_FIELDS else TEXT_RULES
