"""What the card for a pocket is given: who to call by time of day, and what to say."""

from __future__ import annotations

from datetime import date

from build_tools.model import Guide, Library, guide_calls
from build_tools.model.review import all_rely_until
from build_tools.pages import notices
from build_tools.pdf.context import Data, common, large_call


def card_content(library: Library, made_on: date) -> Data:
    """Return what both sides of the card are made of."""
    act_now = library.listed(library.site.act_now)
    until = all_rely_until(library.published, library.site, made_on)
    return {
        **common(library, made_on),
        "title": "Who to call, and what to say",
        "contacts": [large_call(one) for one in (*act_now, *library.for_children)],
        "guides": [_guide(guide, library) for guide in _guides(library)],
        "rely": notices.rely_line(until, act_now),
        "page": library.site.url(""),
    }


def _guides(library: Library) -> list[Guide]:
    """Return the guides on the back: those named in the settings that readers see."""
    seen = library.published_slugs
    return [library.guides[slug] for slug in library.site.card_guides if slug in seen]


def _guide(guide: Guide, library: Library) -> Data:
    """Return a guide's words for the card. Its calls are on the front."""
    called = {step.do for step in guide.steps if step.call}
    return {
        "title": guide.title,
        "say": [do for do, _ in guide_calls(guide, library).steps if do not in called],
        "avoid": guide.avoid,
    }
