"""Drafts of the pledge in each of its forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from build_tools.model import FIXED_PAGES, POSTER_PDF, Contact, Library
from build_tools.pages.layout import PageSpec, path_of

NO_SIZES: Mapping[str, int] = MappingProxyType({})


def phones(contacts: tuple[Contact, ...]) -> tuple[str, ...]:
    """Return the phone numbers of contacts that have one."""
    return tuple(contact.phone for contact in contacts if contact.phone)


def heard(library: Library) -> list[tuple[str, Contact | None]]:
    """Return each way to be heard: its words, and the contact of its button or nothing."""
    steps = library.pledge.if_broken
    return [(step.do, library.contacts.get(step.call or "")) for step in steps]


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
            facts=phones(library.printable(pledge.help_now)) if kind in ("pledge", "easy") else (),
        )


def _values(library: Library, sizes: Mapping[str, int]) -> dict[str, Any]:
    pledge, feedback = library.pledge, library.site.feedback or ""
    called = {step.call for step in pledge.if_broken if step.call}
    other_help = tuple(id_ for id_ in pledge.help_now if id_ not in called)
    pdf = {"path": POSTER_PDF, "bytes": sizes[POSTER_PDF]} if POSTER_PDF in sizes else None
    return {
        "pledge": pledge,
        "help_now": library.printable(pledge.help_now),
        "heard": heard(library),
        "other_help": library.printable(other_help),
        "pdf": pdf,
        "feedback_link": feedback if "://" in feedback else f"mailto:{feedback}",
        "sources": [library.sources[id_] for id_ in pledge.sources],
    }
