"""How guides differ: which are new, gone, moved or withdrawn, and what each says now."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.difference import Difference, Kind, Lines, Names, Pair, likeness
from build_tools.comparing.fields import FieldChange, Owner, field_changes
from build_tools.comparing.tables import GUIDE
from build_tools.model import Guide, PartialContent, seen_texts
from build_tools.wording import count_words, seconds_to_read

Status = tuple[Kind, str]
_STATUS: dict[tuple[str, str], Status] = {
    ("draft", "published"): ("shown", "is no longer a draft. Readers will see it."),
    ("withdrawn", "published"): ("shown", "is no longer withdrawn. Readers will see it again."),
    ("published", "draft"): ("hidden", "becomes a draft. Readers will no longer see it."),
    ("withdrawn", "draft"): (
        "hidden",
        "was withdrawn and becomes a draft. Readers will not see it.",
    ),
    ("published", "withdrawn"): ("withdrawn", "is withdrawn. Readers will see a notice instead."),
    ("draft", "withdrawn"): ("withdrawn", "was a draft and is withdrawn."),
}
_LABELS = {
    "title": "Title: ",
    "summary": "Summary: ",
    "avoid": "What not to do: ",
    "body": "What to know: ",
    "questions": "Ask: ",
    "questions_people_ask": "People ask: ",
    "about_you": "If this is about you: ",
    "figures": "Chart: ",
    "contacts": "Contact: ",
    "related": "Read next: ",
    "sources": "Source: ",
}
"""What comes before each line when a whole guide is shown. Steps have their own labels."""
_COUNTED = (
    "title",
    "summary",
    "topic",
    "steps",
    "avoid",
    "contacts",
    "body",
    "figures",
    "questions",
    "questions_people_ask",
    "about_you",
)
_COUNTED_REGISTERS = ("contacts", "site", "topics", "glossary")
ALIKE = 0.6
"""More than this share of the words is the same where a guide has only another name."""


def guide_differences(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the guides. A guide with another name is a move."""
    moves = moved_guides(pair)
    for slug, guide in pair.now.guides.items():
        old = pair.base.guides.get(moves.get(slug, slug))
        if old is None:
            if pair.comparable("guides", slug):
                yield _added(guide, pair)
            continue
        yield from _of_one(old, guide, pair)
    for slug, guide in pair.base.guides.items():
        gone = slug not in pair.now.guides and slug not in moves.values()
        if gone and pair.comparable("guides", slug):
            yield _removed(guide, pair)


def _added(guide: Guide, pair: Pair) -> Difference:
    whole = whole_guide(guide, pair.names)
    if guide.status == "published":
        topic = pair.names.topics.get(guide.topic, guide.topic)
        critical, words = True, f'is a new guide under "{topic}".'
    else:
        critical, words = False, f"is new, as {_a(guide.status)}. Readers will not see it."
    said = f'"{guide.title}" {words}'
    return Difference("added", "guides", guide.slug, said, critical, after=whole)


def _removed(guide: Guide, pair: Pair) -> Difference:
    was_seen = guide.status != "draft"
    what = "is deleted, and its address will stop working."
    if not was_seen:
        what = "was a draft and is deleted. Readers did not see it."
    return Difference(
        "removed",
        "guides",
        guide.slug,
        f'"{guide.title}" {what}',
        was_seen,
        before=whole_guide(guide, pair.names),
    )


def _of_one(old: Guide, new: Guide, pair: Pair) -> Iterator[Difference]:
    if old.slug != new.slug:
        yield _moved(old, new)
    if old.status != new.status and pair.comparable("guides", new.slug, "status"):
        kind, words = _STATUS[old.status, new.status]
        critical = kind == "withdrawn" or "published" in (old.status, new.status)
        said = f'"{new.title}" {words}'
        gone = whole_guide(old, pair.names) if old.status == "published" else ()
        come = whole_guide(new, pair.names) if kind == "shown" else ()
        yield Difference(kind, "guides", new.slug, said, critical, "status", gone, come)
    of_fields = [
        _of_field(old, new, change, pair)
        for change in field_changes(GUIDE, old, new, pair.names)
        if pair.comparable("guides", old.slug, change.name)
        and pair.comparable("guides", new.slug, change.name)
    ]
    yield from of_fields
    if of_fields:  # a contact's longer name is reported once, not for each of its guides
        yield from seconds_difference(old, new, pair)


def _moved(old: Guide, new: Guide) -> Difference:
    still_works = old.slug in new.was_at
    words = f'"{new.title}" moves from guides/{old.slug}/ to guides/{new.slug}/.'
    after = "The old address still works."
    if not still_works:
        after = f'The old address will stop working: write {old.slug} under "was_at".'
    return Difference(
        "moved",
        "guides",
        new.slug,
        f"{words} {after}",
        not still_works and old.status != "draft",
        "slug",
        (old.slug,),
        (new.slug,),
        news="Its address has changed.",
    )


def _of_field(old: Guide, new: Guide, change: FieldChange, pair: Pair) -> Difference:
    field = change.field
    unseen = "" if new.status == "published" else " Readers do not see this guide."
    act_now = pair.is_act_now(old) or pair.is_act_now(new)
    critical = "published" in (old.status, new.status) and (
        field.critical
        or (field.advice and act_now)
        or (change.name == "topic" and _exit_changes(old, new, pair))
    )
    words = change.words(Owner.named(new.title)) + unseen
    return Difference(
        "changed",
        "guides",
        new.slug,
        words,
        critical,
        change.name,
        *change.differing,
        news=change.news,
    )


def _exit_changes(old: Guide, new: Guide, pair: Pair) -> bool:
    """Whether a guide that goes to another topic gets or loses the exit button."""
    topics = pair.base.topics.get(old.topic), pair.now.topics.get(new.topic)
    return len({bool(topic and topic.exit) for topic in topics}) > 1


def _a(status: str) -> str:
    return f"a {status}" if status == "draft" else status


def moved_guides(pair: Pair) -> dict[str, str]:
    """Return the old slug of each guide that moved, by its new one.

    A guide that names its old address under `was_at` moved from there. Otherwise the guide that
    is gone and most alike counts, if more than half of their words are the same.
    """
    gone = {
        slug: guide
        for slug, guide in pair.base.guides.items()
        if slug not in pair.now.guides and not pair.now.lacks("guides", slug)
    }
    moves: dict[str, str] = {}
    new = [guide for slug, guide in pair.now.guides.items() if slug not in pair.base.guides]
    for guide in new:
        named = [slug for slug in guide.was_at if slug in gone]
        old = named[0] if named else _most_alike(guide, gone)
        if old:
            moves[guide.slug] = old
            del gone[old]
    return moves


def _most_alike(guide: Guide, gone: dict[str, Guide]) -> str:
    found = [(likeness(guide.texts, other.texts), slug) for slug, other in gone.items()]
    best, slug = max(found, default=(0.0, ""))
    return slug if best > ALIKE else ""


def whole_guide(guide: Guide, names: Names) -> Lines:
    """Return everything that readers of a guide see, as lines that say what each is."""
    order = ("title", "summary", "steps", "avoid", "body", "questions", "about_you")
    return tuple(
        f"{_LABELS.get(name, '')}{line}"
        for name in (*order, "figures", "contacts", "related", "sources")
        for line in GUIDE[name].lines(guide, names)
    )


def seconds_difference(old: Guide, new: Guide, pair: Pair) -> Iterator[Difference]:
    """Yield how much longer or shorter a guide takes to read, where both can be counted."""
    slugs = (old.slug, new.slug)
    readable = all(pair.comparable("guides", slug, name) for slug in slugs for name in _COUNTED)
    if not readable or not all(map(pair.comparable, _COUNTED_REGISTERS)):
        return
    before, after = _seconds(old, pair.base), _seconds(new, pair.now)
    if before != after:
        yield Difference(
            "changed",
            "guides",
            new.slug,
            f'"{new.title}" now takes {after} seconds to read, not {before}.',
            field="seconds",
            before=(str(before),),
            after=(str(after),),
        )


def _seconds(guide: Guide, content: PartialContent) -> int:
    assert content.site  # whoever asks has looked
    number = count_words(seen_texts(guide, content))
    return seconds_to_read(number, content.site.limits.words_a_minute)
