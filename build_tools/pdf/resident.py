"""What the sheet for a resident is given: who to call, what to say, what happens then."""

from __future__ import annotations

from datetime import date

from build_tools.model import Library, guide_calls
from build_tools.model.review import all_rely_until
from build_tools.pages import notices
from build_tools.pdf.context import Data, blocks_data, common, large_call


def resident_content(library: Library, made_on: date) -> Data:
    """Return what the sheet is made of.

    What to say is from the first guide of the card, without its calls and what councillors avoid;
    what happens then is the guide that the settings name for it. Either may not be there.
    """
    site = library.site
    act_now = library.listed(site.act_now)
    until = all_rely_until(library.published, site, made_on)
    seen = library.published_slugs
    first = next((library.guides[slug] for slug in site.card_guides if slug in seen), None)
    then = library.guides[site.when_you_call] if site.when_you_call in seen else None
    shown = guide_calls(first, library) if first else None
    called = {step.do for step in first.steps if step.call} if first else set()
    return {
        **common(library, made_on),
        "title": site.home_title or site.title,
        "summary": first.summary if first else site.description,
        "contacts": [large_call(one) for one in (*act_now, *library.for_children)],
        "spelt_out": shown.spelt_out if shown else (),
        "say": [do for do, _ in shown.steps if do not in called] if shown else [],
        "then_title": then.title if then else "",
        "then": blocks_data(then, library) if then else [],
        "rely": notices.rely_line(until, act_now),
        "page": site.url(""),
    }
