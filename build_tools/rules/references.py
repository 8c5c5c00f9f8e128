"""The rules of names and links: each must be of something that exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from build_tools.model import FIXED_PAGES, Guide, Pledge, Reference, references
from build_tools.problems import PathPart, Problem, nearest, shortened
from build_tools.rules.context import RuleContext
from build_tools.rules.links import ADDRESS_CHECKS
from build_tools.rules.texts import no_disguised_address

Path = tuple[PathPart, ...]
PLACES = {
    "contacts": "in content/contacts.yaml",
    "sources": "in content/sources.yaml",
    "topics": "in content/topics.yaml",
    "guides": "in content/guides",
    "pictures": "one of our pictures",
}
FEW = 12
OF_ITS_OWN = ("figures", "source")
"""One of the guide's own sources, which another rule looks at."""
_WEB = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_GUIDE = re.compile(r"([a-z0-9-]+)\.md")
_STATES = {
    "draft": "a draft, so readers can't open it.",
    "withdrawn": "withdrawn, and readers see no link to it.",
}
LINKS = "A link is a full web address (https://...) or the name of another guide (the-mash.md)."


def known_names(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """Every contact, source, topic and related guide that a guide names exists."""
    yield from _unknown((one for one in references(guide) if one.path != OF_ITS_OWN), content)


def known_names_of_pledge(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """Every contact, source and picture that the pledge names exists."""
    yield from _unknown(references(pledge), content)


def _unknown(found: Iterable[Reference], content: RuleContext) -> Iterator[Problem]:
    for path, register, id_ in found:
        known = content.ids.get(register)
        if known is not None and id_ not in known:
            yield unknown_name(path, register, id_, known)


def unknown_name(
    path: Path, register: str, id_: str, known: Sequence[str], file: str = ""
) -> Problem:
    """Return the problem of a name that is in no register, with the nearest right one."""
    many = "Look there for the right name, or add it there first."
    few = f"Known names: {', '.join(known)}." if len(known) <= FEW else many
    return Problem(
        f'"{shortened(id_)}" is not {PLACES[register]}.',
        suggestion=nearest(id_, known) or few,
        path=path,
        file=file,
    )


def registers_name_what_exists(content: RuleContext) -> Iterator[Problem]:
    """Registers name sources, contacts, guides, topics and pages that exist."""
    for id_, contact in content.contacts.items():
        found = references(contact, (id_,))
        yield from _unknown_in("content/contacts.yaml", found, content)
    if content.site:
        yield from _unknown_in("content/site.yaml", references(content.site), content)
    yield from _home_leads_somewhere(content)
    yield from _held_back(content)
    yield from _blocked(content)


def _unknown_in(file: str, found: Iterable[Reference], content: RuleContext) -> Iterator[Problem]:
    for problem in _unknown(found, content):
        yield problem.at(file, None)


def _home_leads_somewhere(content: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each door of the home page, or guide on calls, that does not exist."""
    if not content.site or not {"guides", "topics"} <= set(content.ids):
        return
    published = [slug for slug, guide in content.guides.items() if guide.status == "published"]
    unread = [slug for slug in content.ids["guides"] if slug not in content.guides]
    guides = sorted({*published, *unread})
    pages = [*(f"guides/{slug}/" for slug in guides), *FIXED_PAGES]
    pages += [f"topics/{id_}/" for id_ in content.ids["topics"]]
    for position, door in enumerate(content.site.doors):
        if door.to not in pages:
            yield _no_such_page(door.to, ("doors", position, "to"), pages)
    slug = content.site.when_you_call
    if slug and slug in content.ids["guides"] and slug not in guides:
        yield _no_such_page(slug, ("when_you_call",), guides)


def _no_such_page(name: str, path: Path, known: Sequence[str]) -> Problem:
    return Problem(
        f'There is no page "{shortened(name)}" for readers.',
        "This must be a published page, such as guides/the-mash/, topics/scrutiny/ or words/.",
        nearest(name, known) or "Look at the page's address in a browser.",
        path=path,
        file="content/site.yaml",
    )


def _held_back(content: RuleContext) -> Iterator[Problem]:
    if not {"guides", "contacts"} <= set(content.ids):
        return
    known = sorted({*content.ids["guides"], *content.ids["contacts"], "pledge"})
    for id_, question in content.to_confirm.items():
        for position, name in enumerate(question.holds_back):
            if name not in known:
                yield Problem(
                    f'"{name}" is not a guide, a contact or the pledge.',
                    "A question can hold back only a guide, a contact or the pledge.",
                    nearest(name, known),
                    path=(id_, "holds_back", position),
                    file="content/to-confirm.yaml",
                )


def _blocked(content: RuleContext) -> Iterator[Problem]:
    """Yield each page that a question names to block and that is not there."""
    if not {"guides", "topics"} <= set(content.ids):
        return
    guides = [f"guides/{slug}/" for slug in content.ids["guides"]]
    known = ["", *FIXED_PAGES, *guides, *(f"topics/{id_}/" for id_ in content.ids["topics"])]
    for id_, question in content.to_confirm.items():
        if question.pages and not question.blocks:
            yield _blocks_nothing(id_)
        for position, address in enumerate(question.addresses):
            is_ours = address.startswith(("guides/", "topics/", "pledge/"))
            if is_ours and address not in known:
                yield Problem(
                    f'There is no page "{question.pages[position]}".',
                    "Name a guide by its slug (the-mash), or any page by its address (contacts/).",
                    nearest(address, known),
                    path=(id_, "pages", position),
                    file="content/to-confirm.yaml",
                )


def _blocks_nothing(id_: str) -> Problem:
    return Problem(
        'This question names pages, but does not say "blocks: yes", so it blocks none of them.',
        'A question keeps its "pages" from the public only while it says "blocks: yes".',
        'Write "blocks: yes" above them, or delete "pages".',
        path=(id_, "pages"),
        file="content/to-confirm.yaml",
    )


def no_twins_in_lists(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """Nothing is in one list twice."""
    for name in ("contacts", "sources", "related", "also_called", "asked_as", "avoid", "questions"):
        items = getattr(guide, name)
        for position, item in enumerate(items):
            if item in items[:position]:
                yield Problem(
                    f'"{shortened(item)}" is in this list twice.',
                    suggestion="Delete one of the two.",
                    path=(name, position),
                )


def not_related_to_itself(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide is not in its own list of related guides."""
    if guide.slug in guide.related:
        yield Problem(
            "This guide is in its own list of related guides.",
            suggestion="Delete its name from the list.",
            path=("related", guide.related.index(guide.slug)),
        )


def related_guides_are_published(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """The page leaves out a related guide that is withdrawn. This is advice.

    A withdrawn guide lists a published one, so that its page can say where to go instead.
    """
    others = [content.guides.get(slug) for slug in guide.related]
    for position, other in enumerate(others):
        if other and other.status == "withdrawn":
            yield Problem(
                f'"{other.slug}" is withdrawn, so the page leaves it out.',
                "Related guides must be published.",
                "Delete its name, or choose another guide.",
                path=("related", position),
                must_fix=False,
            )
    leads_on = any(other is None or other.status == "published" for other in others)
    if guide.status == "withdrawn" and not leads_on:
        yield Problem(
            "This guide is withdrawn, but does not say where to go instead.",
            'Its page lists the published guides under "related".',
            "Add at least one. Until then, its page links to its topic and to who to call.",
            path=("related",) if guide.related else ("status",),
            must_fix=False,
        )


def links_lead_somewhere(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A link in the text is a full web address, or the name of another guide that is published.

    A link to a withdrawn guide is advice: readers see its words without the link. So is a link
    from a draft to a guide that is not published yet.
    """
    for link, line in guide.body.links:
        match = _GUIDE.fullmatch(link)
        if match:
            yield from _guide_link_problems(match[1], line, guide, content)
        elif not _WEB.fullmatch(link):
            yield Problem(*_wrong_link(link, content), path=("body",), line=line)
        else:
            for rule in (no_disguised_address, *ADDRESS_CHECKS):
                yield from (problem.at("", line, ("body",)) for problem in rule(link))


def _guide_link_problems(
    slug: str, line: int, guide: Guide, content: RuleContext
) -> Iterator[Problem]:
    known = content.ids.get("guides")
    if known is not None and slug not in known:
        yield unknown_name(("body",), "guides", slug, known).at("", line)
    other = content.guides.get(slug)
    if other and other.status != "published":
        yield Problem(
            f'The guide "{slug}" is {_STATES[other.status]}',
            "A link must go to a published guide.",
            "Take out the link and keep its words.",
            path=("body",),
            line=line,
            must_fix=guide.status == "published" and not other.has_page,
        )


def _wrong_link(link: str, content: RuleContext) -> tuple[str, str, str]:
    slug = link.partition("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
    if re.match(r"(?:file:|[a-z]:|\\\\|%5c%5c)", link, re.IGNORECASE):
        suggestion = "This file is on a computer or shared drive, so readers can't open it."
    elif link.lower().startswith(("tel:", "mailto:", "sms:")):
        suggestion = "Phone numbers and email addresses belong in contacts.yaml only."
    elif slug in content.ids.get("guides", ()):
        suggestion = f'Did you mean "{slug}.md"?'
    elif link.lower().startswith(("www.", "//")):
        suggestion = f'Did you mean "https://{shortened(link.removeprefix("//"))}"?'
    else:
        suggestion = "Write the web address in full, or take out the link."
    return f'The link "{shortened(link)}" can\'t be used in a guide.', LINKS, suggestion
