"""The rules about names that must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from build_tools.model import FIXED_PAGES, Guide, HardWord, IdeaFields, Pledge, Step
from build_tools.problems import PathPart, Problem, nearest, shortened
from build_tools.rules.context import RuleContext

Path = tuple[PathPart, ...]
Reference = tuple[Path, str, str]
PLACES = {
    "contacts": "in content/contacts.yaml",
    "sources": "in content/sources.yaml",
    "topics": "in content/topics.yaml",
    "guides": "in content/guides",
    "pictures": "one of the pictures we have",
}
FEW = 12


def known_names(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """Every contact, source, topic and related guide that is named exists."""
    yield from _unknown(_guide_references(guide), house)


def known_names_of_pledge(pledge: Pledge, house: RuleContext) -> Iterator[Problem]:
    """Every contact, source and picture that the pledge names exists."""
    yield from _unknown(_pledge_references(pledge), house)


def _guide_references(guide: Guide) -> Iterator[Reference]:
    if guide.topic:
        yield ("topic",), "topics", guide.topic
    yield from listed(("contacts",), "contacts", guide.contacts)
    yield from listed(("sources",), "sources", guide.sources)
    yield from listed(("related",), "guides", guide.related)
    yield from _calls("steps", guide.steps)


def _pledge_references(pledge: Pledge) -> Iterator[Reference]:
    yield from listed(("help_now",), "contacts", pledge.help_now)
    yield from listed(("sources",), "sources", pledge.sources)
    yield from _calls("if_broken", pledge.if_broken)
    for position, promise in enumerate(pledge.promises):
        yield ("promises", position, "picture"), "pictures", promise.picture
        yield from _pictures(("promises", position, "easy"), promise.easy)
    for name in ("introduction", "will_not", "if_broken", "help_now", "tell_us", "hard_words"):
        yield from _pictures(("easy", name), getattr(pledge.easy, name))


def _pictures(path: Path, ideas: Iterable[IdeaFields | HardWord]) -> Iterator[Reference]:
    for position, idea in enumerate(ideas):
        if idea.picture:
            yield (*path, position, "picture"), "pictures", idea.picture


def listed(path: Path, register: str, ids: Sequence[str]) -> Iterator[Reference]:
    """Yield the place, register and name of each name of a list."""
    for position, id_ in enumerate(ids):
        yield (*path, position), register, id_


def _calls(name: str, steps: tuple[Step, ...]) -> Iterator[Reference]:
    for position, step in enumerate(steps):
        if step.call:
            yield (name, position, "call"), "contacts", step.call


def _unknown(references: Iterator[Reference], house: RuleContext) -> Iterator[Problem]:
    for path, register, id_ in references:
        known = house.ids.get(register)
        if known is not None and id_ not in known:
            yield unknown_name(path, register, id_, known)


def unknown_name(
    path: Path, register: str, id_: str, known: Sequence[str], file: str = ""
) -> Problem:
    """Return the problem of a name that no register has, with the nearest right one."""
    many = "Look there for its right name, or add it there first."
    few = f"Known: {', '.join(known)}." if len(known) <= FEW else many
    return Problem(
        f'"{shortened(id_)}" is not {PLACES[register]}.',
        suggestion=nearest(id_, known) or few,
        path=path,
        file=file,
    )


def registers_name_what_exists(house: RuleContext) -> Iterator[Problem]:
    """Registers name sources, contacts, guides, topics and pages that exist."""
    for id_, contact in house.contacts.items():
        sources = listed((id_, "sources"), "sources", contact.sources)
        yield from _unknown_in("content/contacts.yaml", sources, house)
    if house.site:
        topic: Reference = (("act_now_topic",), "topics", house.site.act_now_topic)
        yield from _unknown_in("content/site.yaml", iter([topic]), house)
        act_now = listed(("act_now",), "contacts", house.site.act_now)
        yield from _unknown_in("content/site.yaml", act_now, house)
        on_card = listed(("card_guides",), "guides", house.site.card_guides)
        yield from _unknown_in("content/site.yaml", on_card, house)
        if house.site.child_contact:
            child: Reference = (("child_contact",), "contacts", house.site.child_contact)
            yield from _unknown_in("content/site.yaml", iter([child]), house)
    yield from _held_back(house)
    yield from _blocked(house)


def _unknown_in(
    file: str, references: Iterator[Reference], house: RuleContext
) -> Iterator[Problem]:
    for problem in _unknown(references, house):
        yield problem.at(file, None)


def _held_back(house: RuleContext) -> Iterator[Problem]:
    if not {"guides", "contacts"} <= set(house.ids):
        return
    known = sorted({*house.ids["guides"], *house.ids["contacts"], "pledge"})
    for id_, question in house.to_confirm.items():
        for position, name in enumerate(question.holds_back):
            if name not in known:
                yield Problem(
                    f'"{name}" is not a guide or contact, nor the pledge.',
                    "A question holds back a guide, a contact or the pledge.",
                    nearest(name, known),
                    path=(id_, "holds_back", position),
                    file="content/to-confirm.yaml",
                )


def _blocked(house: RuleContext) -> Iterator[Problem]:
    """Yield each page that a question names to block and that is not there."""
    if not {"guides", "topics"} <= set(house.ids):
        return
    guides = [f"guides/{slug}/" for slug in house.ids["guides"]]
    known = ["", *FIXED_PAGES, *guides, *(f"topics/{id_}/" for id_ in house.ids["topics"])]
    for id_, question in house.to_confirm.items():
        if question.pages and not question.blocks:
            yield _blocks_nothing(id_)
        for position, address in enumerate(question.addresses):
            is_ours = address.startswith(("guides/", "topics/", "pledge/"))
            if is_ours and address not in known:
                yield Problem(
                    f'There is no page "{question.pages[position]}".',
                    "A question blocks a guide by its slug, or any page by its address: "
                    "the-mash, or contacts/.",
                    nearest(address, known),
                    path=(id_, "pages", position),
                    file="content/to-confirm.yaml",
                )


def _blocks_nothing(id_: str) -> Problem:
    return Problem(
        'This question names pages, but does not say "blocks: yes", so it blocks none of them.',
        'The pages under "pages" stay from the public while a question says "blocks: yes".',
        'Write "blocks: yes" above them, or delete "pages".',
        path=(id_, "pages"),
        file="content/to-confirm.yaml",
    )


def no_twins_in_lists(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """Nothing stands twice in one list."""
    for name in ("contacts", "sources", "related", "also_called", "avoid", "questions"):
        items = getattr(guide, name)
        for position, item in enumerate(items):
            if item in items[:position]:
                yield Problem(
                    f'"{shortened(item)}" is in this list twice.',
                    suggestion="Take one of the two out.",
                    path=(name, position),
                )


def not_related_to_itself(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A guide does not send readers to itself."""
    if guide.slug in guide.related:
        yield Problem(
            "This guide is related to itself.",
            suggestion="Take its name out of the list.",
            path=("related", guide.related.index(guide.slug)),
        )


def related_guides_are_published(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A related guide that is withdrawn is left off the page. This is advice.

    A withdrawn guide names a published one, so that its page can say where to go instead.
    """
    others = [house.guides.get(slug) for slug in guide.related]
    for position, other in enumerate(others):
        if other and other.status == "withdrawn":
            yield Problem(
                f'"{other.slug}" is withdrawn, so it is left off the page.',
                "Related guides are published ones.",
                "Take its name out, or name another guide.",
                path=("related", position),
                must_fix=False,
            )
    leads_on = any(other is None or other.status == "published" for other in others)
    if guide.status == "withdrawn" and not leads_on:
        yield Problem(
            "This guide is withdrawn, and does not say where to go instead.",
            'Its page names the published guides under "related".',
            "Name at least one. Until then the page leads to its topic and to who to call.",
            path=("related",) if guide.related else ("status",),
            must_fix=False,
        )
