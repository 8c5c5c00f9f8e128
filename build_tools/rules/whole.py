"""The rules of the content as a whole: guides together, topics, reviews, recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from build_tools.model import FIXED_PAGES, Guide, Site
from build_tools.model.review import due_on, review_state
from build_tools.problems import Problem, count, nearest
from build_tools.rules.context import RuleContext
from build_tools.rules.references import unknown_name

TOPICS = "content/topics.yaml"
_STATES = {
    "due-soon": "The review of this guide is due soon, on {day}.",
    "due": "The review of this guide has been due since {day}.",
    "lapsed": "The review of this guide was due on {day}, and its page now says so.",
}


def no_twins(content: RuleContext) -> Iterator[Problem]:
    """No two guides have the same title. In a draft this is advice."""
    seen: dict[str, str] = {}
    for guide in sorted(content.guides.values(), key=lambda guide: not guide.has_page):
        title = guide.title.casefold()
        if title and title in seen:
            yield Problem(
                f'"{guide.title}" is also the title of content/{seen[title]}.',
                "Two guides can't have the same title: readers could not tell them apart.",
                "Give one of them another title.",
                path=("title",),
                file=f"content/{guide.file}",
                must_fix=guide.has_page,
            )
        seen.setdefault(title, guide.file)


def some_guide(content: RuleContext) -> Iterator[Problem]:
    """There is at least one published guide."""
    unread = len(content.ids.get("guides", ())) - len(content.guides)
    if not unread and not any(guide.status == "published" for guide in content.guides.values()):
        yield Problem(
            "There is no published guide.",
            "A site needs at least one.",
            "Add a guide to content/guides, or publish a draft.",
            file="content/guides",
        )


def topics_hold_guides(content: RuleContext) -> Iterator[Problem]:
    """Every topic has at least two published guides, and lists only its own guides first."""
    if not _all_guides_are_placed(content):
        return  # the faults of those guides are reported already
    for id_, topic in content.topics.items():
        own = [guide for guide in content.guides.values() if guide.topic == id_]
        published = sum(guide.status == "published" for guide in own)
        if published < 2:
            yield Problem(
                f"This topic has {count(published, 'published guide')}.",
                "A topic needs at least two published guides.",
                "Add a guide, or move its guide to another topic.",
                path=(id_,),
                file=TOPICS,
            )
        slugs = [guide.slug for guide in own]
        for position, slug in enumerate(topic.first):
            if slug not in slugs:
                yield _not_its_own(content, (id_, "first", position), slug, slugs)


def _all_guides_are_placed(content: RuleContext) -> bool:
    read = bool(content.guides) and len(content.guides) == len(content.ids.get("guides", ()))
    placed = [guide for guide in content.guides.values() if guide.status == "published"]
    return read and all(guide.topic in content.topics for guide in placed)


def _not_its_own(
    content: RuleContext, path: tuple[str | int, ...], slug: str, own: list[str]
) -> Problem:
    if slug not in content.guides:
        return unknown_name(path, "guides", slug, own, TOPICS)
    return Problem(
        f'"{slug}" is a guide in another topic.',
        'Under "first", a topic lists its own guides.',
        f"Delete it here, or change the topic of content/guides/{slug}.md.",
        path=path,
        file=TOPICS,
    )


def recommendations_lead_somewhere(content: RuleContext) -> Iterator[Problem]:
    """Every page listed under a recommendation exists.

    The site leaves out a withdrawn guide. This is advice.
    """
    if "topics" not in content.ids or not content.ids.get("guides"):
        return  # what is wrong with them is reported already
    unpublished = {slug for slug, guide in content.guides.items() if guide.status != "published"}
    guides = [f"guides/{slug}/" for slug in content.ids["guides"] if slug not in unpublished]
    withdrawn = {g.address for g in content.guides.values() if g.status == "withdrawn"}
    known = [*FIXED_PAGES, *guides, *(f"topics/{slug}/" for slug in content.ids["topics"])]
    for number, item in enumerate(content.review.recommendations if content.review else ()):
        for position, address in enumerate(item.served_by):
            if address not in known:
                found = _no_page(address, known, withdrawn=address in withdrawn)
                path = ("recommendations", number, "served_by", position)
                yield replace(found, path=path, file="content/recommendations.yaml")


def _no_page(address: str, known: list[str], *, withdrawn: bool) -> Problem:
    if withdrawn:
        return Problem(
            f'The guide at "{address}" is withdrawn, so the site leaves it out here.',
            "A recommendation lists published pages.",
            "Delete the address, or choose another page.",
            must_fix=False,
        )
    return Problem(
        f'There is no page "{address}".',
        "Name a page by its address, such as guides/the-mash/ or pledge/.",
        nearest(address, known) or "Look at the page's address in a browser.",
    )


def reviews_due(content: RuleContext) -> Iterator[Problem]:
    """A guide is reviewed in time. Where a review is late, this is advice, and the page says so."""
    if content.site:
        published = (guide for guide in content.guides.values() if guide.status == "published")
        for guide in published:
            yield from _due(guide, content.site, content.today)


def _due(guide: Guide, site: Site, today: date) -> Iterator[Problem]:
    state = review_state(guide, site, today)
    day = due_on(guide, site)
    if day and state in _STATES:
        yield Problem(
            _STATES[state].format(day=day.isoformat()),
            suggestion="Check the whole guide, then change reviewed_on to the day you checked it.",
            path=("reviewed_on",),
            file=f"content/{guide.file}",
            must_fix=False,
        )
