"""Home, the pledge in each of its forms, and every other page beside the guides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Any

from build_tools.model import (
    FIXED_PAGES,
    POSTER_PDF,
    Contact,
    Guide,
    Library,
    Pledge,
    Recommendation,
    calls_now,
)
from build_tools.pages.approval import approval_of_pledge
from build_tools.pages.environment import day_in_words
from build_tools.pages.layout import PageSpec, path_of
from build_tools.problems import in_words

NO_SIZES: Mapping[str, int] = MappingProxyType({})
LISTED = ("contacts/", "words/", "whats-new/", "register/", "take-away/")


@dataclass(frozen=True)
class Name:
    """One line of the A to Z: the title of a page, or another name with the pages it stands for.

    `pages` holds the path and title of each page; a title leads to one page, and to its own.
    """

    name: str
    pages: tuple[tuple[str, str], ...]

    @property
    def is_title(self) -> bool:
        """Whether it is the title of the page that it leads to."""
        return self.pages[0][1] == self.name

    @property
    def letter(self) -> str:
        """The heading it is under."""
        first = next((c for c in self.name.upper() if c.isalnum()), "0")
        return first if first.isalpha() else "0 to 9"


@dataclass(frozen=True)
class News:
    """One line of what is new."""

    on: date
    what: str
    title: str
    path: str


def site_page_specs(library: Library, sizes: Mapping[str, int] = NO_SIZES) -> Iterator[PageSpec]:
    """Yield what home is made of and of the pages beside the guides.

    `sizes` holds the bytes of each file that pages may lead to, by its path.
    """
    yield _home(library)
    yield from _lists(library)
    yield _contacts(library)
    yield _words(library)
    yield _a_to_z(library)
    yield _whats_new(library)
    yield _register(library)
    yield _about(library)
    yield from pledge_specs(library, sizes)


def _lists(library: Library) -> Iterator[PageSpec]:
    """Yield the pages of `guides/` and `topics/`, where a shortened address leads."""
    yield PageSpec(
        path="guides.md",
        title=FIXED_PAGES["guides/"],
        description="Every guide, by topic.",
        template="all-guides.md.jinja",
        kind="page",
    )
    yield PageSpec(
        path="topics.md",
        title=FIXED_PAGES["topics/"],
        description="What the guides are about.",
        template="topics.md.jinja",
        kind="topic",
    )


def _home(library: Library) -> PageSpec:
    contacts = tuple(calls_now(library).values())
    return PageSpec(
        path="index.md",
        title=library.site.title,
        description=library.site.description,
        template="home.md.jinja",
        kind="home",
        values={"contacts": contacts},
        facts=phones(contacts),
    )


def _contacts(library: Library) -> PageSpec:
    contacts = library.listed(tuple(library.contacts))
    act_now = tuple(calls_now(library).values())
    unsure = [contact.name for contact in contacts if contact.confirmed == "sources"]
    return PageSpec(
        path="contacts.md",
        title="Who to call",
        description="Every number on this site, when to use it and where we found it.",
        template="contacts.md.jinja",
        kind="contacts",
        exit=True,
        values={
            "contacts": contacts,
            "act_now": act_now,
            "others": [contact for contact in contacts if contact not in act_now],
            "unconfirmed": in_words(unsure) if unsure else "",
        },
        source_file="content/contacts.yaml",
        facts=phones(contacts),
    )


def _words(library: Library) -> PageSpec:
    glossary = sorted(library.glossary.values(), key=lambda word: word.word.casefold())
    return PageSpec(
        path="words.md",
        title="Words explained",
        description="Words and initials that people use about children's safety, in plain English.",
        template="words.md.jinja",
        kind="page",
        values={"glossary": glossary},
        source_file="content/glossary.yaml",
        facts=tuple(word.word for word in glossary),
    )


def names(library: Library) -> list[Name]:
    """Return every name that leads to a page, in the order of the alphabet."""
    pledge = library.pledge
    found = [(name, guide.file, guide.title) for guide in library.published for name in _of(guide)]
    found += [(name, "pledge.md", pledge.title) for name in _of(pledge)]
    found += [(t.title, f"topics/{id_}.md", t.title) for id_, t in library.topics.items()]
    found += [(FIXED_PAGES[at], path_of(at), FIXED_PAGES[at]) for at in LISTED]
    pages: dict[str, list[tuple[str, str]]] = {}
    for name, path, title in sorted(found):
        pages.setdefault(name, []).append((path, title))
    lines = [Name(name, tuple(where)) for name, where in pages.items()]
    return sorted(lines, key=lambda line: (line.letter, line.name.casefold()))


def _of(page: Guide | Pledge) -> tuple[str, ...]:
    return (page.title, *page.also_called)


def _a_to_z(library: Library) -> PageSpec:
    letters = [
        (letter, list(group)) for letter, group in groupby(names(library), lambda name: name.letter)
    ]
    return PageSpec(
        path="a-to-z.md",
        title="A to Z",
        description="Every guide, under its title and the other words people use for it.",
        template="a-to-z.md.jinja",
        kind="page",
        values={"letters": letters},
    )


def news(library: Library) -> list[News]:
    """Return every change of the guides and the pledge, newest first."""
    found = [
        News(change.on, change.what, guide.title, guide.file)
        for guide in library.published
        for change in guide.changes
    ]
    pledge = library.pledge
    found += [News(change.on, change.what, pledge.title, "pledge.md") for change in pledge.changes]
    return sorted(found, key=lambda line: (-line.on.toordinal(), line.title.casefold()))


def _whats_new(library: Library) -> PageSpec:
    days = [(day, list(lines)) for day, lines in groupby(news(library), lambda line: line.on)]
    return PageSpec(
        path="whats-new.md",
        title="What's new",
        description="What changed in the guides and the pledge, newest first.",
        template="whats-new.md.jinja",
        kind="page",
        values={"days": days},
    )


def _register(library: Library) -> PageSpec:
    sent = sorted(library.distributions.distributions, key=lambda one: one.sent_on, reverse=True)
    return PageSpec(
        path="register.md",
        title=FIXED_PAGES["register/"],
        description="What was sent, when, to which group and how.",
        template="register.md.jinja",
        kind="page",
        values={"sent": sent},
        source_file="content/distributions.yaml",
        facts=tuple(day_in_words(one.sent_on) for one in sent),
    )


def _about(library: Library) -> PageSpec:
    titles = library.titles
    served = [_served(item, titles) for item in library.review.recommendations]
    return PageSpec(
        path="about.md",
        title="About these guides",
        description="The review that asked for these guides, and its recommendations.",
        template="about.md.jinja",
        kind="page",
        values={"served": served},
        source_file="content/recommendations.yaml",
    )


def _served(
    item: Recommendation, titles: dict[str, str]
) -> tuple[Recommendation, list[tuple[str, str]]]:
    pages = [(path_of(a), titles[a]) for a in item.served_by if a in titles]
    return item, pages


def phones(contacts: tuple[Contact, ...]) -> tuple[str, ...]:
    """Return the phone numbers of contacts that have one."""
    return tuple(contact.phone for contact in contacts if contact.phone)


def heard(library: Library) -> list[tuple[str, Contact | None]]:
    """Return each way to be heard: its words, and the contact of its button or nothing."""
    steps = library.pledge.if_broken
    return [(step.do, library.as_shown.get(step.call or "")) for step in steps]


_FORMS = (
    ("pledge/easy-to-read/", "The pledge in easy words.", "easy", "easy"),
    ("pledge/poster/", "The pledge on one page.", "poster", "poster"),
    (
        "pledge/for-councillors/",
        "What each promise asks of a scrutiny councillor.",
        "for-councillors",
        "page",
    ),
)


def pledge_specs(library: Library, sizes: Mapping[str, int] = NO_SIZES) -> Iterator[PageSpec]:
    """Yield a page spec for each form of the pledge; `sizes` as in `site_page_specs`."""
    pledge = library.pledge
    values = _values(library, sizes)
    whole = ("pledge/", pledge.title, pledge.summary, "pledge", "pledge")
    others = ((address, FIXED_PAGES[address], *form) for address, *form in _FORMS)
    for address, title, description, template, kind in (whole, *others):
        yield PageSpec(
            path=path_of(address),
            title=title,
            description=description,
            template=f"{template}.md.jinja",
            kind=kind,
            exit=True,
            values=values,
            source_file="content/pledge.yaml",
            approval=approval_of_pledge(library),
            facts=phones(library.listed(pledge.help_now)) if kind in ("pledge", "easy") else (),
        )


def _values(library: Library, sizes: Mapping[str, int]) -> dict[str, Any]:
    pledge, feedback = library.pledge, library.site.feedback or ""
    called = {step.call for step in pledge.if_broken if step.call}
    other_help = tuple(id_ for id_ in pledge.help_now if id_ not in called)
    pdf = {"path": POSTER_PDF, "bytes": sizes[POSTER_PDF]} if POSTER_PDF in sizes else None
    return {
        "pledge": pledge,
        "help_now": library.listed(pledge.help_now),
        "heard": heard(library),
        "other_help": library.listed(other_help),
        "pdf": pdf,
        "feedback_link": feedback if "://" in feedback else f"mailto:{feedback}",
        "sources": [library.sources[id_] for id_ in pledge.sources],
    }
