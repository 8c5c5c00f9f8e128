"""Drafts of the pledge in each of its forms."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import FIXED_PAGES, Contact, Library
from build_tools.pages.approval import approval_of_pledge
from build_tools.pages.layout import PageSpec

_OTHER_FORMS = (
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
)


def phones(contacts: tuple[Contact, ...]) -> tuple[str, ...]:
    """Return the phone numbers of contacts that have one."""
    return tuple(contact.phone for contact in contacts if contact.phone)


def pledge_specs(library: Library) -> Iterator[PageSpec]:
    """Yield a page spec for each form of the pledge."""
    pledge = library.pledge
    feedback = library.site.feedback or ""
    values: dict[str, object] = {
        "pledge": pledge,
        "help_now": library.listed(pledge.help_now),
        "act_now": library.listed(library.site.act_now),
        "feedback_link": feedback if "://" in feedback else f"mailto:{feedback}",
        "sources": [library.sources[id_] for id_ in pledge.sources],
    }
    pages = [
        ("pledge.md", pledge.title, pledge.summary, "pledge", "pledge"),
        *_OTHER_FORMS,
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
            approval=approval_of_pledge(library),
            facts=phones(library.listed(pledge.help_now)) if kind in ("pledge", "easy") else (),
        )
