"""How guides differ: which are new, gone, moved or withdrawn, and what each says now."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.difference import Difference, Kind, Pair
from build_tools.comparing.guide_fields import FIELDS, GuideField, whole_guide
from build_tools.comparing.moves import moved_guides
from build_tools.comparing.reading_time import seconds_difference
from build_tools.model import Guide

Status = tuple[Kind, str]
_STATUS: dict[tuple[str, str], Status] = {
    ("draft", "published"): ("shown", "is a draft no longer. Readers see it from now on."),
    ("withdrawn", "published"): ("shown", "is no longer withdrawn. Readers see it again."),
    ("published", "draft"): ("hidden", "becomes a draft. Readers see it no longer."),
    ("withdrawn", "draft"): ("hidden", "was withdrawn and becomes a draft. Readers do not see it."),
    ("published", "withdrawn"): ("withdrawn", "is withdrawn. Readers see a notice in its place."),
    ("draft", "withdrawn"): ("withdrawn", "was a draft and is withdrawn."),
}


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
        critical, words = False, f"is new, as {_a(guide.status)}. Readers do not see it."
    said = f'"{guide.title}" {words}'
    return Difference("added", "guides", guide.slug, said, critical, after=whole)


def _removed(guide: Guide, pair: Pair) -> Difference:
    was_seen = guide.status != "draft"
    what = "is deleted, and its address leads nowhere."
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
        difference
        for name, field in FIELDS.items()
        if pair.comparable("guides", old.slug, name) and pair.comparable("guides", new.slug, name)
        for difference in _of_field(old, new, name, field, pair)
    ]
    yield from of_fields
    if of_fields:  # a contact's longer name is told once, and not again for each of its guides
        yield from seconds_difference(old, new, pair)


def _moved(old: Guide, new: Guide) -> Difference:
    leads = old.slug in new.was_at
    words = f'"{new.title}" moves from guides/{old.slug}/ to guides/{new.slug}/.'
    after = "The old address leads there."
    if not leads:
        after = f'The old address leads nowhere: write {old.slug} under "was_at".'
    return Difference(
        "moved",
        "guides",
        new.slug,
        f"{words} {after}",
        not leads and old.status != "draft",
        "slug",
        (old.slug,),
        (new.slug,),
    )


def _of_field(
    old: Guide, new: Guide, name: str, field: GuideField, pair: Pair
) -> Iterator[Difference]:
    lines = field.lines(old, pair.names), field.lines(new, pair.names)
    if lines[0] == lines[1]:
        return
    before, after = field.changed(*lines)
    unseen = "" if new.status == "published" else " Readers do not see this guide."
    is_seen = "published" in (old.status, new.status)
    act_now = pair.is_act_now(old) or pair.is_act_now(new)
    critical = is_seen and (
        field.always_critical(before, after)
        or (field.is_read and act_now)
        or (name == "topic" and _exit_changes(old, new, pair))
    )
    words = field.words(new.title, bool(lines[0]), bool(lines[1])) + unseen
    yield Difference("changed", "guides", new.slug, words, critical, name, before, after)


def _exit_changes(old: Guide, new: Guide, pair: Pair) -> bool:
    """Whether a guide that goes to another topic gets or loses the exit button."""
    topics = pair.base.topics.get(old.topic), pair.now.topics.get(new.topic)
    return len({bool(topic and topic.exit) for topic in topics}) > 1


def _a(status: str) -> str:
    return f"a {status}" if status == "draft" else status
