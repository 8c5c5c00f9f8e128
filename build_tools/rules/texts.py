"""The rules of every piece of text, in whatever file it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from build_tools.model import Guide, Span, text_of
from build_tools.problems import PathPart, Problem, in_words, shortened
from build_tools.rules.links import ADDRESS_CHECKS
from build_tools.rules.people import POST_FIELDS, nobody_is_named, posts_not_people
from build_tools.rules.typed import (
    TYPED_RULES,
    no_mark_of_its_own,
    no_marks_left,
    no_marks_typed,
)
from build_tools.wording import (
    disguises,
    gaps,
    hidden_characters,
    markup,
    named,
    phone_numbers,
    plainer,
    private_data,
    unprinted,
)

LOST = "\ufffd"
"""What programs write where they could not read a letter. Another rule finds it."""
Path = tuple[PathPart, ...]
TextRule = Callable[[str], Iterator[Problem]]
ADDRESS_FIELDS = {
    "confirmed_for",
    "fingerprint",
    "phone",
    "text",
    "email",
    "url",
    "address",
    "base_url",
    "repository",
    "feedback",
    "security_contact",
    "exit_url",
    "wording",
}
_MARKS = {
    "html": "is HTML",
    "link": "is a link in square and round brackets",
    "bold": "has marks that would make words bold",
    "heading": "has the # of a heading",
}
_NOBODY = "Nothing here may identify a child, a family or a person's home."
_TEAMS = "Email addresses belong in contacts.yaml only, and must be a team's, never a person's."
_APPROVAL = re.compile(
    r"\bthis (?:guide|page|pledge|site|promise)\b[^.]{0,40}?\b"
    r"(?:is|was|has been|have been)\b (?!not\b)[^.]{0,20}?"
    r"\b(?:approved|adopted|endorsed|signed off|agreed)\b",
    re.IGNORECASE,
)


def no_phone_numbers(text: str) -> Iterator[Problem]:
    """A phone number is in contacts.yaml and nowhere else.

    You may write 999, 101 and other numbers of four digits or fewer.
    """
    for number in phone_numbers(text):
        amount = f" Write an amount with a comma: {int(number):,}." if number.isdecimal() else ""
        yield Problem(
            f'"{number}" looks like a phone number.',
            "Phone numbers belong in contacts.yaml only, so that a change reaches every page.",
            f'Add it to contacts.yaml, and put its name under "contacts" or "call".{amount}',
        )


def nothing_identifying(text: str) -> Iterator[Problem]:
    """Nothing identifies a child or adult: no dates of birth, addresses or case numbers."""
    for kind, found in private_data(text):
        yield Problem(
            f'"{found}" looks like {kind}.',
            _TEAMS if kind == "an email address" else _NOBODY,
            "Take it out. If it is about a real person, tell your data protection officer today: "
            "the file's history still has it.",
        )


def nothing_hidden(text: str) -> Iterator[Problem]:
    """Text has no invisible characters, and none that change its direction."""
    names = list(dict.fromkeys(hidden_characters(text)))
    if names:
        more = [*names[:3], "others"] if len(names) > 3 else names
        yield Problem(
            f"There are invisible characters here: {in_words(more)}.",
            "Use only letters, numbers, punctuation and spaces.",
            "Delete the words around them and type them again.",
        )


def no_markup(text: str) -> Iterator[Problem]:
    """Text in the form is plain: no HTML, links, bold or headings."""
    kinds: dict[str, str] = {}
    for kind, found in markup(text):
        kinds.setdefault(kind, found)
    for kind, found in () if kinds and gaps(text) else kinds.items():
        yield Problem(
            f'"{shortened(found)}" {_MARKS[kind]}.',
            "This is plain text: readers see it exactly as it is typed.",
            "Take out the marks and keep the words.",
        )


def no_claim_of_approval(text: str) -> Iterator[Problem]:
    """No text says that something was approved: the site says so once an approval is recorded."""
    match = _APPROVAL.search(text)
    if match:
        yield Problem(
            f'"{shortened(match.group())}" says that something was approved.',
            "The site itself says who approved what, from the record of approvals.",
            "Take out these words.",
        )


def nothing_unprinted(text: str) -> Iterator[Problem]:
    """Text has only characters that can be printed: the PDFs' font has no emoji."""
    found = [sign for sign in unprinted(text) if not hidden_characters(sign) and sign != LOST]
    if found:
        names = [f'"{sign}" ({named(sign)})' for sign in found[:3]]
        instead = [
            f'Write "{plain}" instead of "{sign}".'
            for sign in found[:3]
            if (plain := plainer(sign))
        ]
        yield Problem(
            f"{in_words([*names, 'others'] if len(found) > 3 else names)} can't be printed.",
            "PDFs can have only European letters, digits and everyday symbols.",
            " ".join(instead) or "Say it in words, or leave it out.",
        )


def no_disguised_address(text: str) -> Iterator[Problem]:
    """A web address is what it looks like: only the letters a to z, and nothing before an @."""
    for address, how in disguises(text):
        yield Problem(
            f'"{shortened(address)}" {how}, so it may not go where it seems to.',
            "The name of a website has only the letters a to z, digits, hyphens and dots.",
            "Open the website you mean, and copy its address from the browser.",
        )


TEXT_RULES: tuple[TextRule, ...] = (
    nothing_hidden,
    nothing_unprinted,
    no_phone_numbers,
    nothing_identifying,
    no_markup,
    no_claim_of_approval,
    no_disguised_address,
    no_marks_typed,
    *TYPED_RULES,
)
BODY_RULES: tuple[TextRule, ...] = (
    nothing_hidden,
    nothing_unprinted,
    no_phone_numbers,
    nothing_identifying,
    no_claim_of_approval,
    no_marks_left,
    nobody_is_named,
    *TYPED_RULES,
)
LINE_RULES: tuple[TextRule, ...] = (*TEXT_RULES, no_mark_of_its_own, nobody_is_named)
ADDRESS_RULES: tuple[TextRule, ...] = (
    nothing_hidden,
    nothing_unprinted,
    no_disguised_address,
)
WEB_RULES: tuple[TextRule, ...] = (*ADDRESS_RULES, *ADDRESS_CHECKS)
POST_RULES: tuple[TextRule, ...] = (*TEXT_RULES, posts_not_people)
WEB_FIELDS = ADDRESS_FIELDS - {"phone", "text", "email", "wording"}


def rules_for(path: Path) -> tuple[TextRule, ...]:
    """Return the rules for the text at a path."""
    if path[-1] in WEB_FIELDS:
        return WEB_RULES
    if path[-1] in ADDRESS_FIELDS or path[0] == "colours":
        return ADDRESS_RULES
    if path[-1] in POST_FIELDS:
        return POST_RULES
    return LINE_RULES if isinstance(path[-1], int) or path[-1] == "do" else TEXT_RULES


def body_problems(guide: Guide) -> Iterator[Problem]:
    """Yield what the rules find in a guide's text, each on its line.

    Words are checked as readers see them: line by line, and where that finds nothing, across the
    ends of lines.
    """
    for block in guide.body.blocks:
        for item in block.items if block.is_list else ():
            yield from _on((item[0].line, text_of(item)), no_mark_of_its_own)
    for item in guide.body.items:
        for rule in BODY_RULES:
            found = [problem for line in _lines_of(item) for problem in _on(line, rule)]
            yield from found or _on((item[0].line, text_of(item)), rule)


def _on(line: tuple[int, str], rule: TextRule) -> Iterator[Problem]:
    number, text = line
    for problem in rule(text):
        yield problem.at("", number, ("body",))


def _lines_of(item: tuple[Span, ...]) -> Iterator[tuple[int, str]]:
    for number in dict.fromkeys(span.line for span in item):
        yield number, text_of(tuple(span for span in item if span.line == number))
