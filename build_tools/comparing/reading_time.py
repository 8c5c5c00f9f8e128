"""How much longer or shorter a guide takes to read."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.difference import Difference, Pair
from build_tools.model import Guide, PartialContent, seen_texts
from build_tools.wording import count_words, seconds_to_read

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


def seconds_difference(old: Guide, new: Guide, pair: Pair) -> Iterator[Difference]:
    """Yield the difference in seconds, where both can be counted."""
    slugs = (old.slug, new.slug)
    readable = all(pair.comparable("guides", slug, name) for slug in slugs for name in _COUNTED)
    registers = ("contacts", "site", "topics", "glossary")
    if not readable or not all(map(pair.comparable, registers)):
        return
    before, after = _seconds(old, pair.base), _seconds(new, pair.now)
    if before != after:
        verb = "grows" if after > before else "shrinks"
        yield Difference(
            "changed",
            "guides",
            new.slug,
            f'"{new.title}" {verb} from {before} to {after} seconds.',
            field="seconds",
            before=(str(before),),
            after=(str(after),),
        )


def _seconds(guide: Guide, content: PartialContent) -> int:
    assert content.site  # whoever asks has looked
    number = count_words(seen_texts(guide, content))
    return seconds_to_read(number, content.site.limits.words_a_minute)
