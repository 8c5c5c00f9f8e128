"""Renders every guide and the pledge into one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from build_tools.model import Guide, Library, calls_now, guide_calls
from build_tools.model.review import all_rely_until, due_on, review_state
from build_tools.pages.csp import hash_of, standalone_policy
from build_tools.pages.environment import TEMPLATES, environment
from build_tools.pages.notices import (
    approval_of_guide,
    approval_of_pledge,
    approval_words,
    provenance,
    rely_line,
    ring_first,
)
from build_tools.pages.numbers import mark_numbers
from build_tools.pages.site_pages import heard


def pocket_pack(library: Library, today: date) -> str:
    """Return the pocket pack that is made today, with the policy that lets only its styles work."""
    site, act_now = library.site, tuple(calls_now(library).values())
    numbers = _numbers(library)
    topics = [(topic, library.guides_of(id_)) for id_, topic in library.topics.items()]
    values = {
        "library": library,
        "site": site,
        "pledge": library.pledge,
        "heard": heard(library),
        "act_now": act_now,
        "topics": [(topic, guides) for topic, guides in topics if guides],
        "states": {
            guide.slug: _state(guide, library, numbers, today) for guide in library.published
        },
        "sources": [(number, library.sources[id_]) for id_, number in numbers.items()],
        "approval": approval_words(library),
        "pledge_approval": approval_of_pledge(library),
        "rely": rely_line(all_rely_until(library.published, site, today), act_now),
        "today": today,
        "style": _style(library),
        "policy": Markup(standalone_policy(style_hash(library))),
    }
    pack = environment().get_template("pocket-pack/pack.html.jinja").render(values)
    return mark_numbers(pack, library)


def style_hash(library: Library) -> str:
    """Return the name by which a policy knows the pocket pack's style block."""
    return hash_of(_style(library))


def _numbers(library: Library) -> dict[str, int]:
    """Return the number of each source that a guide or the pledge rests on."""
    named = [id_ for guide in library.published for id_ in guide.sources]
    return {id_: n for n, id_ in enumerate(dict.fromkeys([*named, *library.pledge.sources]), 1)}


def _state(
    guide: Guide, library: Library, numbers: Mapping[str, int], today: date
) -> dict[str, object]:
    return {
        "state": review_state(guide, library.site, today),
        "due": due_on(guide, library.site),
        "ring_first": ring_first(library.printable(guide.contacts)),
        "calls": guide_calls(guide, library),
        "sources": [numbers[id_] for id_ in guide.sources],
        "provenance": (*provenance(guide, library.site), *_approval(guide, library)),
    }


def _approval(guide: Guide, library: Library) -> tuple[str, ...]:
    line = approval_of_guide(guide, library)
    return (line,) if line else ()


def _style(library: Library) -> Markup:
    colours = library.site.colours
    style = (TEMPLATES / "pocket-pack" / "pack.css").read_text(encoding="utf-8")
    lines = style.replace("LINK", colours.link).replace("DARK", colours.link_dark).split("\n")
    return Markup("".join(line.strip() for line in lines))
