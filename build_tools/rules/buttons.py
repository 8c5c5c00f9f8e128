"""The rule that a step's words and its button call the same number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from build_tools.model import Contact, Guide, Pledge, Step
from build_tools.problems import Problem, in_words
from build_tools.rules.context import RuleContext
from build_tools.wording import SHORT_NUMBERS, spoken_numbers

_CALLING = r"(?:re)?(?:call|calls|calling|ring|rings|ringing|phone|phoning|telephone|dial|dialling)"
_VERB = re.compile(rf"(?<![\w-]){_CALLING}(?![\w-])", re.IGNORECASE)
_OTHER_VERB = re.compile(
    r"(?<![\w-])(?:tell|ask|say|email|write|let|inform|mention|report|wait|speak|talk)(?![\w-])"
    r"|[.?!](?:\s|$)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:(?<![\w-])(?:not|never|don['’]?t|instead of|rather than)\s+"
    rf"(?:{_CALLING}\s+)?(?:the |on )?)$",
    re.IGNORECASE,
)
_SAYS_WHAT_IT_DOES = re.compile(r"\s+(?:is|can|will|has|helps?|answers?|listens?)\b")


class _Named(NamedTuple):
    """A number or contact in a step: the words, and the numbers and ids that they mean."""

    start: int
    end: int
    words: str
    means: frozenset[str]


def buttons_call_what_steps_say(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A step's button calls the number or contact that its words name."""
    yield from _at_odds("steps", guide.steps, content)


def pledge_buttons_call_what_steps_say(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """A button of the pledge calls the number or contact that its words name."""
    yield from _at_odds("if_broken", pledge.if_broken, content)


def _at_odds(name: str, steps: tuple[Step, ...], content: RuleContext) -> Iterator[Problem]:
    for position, step in enumerate(steps):
        contact = content.contacts.get(step.call) if step.call else None
        if step.call and contact and contact.is_printable and contact.phone:
            others = _called_instead(step.do, _means(step.call, contact), content)
            if others:
                yield _problem(others, contact, (name, position, "call"))


def _problem(others: list[str], contact: Contact, path: tuple[str | int, ...]) -> Problem:
    number = f" ({contact.phone})" if contact.phone and contact.phone != contact.name else ""
    return Problem(
        f'The words say {in_words(others)}, but the button calls "{contact.name}"{number}.',
        "Readers press the button and trust the words, so both must give the same number.",
        'Put the right contact after "call:", or put the other number in a step of its own.',
        path=path,
    )


def _called_instead(text: str, called: frozenset[str], content: RuleContext) -> list[str]:
    """Return what a step says to call, where its button calls something else."""
    named = [one for one in _named(text, content) if not _REFUSED.search(text[: one.start])]
    after_a_verb = [one for one in named if _is_called(text, one.start)]
    meant = after_a_verb or named
    if not meant or any(one.means & called for one in meant):
        return []
    return list(dict.fromkeys(f'"{one.words}"' for one in meant))


def _is_called(text: str, start: int) -> bool:
    """Whether "call" or a verb like it comes before a place in its sentence, and no other after it.

    "Call 999 and tell MASH" calls 999 alone.
    """
    verbs = [match.end() for match in _VERB.finditer(text, 0, start)]
    return bool(verbs) and not _OTHER_VERB.search(text, verbs[-1], start)


def _named(text: str, content: RuleContext) -> list[_Named]:
    known = _numbers_of(content.contacts)
    numbers = [
        _Named(start, end, text[start:end], frozenset({digits}))
        for start, end, digits in spoken_numbers(text)
        if digits in known or _is_called(text, start)
    ]
    return [*numbers, *_named_contacts(text, content)]


def _numbers_of(contacts: Mapping[str, Contact]) -> set[str]:
    return {_digits(contact) for contact in contacts.values()} | set(SHORT_NUMBERS)


def _named_contacts(text: str, content: RuleContext) -> Iterator[_Named]:
    """Yield each contact that is named, the longest names first: a name may be part of another."""
    taken: list[range] = []
    for words, ids in content.contact_names:
        for match in _whole(words).finditer(text):
            place = range(match.start(), match.end())
            if any(set(place) & set(other) for other in taken):
                continue
            taken.append(place)
            if _is_the_name(match, words):
                means = frozenset[str]().union(*(_means(id_, content.contacts[id_]) for id_ in ids))
                yield _Named(match.start(), match.end(), match.group(), means)


def _is_the_name(match: re.Match[str], words: str) -> bool:
    """Whether a word is meant as a name: one such as "Shout" may begin a sentence as itself."""
    if " " in words or _is_called(match.string, match.start()):
        return True
    if match.group() != words:
        return False
    before = match.string[: match.start()].rstrip()
    begins = not before or before[-1] in ".?!:"
    return (
        words.isupper() or not begins or bool(_SAYS_WHAT_IT_DOES.match(match.string, match.end()))
    )


@lru_cache(maxsize=512)
def _whole(words: str) -> re.Pattern[str]:
    pattern = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", words) if part)
    return re.compile(rf"(?<!\w){pattern.replace(chr(39), '[' + chr(39) + '’]')}(?!\w)", re.I)


def _means(id_: str, contact: Contact) -> frozenset[str]:
    """Return what a contact is known by: its id, and its number where it has one."""
    digits = _digits(contact)
    return frozenset({f"contact {id_}", *([digits] if digits else [])})


def _digits(contact: Contact) -> str:
    return re.sub(r"\D", "", contact.phone or "")
