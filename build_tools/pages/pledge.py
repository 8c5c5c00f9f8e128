"""Drafts of the pledge in each of its forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from build_tools.model import FIXED_PAGES, POSTER_PDF, Contact, Library
from build_tools.pages.layout import PageSpec

NO_SIZES: Mapping[str, int] = MappingProxyType({})


def phones(contacts: tuple[Contact, ...]) -> tuple[str, ...]:
    """Return the phone numbers of contacts that have one."""
    return tuple(contact.phone for contact in contacts if contact.phone)


def heard(library: Library) -> list[tuple[str, Contact | None]]:
    """Return each way to be heard: its words, and the contact of its button or nothing."""
    steps = library.pledge.if_broken
    return [(step.do, library.contacts.get(step.call or "")) for step in steps]


def pledge_specs(library: Library, sizes: Mapping[str, int] = NO_SIZES) -> Iterator[PageSpec]:
    """Yield a page spec for each form of the pledge; `sizes` as in `site_page_specs`."""
    pledge = library.pledge
    help_now = library.printable(pledge.help_now)
    called = {step.call for step in pledge.if_broken if step.call}
    values: dict[str, object] = {"pledge": pledge, "help_now": help_now}
    values["heard"] = heard(library)
    values["other_help"] = library.printable(
        tuple(id_ for id_ in pledge.help_now if id_ not in called)
    )
    values["pdf"] = (
        {"path": POSTER_PDF, "bytes": sizes[POSTER_PDF]} if POSTER_PDF in sizes else None
    )
    feedback = library.site.feedback or ""
    values["feedback_link"] = feedback if "://" in feedback else f"mailto:{feedback}"
    values["sources"] = [library.sources[id_] for id_ in pledge.sources]
    pages = [
        ("pledge.md", pledge.title, pledge.summary, "pledge", "pledge"),
        (
            "pledge/easy-to-read.md",
            FIXED_PAGES["pledge/easy-to-read/"],
            "The pledge in easy words.",
            "easy",
            "easy",
        ),
        (
            "pledge/poster.md",
            FIXED_PAGES["pledge/poster/"],
            "The pledge on one page.",
            "poster",
            "poster",
        ),
        (
            "pledge/for-councillors.md",
            FIXED_PAGES["pledge/for-councillors/"],
            "What each promise asks of a scrutiny councillor.",
            "for-councillors",
            "page",
        ),
    ]
    for path, title, description, template, kind in pages:
        yield PageSpec(
            path=path,
            title=title,
            description=description,
            template=f"{template}.md.jinja",
            kind=kind,
            exit=True,
            values=values,
            source_file="content/pledge.yaml",
            facts=phones(help_now) if kind in ("pledge", "easy") else (),
        )
