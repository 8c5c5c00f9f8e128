"""What is compared field by field: each field's noun, its lines and who must see a change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from build_tools.comparing.difference import Lines, Names, lines_of
from build_tools.comparing.fields import Field, Owner
from build_tools.model import (
    NOT_GIVEN,
    Guide,
    Pledge,
    Promise,
    Span,
    Step,
    Words,
    pictures_of,
    said,
)

BUTTON = " [button: "


def _value(name: str) -> Callable[[Any, Names], Lines]:
    return lambda thing, _: lines_of(getattr(thing, name))


def _names_of(name: str, kind: str) -> Callable[[Any, Names], Lines]:
    """Return how to read a field that holds ids: their names, in order."""

    def lines(thing: object, names: Names) -> Lines:
        ids = getattr(thing, name)
        known: Mapping[str, str] = getattr(names, kind)
        return tuple(known.get(id_, id_) for id_ in ((ids,) if isinstance(ids, str) else ids or ()))

    return lines


def _steps(steps: tuple[Step, ...], names: Names) -> Lines:
    return tuple(
        f"Step {number}: {step.do}{_button(step.call, names)}"
        for number, step in enumerate(steps, 1)
    )


def _button(call: str | None, names: Names) -> str:
    return f"{BUTTON}{names.contacts.get(call, call)}]" if call else ""


def marked(spans: tuple[Span, ...]) -> str:
    """Return a paragraph with its bold words and links in sight."""
    return "".join(_marked(span) for span in spans)


def _marked(span: Span) -> str:
    text = f"**{span.text}**" if span.bold else span.text
    text = f"*{text}*" if span.emphasis else text
    return f"{text} ({span.link})" if span.link else text


def _body(guide: Guide, _: Names) -> Lines:
    bullets = {(False, False): "", (True, False): "- ", (True, True): "1. "}
    return tuple(
        bullets[block.is_list, block.is_numbered] + marked(item)
        for block in guide.body.blocks
        for item in block.items
    )


def _figures(guide: Guide, names: Names) -> Lines:
    if guide.figures is None:
        return ()
    bars = (f"{figure.label}: {figure.value}" for figure in guide.figures.values)
    source = names.sources.get(guide.figures.source, guide.figures.source)
    return (guide.figures.title, *bars, f"Source: {source}")


def _asked(guide: Guide, _: Names) -> Lines:
    return tuple(f"{one.question} {one.answer}" for one in guide.questions_people_ask)


def _history(thing: Guide | Pledge, _: Names) -> Lines:
    return tuple(f"{change.on.isoformat()}: {change.what}" for change in thing.changes)


def _easy(pledge: Pledge, _: Names) -> Lines:
    easy = pledge.easy
    hard_words = (f"{hard.word}: {hard.meaning}" for hard in easy.hard_words)
    pictures = pictures_of((*easy.ideas, *easy.hard_words))
    return (*said(easy.ideas), easy.not_tested, *hard_words, *pictures)


def _owner(promise: Promise, _: Names) -> Lines:
    return () if promise.who_answers == NOT_GIVEN else (promise.who_answers,)


def _for_councillors(promise: Promise, _: Names) -> Lines:
    asked = promise.for_councillors
    return (asked.asks, asked.when, asked.shown_by)


def _pictures(promise: Promise, _: Names) -> Lines:
    return (f"{promise.picture}: {promise.picture_alt}", *pictures_of(promise.easy))


def _acts(noun: str, lines: Callable[[Any, Names], Lines], *, plural: bool = False) -> Field:
    """Return a field whose words people act on."""
    return Field(noun, lines, critical=True, advice=True, worded=True, plural=plural)


def _said(noun: str, lines: Callable[[Any, Names], Lines], *, plural: bool = False) -> Field:
    """Return a field whose words people read, and act on only where a guide cannot wait."""
    return Field(noun, lines, advice=True, worded=True, plural=plural)


def _beside_number(noun: str, name: str, *, plural: bool = False) -> Field:
    """Return a field of a contact that readers see beside its number."""
    return Field(noun, _value(name), critical=True, worded=True, whole=True, plural=plural)


def _record(noun: str, lines: Callable[[Any, Names], Lines], *, plural: bool = False) -> Field:
    """Return a field that readers do not see."""
    return Field(noun, lines, seen=False, plural=plural)


WAYS = {
    "phone": "phone number",
    "text": "number for text messages",
    "email": "email address",
    "url": "web page",
}
"""Each way to reach a contact, and what people call it."""

CONTACT: dict[str, Field] = {
    **{name: Field(noun, _value(name), critical=True, whole=True) for name, noun in WAYS.items()},
    "name": _beside_number("name", "name"),
    "use": _beside_number('"when to use it" line', "use"),
    "hours": _beside_number("opening hours", "hours", plural=True),
    "when": _beside_number("words above its button", "when", plural=True),
    "hours_short": _beside_number("opening hours beside its button", "hours_short", plural=True),
    "button": _beside_number("name on its button", "button"),
    "colour": Field("colour of its button", _value("colour"), whole=True),
    "instead": _beside_number("sentence to show without it", "instead"),
    "sources": Field("sources", _value("sources"), seen=False, whole=True, plural=True),
}
GUIDE: dict[str, Field] = {
    "title": _said("title", _value("title")),
    "summary": _acts("summary", _value("summary")),
    "steps": _acts("steps", lambda g, names: _steps(g.steps, names), plural=True),
    "contacts": Field(
        "contacts",
        _names_of("contacts", "contacts"),
        critical=True,
        advice=True,
        whole=True,
        plural=True,
    ),
    "avoid": _acts('lines under "what not to do"', _value("avoid"), plural=True),
    "body": _acts('words under "What to know"', _body, plural=True),
    "about_you": _acts("words for a person at risk", _value("about_you"), plural=True),
    "questions": _said("questions to ask", _value("questions"), plural=True),
    "questions_people_ask": _acts("answers to what people ask", _asked, plural=True),
    "figures": _said("chart", _figures),
    "topic": Field("topic", _names_of("topic", "topics"), advice=True),
    "owner": Field("owner", _value("owner")),
    "reviewed_on": _record("day of the last review", _value("reviewed_on")),
    "review_every_months": _record(
        "months between reviews", _value("review_every_months"), plural=True
    ),
    "sources": _record("sources", _names_of("sources", "sources"), plural=True),
    "related": Field("related guides", _names_of("related", "guides"), plural=True),
    "also_called": _record("other names", _value("also_called"), plural=True),
    "asked_as": _record("ways that people ask", _value("asked_as"), plural=True),
    "was_at": _record("old addresses", _value("was_at"), plural=True),
    "changes": Field("lines of history", _history, plural=True),
}
PLEDGE: dict[str, Field] = {
    "title": _acts("title", _value("title")),
    "summary": _acts("summary", _value("summary")),
    "introduction": _acts("introduction", _value("introduction")),
    "will_not": _acts('lines under "What we will not do"', _value("will_not"), plural=True),
    "if_broken": _acts(
        'steps under "Be heard"', lambda p, names: _steps(p.if_broken, names), plural=True
    ),
    "help_now": Field("contacts", _names_of("help_now", "contacts"), critical=True, plural=True),
    "easy": _acts("easy-to-read page", _easy),
    "also_called": _record("other names", _value("also_called"), plural=True),
    "asked_as": _record("ways that people ask", _value("asked_as"), plural=True),
    "sources": _record("sources", _names_of("sources", "sources"), plural=True),
    "changes": Field("lines of history", _history, worded=True, plural=True),
}
PROMISE: dict[str, Field] = {
    "promise": _acts("wording", _value("promise")),
    "means": _acts("explanation", _value("means")),
    "we_will": _acts('lines under "What we will do"', _value("we_will"), plural=True),
    "you_will_know": _acts('words under "How you will know"', _value("you_will_know"), plural=True),
    "who_answers": Field("owner", _owner, critical=True),
    "if_not": _acts('words under "If we do not"', _value("if_not"), plural=True),
    "easy": _acts("easy-to-read wording", lambda p, _: said(p.easy)),
    "for_councillors": _acts("words for councillors", _for_councillors, plural=True),
    "picture": Field("pictures", _pictures, critical=True, plural=True),
}


def _setting(noun: str, name: str, **matters: bool) -> Field:
    """Return a setting of the site. Readers see it only where `matters` says so."""
    return Field(noun, _value(name), **{"seen": False, **matters})


SITE: dict[str, Field] = {
    name: _setting(noun, name, **matters)
    for name, noun, matters in (
        ("council", "name of the council", {"seen": True}),
        ("title", "title of the site", {"seen": True, "worded": True}),
        ("short_name", "name under the icon on a home screen", {"seen": True}),
        ("description", "description of the site", {"seen": True, "worded": True}),
        ("scrutiny_committee", "name of the scrutiny committee", {"seen": True}),
        ("base_url", "address of the site", {}),
        ("repository", "address of the repository", {}),
        ("feed_id", "name that the feed's ids are made from", {}),
        ("feedback", "address for reporting mistakes", {"seen": True}),
        ("security_contact", "place for reporting security faults", {"seen": True}),
        ("exit_url", "page that the exit button goes to", {"critical": True}),
        (
            "before_you_write",
            "warning before people write",
            {"critical": True, "seen": True, "worded": True},
        ),
        ("act_now_topic", "topic that cannot wait", {"critical": True}),
        ("review_every_months", "usual number of months between reviews", {}),
        (
            "lapse_months",
            "number of months after a missed review until a page says so",
            {"critical": True},
        ),
        ("saved_copy", "choice of whether readers may save a copy", {}),
        ("colours", "set of colours", {}),
        ("limits", "set of limits on texts", {}),
        ("accessibility", "record of how the site was tested", {"seen": True}),
        ("sources_read", "words on how sources were read", {"seen": True}),
        ("other_numbers", "list of numbers that work although they look wrong", {"critical": True}),
        ("home_title", "question on the home page", {"seen": True, "worded": True}),
        ("said_by_calls", "steps that pages leave out", {"critical": True, "plural": True}),
        ("languages", "list of languages", {"seen": True}),
    )
}
SITE |= {
    "act_now": Field(
        "numbers on the home page",
        _names_of("act_now", "contacts"),
        critical=True,
        seen=False,
        whole=True,
        plural=True,
    ),
    "card_guides": Field(
        "guides on the card",
        _names_of("card_guides", "guides"),
        critical=True,
        seen=False,
        plural=True,
    ),
    "when_you_call": Field(
        "guide on what happens when you call", _names_of("when_you_call", "guides"), seen=False
    ),
    "doors": _setting("doors of the home page", "doors", seen=True, worded=True, plural=True),
    "child_contact": _setting(
        "contact for children on the home page", "child_contact", critical=True
    ),
}


def _whole(part: object, _: Names) -> Lines:
    return lines_of(part)


def _without_harm(words: Words, _: Names) -> Lines:
    return lines_of(words.model_copy(update={"harm": ()}))


_HARM = "words of harm (for these, the search shows who to call before any page)"
SINGLES: dict[str, tuple[Owner, dict[str, Field]]] = {
    "words": (
        Owner("The list of words"),
        {
            "harm": Field(_HARM, _value("harm"), critical=True, seen=False, plural=True),
            "": Field("words to avoid", _without_harm, seen=False, plural=True),
        },
    ),
    "review": (
        Owner("The site"),
        {"": Field("page about the review", _whole, worded=True)},
    ),
    "distributions": (
        Owner("The register of what was sent", " of the register of what was sent"),
        {"": Field("lines", _whole, plural=True)},
    ),
}
"""The registers that are compared as a whole, by their field in the Library."""
