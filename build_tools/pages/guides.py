"""The pages of guides, and of the topics that list them, before they are put in their frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from build_tools.model import (
    Figures,
    Guide,
    Library,
    calls_now,
    guide_calls,
    pdf_of,
    seen_texts,
)
from build_tools.model.review import due_on, lapses_on, review_state
from build_tools.pages.environment import day_in_words
from build_tools.pages.layout import PageSpec
from build_tools.pages.notices import approval_of_guide, provenance, ring_first
from build_tools.wording import count_words, seconds_to_read


def guide_specs(library: Library, today: date, sizes: Mapping[str, int]) -> Iterator[PageSpec]:
    """Yield a page spec for each published guide."""
    related = related_guides(library)
    for guide in library.published:
        spec = _guide(guide, library, related[guide.slug], today)
        pdf = pdf_of(guide.slug)
        spec.values["pdf"] = {"path": pdf, "bytes": sizes[pdf]} if pdf in sizes else None
        yield spec


def topic_specs(library: Library) -> Iterator[PageSpec]:
    """Yield a page spec for each topic."""
    for id_, topic in library.topics.items():
        yield PageSpec(
            path=f"topics/{id_}.md",
            title=topic.title,
            description=topic.summary,
            template="topic.md.jinja",
            kind="topic",
            exit=topic.exit,
            values={
                "topic": topic,
                "guides": library.guides_of(id_),
                "act_now": tuple(calls_now(library, all_of_them=False).values()),
                "for_children": library.for_children,
            },
            source_file="content/topics.yaml",
        )


def related_guides(library: Library) -> dict[str, tuple[Guide, ...]]:
    """Return the related guides of each guide: those it names, then those that name it."""
    slugs = library.published_slugs
    names = {guide.slug: list(guide.related) for guide in library.published}
    for guide in library.published:
        for slug in guide.related:
            if slug in slugs:
                names[slug].append(guide.slug)
    return {
        slug: tuple(library.guides[name] for name in dict.fromkeys(found) if name in slugs)
        for slug, found in names.items()
    }


def seconds_of(guide: Guide, library: Library) -> int:
    """Return how many seconds a guide takes to read, from its title to "Read next"."""
    return seconds_to_read(
        count_words(seen_texts(guide, library)), library.site.limits.words_a_minute
    )


def _guide(guide: Guide, library: Library, related: tuple[Guide, ...], today: date) -> PageSpec:
    topic = library.topics[guide.topic]
    contacts = library.listed(guide.contacts)
    return PageSpec(
        path=guide.file,
        title=guide.title,
        description=guide.summary,
        template="guide.md.jinja",
        kind="guide",
        exit=topic.exit,
        listed=guide.has_page,
        values={
            "guide": guide,
            "topic": topic,
            "calls": guide_calls(guide, library),
            "sources": [library.sources[id_] for id_ in guide.sources],
            "related": related,
            "state": review_state(guide, library.site, today),
            "due": due_on(guide, library.site),
            "lapses": lapses_on(guide, library.site),
            "provenance": provenance(guide, library.site),
            "bars": bars(guide.figures) if guide.figures else [],
            "ring_first": ring_first(contacts),
        },
        source_file=f"content/{guide.file}",
        approval=approval_of_guide(guide, library),
        facts=_facts(guide, library),
    )


def _facts(guide: Guide, library: Library) -> tuple[str, ...]:
    calls = guide_calls(guide, library)
    buttons = [contact for _, contact in calls.steps if contact]
    contacts = (*calls.now.values(), *buttons, *calls.child, *calls.other)
    numbers = [fact for c in contacts if c.phone for fact in (c.phone, c.call_link)]
    days = [day_in_words(change.on) for change in guide.changes]
    reviewed = [day_in_words(guide.reviewed_on)] if guide.reviewed_on else []
    return (*numbers, *days, *reviewed, *(words for words, _ in calls.steps))


def bars(figures: Figures) -> list[dict[str, object]]:
    """Return the bars of a chart 300 units wide: label, value, length and place of each."""
    largest = max((figure.value for figure in figures.values), default=Decimal(0)) or Decimal(1)
    return [
        {
            "label": figure.label,
            "value": figure.value,
            "length": round(240 * figure.value / largest),
            "top": 48 * position,
        }
        for position, figure in enumerate(figures.values)
    ]
