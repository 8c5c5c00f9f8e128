"""How long and how hard the words of a guide are."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.model import Guide, PartialContent, seen_texts
from build_tools.rules import grade_of
from build_tools.wording import count_words, seconds_to_read


def measured(content: PartialContent, slugs: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence for each guide: its words, seconds and reading grade, with their limits."""
    guides = (content.guides[slug] for slug in slugs if slug in content.guides)
    return tuple(_measured(guide, content) for guide in guides)


def _measured(guide: Guide, content: PartialContent) -> str:
    words = count_words(seen_texts(guide, content))
    if content.site is None:
        return f'"{guide.title}" has {words} words.'
    limits = content.site.limits
    seconds = seconds_to_read(words, limits.words_a_minute)
    return (
        f'"{guide.title}": {words} words, {seconds} seconds to read ({limits.seconds} at most), '
        f"reading grade {grade_of(guide)} ({limits.guide_grade} at most)."
    )
