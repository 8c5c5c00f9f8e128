"""How the council's own settings differ."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.difference import Difference, Lines, Pair, only_changed
from build_tools.comparing.lines import lines_of
from build_tools.comparing.names import Names
from build_tools.model import Site

NOUNS = {
    "council": "name of the council",
    "title": "title of the site",
    "short_name": "name under the icon on a home screen",
    "description": "description of the site",
    "scrutiny_committee": "name of the scrutiny committee",
    "base_url": "address of the site",
    "repository": "address of the repository",
    "feedback": "address that mistakes are reported to",
    "security_contact": "place that security faults are reported to",
    "exit_url": "page the exit button leads to",
    "before_you_write": "warning before people write",
    "act_now": "list of numbers on the home page",
    "child_contact": "contact for children",
    "act_now_topic": "topic that cannot wait",
    "review_every_months": "usual number of months between reviews",
    "lapse_months": "number of months until a missed review makes a page unsure",
    "saved_copy": "choice whether readers may keep a copy",
    "colours": "set of colours",
    "limits": "set of limits that texts keep",
    "accessibility": "record of how the site was tested",
    "sources_read": "words on how sources were read",
    "other_numbers": "list of numbers that work though they look wrong",
    "approval": "council's approval of the site",
}
SENTENCES = {
    "exit_url": "The exit button leads to another page.",
    "act_now": "The numbers on the home page change.",
    "child_contact": "The contact for children on the home page changes.",
    "act_now_topic": "Another topic is the one that cannot wait.",
}
CRITICAL = {
    "exit_url",
    "before_you_write",
    "act_now",
    "other_numbers",
    "child_contact",
    "act_now_topic",
    "approval",
    "lapse_months",
}


def site_differences(pair: Pair) -> Iterator[Difference]:
    """Yield what differs in the settings, where both could be read."""
    old, new = pair.base.site, pair.now.site
    if old is None or new is None:
        return
    for name in Site.model_fields:
        before, after = _lines(old, name, pair.names), _lines(new, name, pair.names)
        if before != after:
            words = _approval(before, after) if name == "approval" else _words(name, before, after)
            changed = (before, after) if name == "act_now" else only_changed(before, after)
            yield Difference("changed", "site", "", words, name in CRITICAL, name, *changed)


def _lines(site: Site, name: str, names: Names) -> Lines:
    if name == "act_now":
        return tuple(names.contacts.get(id_, id_) for id_ in site.act_now)
    return lines_of(getattr(site, name))


def _words(name: str, before: Lines, after: Lines) -> str:
    if name in SENTENCES:
        return SENTENCES[name]
    noun = NOUNS.get(name, name.replace("_", " "))
    if not before:
        return f"The {noun} is filled in."
    return f"The {noun} changes." if after else f"The {noun} is emptied."


def _approval(before: Lines, after: Lines) -> str:
    if not before:
        return "The site is marked as approved by the council. It can be published."
    if not after:
        return "The council's approval of the site is taken back. It can no longer be published."
    return "The record of the council's approval of the site changes."
