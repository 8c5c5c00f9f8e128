"""What to tell a group: corrections first, then what is new, changed and gone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from build_tools.comparing.compare import compare
from build_tools.comparing.contacts import is_in_pledge, places
from build_tools.comparing.difference import Difference
from build_tools.comparing.tables import CONTACT, GUIDE, WAYS
from build_tools.model import Change, Contact, Guide, Library, PartialContent
from build_tools.problems import count, in_words

UNTOLD = {"also_called", "asked_as", "changes", "picture", "sources"}
"""Fields of the pledge whose changes are not worth a councillor's minute."""
WHEN = {"use", "when"}
"""Fields of a contact that say when to call it."""
MOST_ALONE = 3
"""More guides than this that changed in the same way are listed together."""


@dataclass(frozen=True)
class Item:
    """One page that a bulletin tells of, and what became of it."""

    title: str
    lines: tuple[str, ...]
    slug: str = ""
    urgent: bool = False
    """Whether it cannot wait: what to do or who to call has changed, or it is new and urgent."""
    is_corrected: bool = False
    """Whether corrections say all of it: the guide itself reads as before."""

    @property
    def address(self) -> str:
        """The address of its page, from the site's root; empty where it has none any more."""
        return f"guides/{self.slug}/" if self.slug else ""


@dataclass(frozen=True)
class Correction:
    """What readers were given about a contact and must not use any more.

    `field` is the contact's own (`phone`, `hours`, `name`), `now` is empty where it has gone.
    `guides` are the titles of the guides that gave it, `id` is the contact's as it was.
    """

    name: str
    field: str
    was: str
    now: str
    guides: tuple[str, ...] = ()
    in_pledge: bool = False
    id: str = ""

    @property
    def noun(self) -> str:
        """What people call that field: `number`, `opening hours`."""
        return "number" if self.field == "phone" else CONTACT[self.field].noun


@dataclass(frozen=True)
class Bulletin:
    """Everything to tell a group about what has changed since a day or revision."""

    corrections: tuple[Correction, ...]
    new: tuple[Item, ...]
    changed: tuple[Item, ...]
    gone: tuple[Item, ...]
    pledge: tuple[str, ...]
    is_first: bool = False
    """Whether there was nothing before, so that the group is sent this for the first time."""
    pledge_changed: bool = False
    """Whether the pledge itself is new or reads differently, and not a contact of it alone."""
    pledge_corrected: tuple[str, ...] = ()
    """The lines of `pledge` that a correction says better."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.corrections or self.new or self.changed or self.gone or self.pledge)

    @property
    def reworded(self) -> tuple[Item, ...]:
        """The changed guides that corrections do not say everything of."""
        return tuple(one for one in self.changed if not one.is_corrected)

    @property
    def tells_pledge(self) -> bool:
        """Whether there is something to tell of the pledge that no correction says."""
        return self.pledge_changed or bool(self.pledge_told)

    @property
    def pledge_told(self) -> tuple[str, ...]:
        """What to tell of the pledge: what a correction says is not said again."""
        return tuple(line for line in self.pledge if line not in self.pledge_corrected)

    @property
    def has_news(self) -> bool:
        """Whether there is something to tell beside the corrections."""
        return bool(self.new or self.reworded or self.gone) or self.tells_pledge

    @property
    def summed_up(self) -> str:
        """What it holds, counted: `2 new guides and 1 changed guide`."""
        parts = [
            (len(self.corrections), "correction"),
            (len(self.new), "new guide"),
            (len(self.reworded), "changed guide"),
            (len(self.gone), "withdrawn guide"),
        ]
        told = [count(number, noun) for number, noun in parts if number]
        return in_words([*told, *(["the pledge"] if self.tells_pledge else [])])

    @property
    def slugs(self) -> tuple[str, ...]:
        """The guides that are new or changed."""
        return tuple(one.slug for one in (*self.new, *self.changed))


def bulletin_of(base: PartialContent, library: Library) -> Bulletin:
    """Return what to tell of the difference between two states of the content."""
    differences = compare(base, library)
    of_guides = [d for d in differences if d.thing == "guides"]
    new = {d.id for d in of_guides if d.kind in ("added", "shown")}
    changed = _changed(differences) - new
    told = corrections(base, library, differences)
    corrected = {one.id for one in told}
    reach = [d for d in differences if _is_correction(d) and is_in_pledge(d.id, base)]
    said = [d for d in reach if _is_said(d, corrected)]
    return Bulletin(
        corrections=told,
        new=tuple(
            Item(g.title, (g.summary,), g.slug, g.topic == library.site.act_now_topic)
            for g in library.published
            if g.slug in new
        ),
        changed=tuple(
            _changed_guide(guide, base, library, differences, corrected)
            for guide in library.published
            if guide.slug in changed
        ),
        gone=tuple(_gone(of_guides, base, library)),
        pledge=_pledge(base, library, differences, reach),
        is_first=base.site is None,
        pledge_changed=base.pledge is None or any(map(_is_of_pledge, differences)),
        pledge_corrected=tuple(_reach(said, base, library)),
    )


def _changed(differences: Iterable[Difference]) -> set[str]:
    """Return the slugs of guides that read differently, by themselves or by a contact."""
    slugs: set[str] = set()
    for difference in differences:
        if _is_correction(difference):
            slugs |= set(difference.guides)
        elif difference.thing == "guides" and _is_read(difference):
            slugs.add(difference.id)
    return slugs


def _is_read(difference: Difference) -> bool:
    field = GUIDE.get(difference.field)
    return difference.kind == "moved" or bool(field and field.advice)


def _is_correction(difference: Difference) -> bool:
    """Whether a contact is not as readers were given it. Who confirmed it is nothing to them."""
    is_record = (difference.kind, difference.field) == ("changed", "confirmed")
    return difference.thing == "contacts" and difference.critical and not is_record


def _is_said(difference: Difference, corrected: Container[str]) -> bool:
    """Whether a correction says it. None says when to call a contact."""
    return difference.id in corrected and difference.field not in WHEN


def _changed_guide(
    guide: Guide,
    base: PartialContent,
    library: Library,
    differences: Iterable[Difference],
    corrected: Container[str],
) -> Item:
    """Return what the guide's own history says of it; where that is alone, what was found."""
    before = base.guides.get(guide.slug)
    own = _since(guide.changes, before.changes if before else ())
    found = [d for d in differences if d.id == guide.slug and d.thing == "guides" and _is_read(d)]
    reach = [d for d in differences if _is_correction(d) and guide.slug in d.guides]
    is_corrected = not (own or found) and all(d.field not in WHEN for d in reach)
    alone = [] if found else [d for d in reach if is_corrected or not _is_said(d, corrected)]
    told = [d for d in reach if d.field in WHEN or d in alone]
    words = [*(d.news for d in found), *_reach(told, base, library)]
    urgent = any(difference.critical for difference in (*found, *reach))
    lines = own or tuple(dict.fromkeys(words))
    return Item(guide.title, lines, guide.slug, urgent, is_corrected)


def _reach(
    differences: Iterable[Difference], base: PartialContent, library: Library
) -> Iterator[str]:
    """Yield what has become of contacts that readers knew already."""
    for difference in differences:
        if difference.id not in base.contacts:
            continue
        old = base.contacts[difference.id].name
        now = library.contacts.get(difference.id)
        if difference.field in ("hours", "hours_short"):
            yield f'The opening hours of "{old}" have changed.'
        elif difference.field in WHEN:
            yield f'When to call "{old}" has changed.'
        elif difference.field == "name" and now:
            yield f'"{old}" is now called "{now.name}".'
        else:
            yield f'How to reach "{old}" has changed.'


def _since(now: Iterable[Change], before: Iterable[Change]) -> tuple[str, ...]:
    old = set(before)
    return tuple(change.what for change in now if change not in old)


def _gone(
    differences: Iterable[Difference], base: PartialContent, library: Library
) -> Iterator[Item]:
    for difference in differences:
        before = base.guides.get(difference.id)
        gone = difference.kind in ("removed", "hidden", "withdrawn")
        if gone and before and before.status == "published":
            now = library.guides.get(difference.id)
            own = _since(now.changes, before.changes) if now else ()
            yield Item(before.title, (*own, "Tear up or delete every copy of it."))


def _is_of_pledge(difference: Difference) -> bool:
    return difference.thing == "pledge" and difference.field not in UNTOLD


def _pledge(
    base: PartialContent,
    library: Library,
    differences: Iterable[Difference],
    reach: Iterable[Difference],
) -> tuple[str, ...]:
    if base.pledge is None:
        return (library.pledge.summary,)
    found = [d.news or d.words for d in differences if _is_of_pledge(d)]
    own = _since(library.pledge.changes, base.pledge.changes)
    return (*((own or found) if found else ()), *dict.fromkeys(_reach(reach, base, library)))


def corrections(
    base: PartialContent, library: Library, differences: Iterable[Difference]
) -> tuple[Correction, ...]:
    """Return every number, address, time and name that readers were given and is not right now."""
    moved = {
        difference.before[0]: difference.after[0]
        for difference in differences
        if difference.thing == "contacts" and difference.kind == "moved"
    }
    return tuple(
        correction
        for id_, old in base.contacts.items()
        if old.is_printable
        for correction in _of_one(id_, old, library.contacts.get(moved.get(id_, id_)), base)
    )


def _of_one(
    id_: str, old: Contact, new: Contact | None, base: PartialContent
) -> Iterator[Correction]:
    slugs, _ = places(id_, base)
    titles = tuple(base.guides[slug].title for slug in slugs)
    shown = new if new and new.is_printable else None
    # Once nobody can reach a contact any more, its hours and its name do not matter.
    for field in (*WAYS, *(("hours", "name") if shown else ())):
        was, now = _given(old, shown, field)
        if was and was != now:
            name = shown.name if shown else old.name
            yield Correction(name, field, was, now or "", titles, is_in_pledge(id_, base), id_)


def _given(old: Contact, new: Contact | None, field: str) -> tuple[str | None, str | None]:
    """Return a field as readers were given it and are given it now: hours as short as they are."""
    if field == "hours" and new and old.call_hours != new.call_hours:
        return old.call_hours, new.call_hours
    return getattr(old, field), getattr(new, field, None)


def group_same(told: tuple[Item, ...]) -> tuple[tuple[Item, ...], dict[str, tuple[Item, ...]]]:
    """Return those to list one by one, and those to list together, by what is said of them."""
    by_words: dict[str, tuple[Item, ...]] = {}
    for one in told:
        words = " ".join(one.lines)
        by_words[words] = (*by_words.get(words, ()), one)
    together = {words: group for words, group in by_words.items() if len(group) > MOST_ALONE}
    return tuple(one for one in told if " ".join(one.lines) not in together), together
