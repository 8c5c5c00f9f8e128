"""The rules about links in a guide's text. Each docstring is the rule as editors read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.model import Guide
from build_tools.problems import Problem, shortened
from build_tools.rules.context import RuleContext
from build_tools.rules.references import unknown_name
from build_tools.rules.texts import no_disguised_address

_WEB = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_GUIDE = re.compile(r"([a-z0-9-]+)\.md")
_STATES = {
    "draft": "a draft, so readers cannot open it.",
    "withdrawn": "withdrawn: its page only says so, and the link is not shown.",
}
LINKS = "A link is a web address in full (https://...) or another guide's file (the-mash.md)."


def links_lead_somewhere(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A link in the text leads to a web address in full, or to another guide that is published.

    A link to a withdrawn guide is advice: its words stay, and readers see no link. So is any link
    from a draft to a guide that is not published yet.
    """
    for link, line in guide.body.links:
        match = _GUIDE.fullmatch(link)
        if match:
            yield from _guide_link_problems(match[1], line, guide, house)
        elif not _WEB.fullmatch(link):
            yield Problem(*_wrong_link(link, house), path=("body",), line=line)
        else:
            disguised = no_disguised_address(("body",), link)
            yield from (problem.at("", line) for problem in disguised)


def _guide_link_problems(
    slug: str, line: int, guide: Guide, house: RuleContext
) -> Iterator[Problem]:
    known = house.ids.get("guides")
    if known is not None and slug not in known:
        yield unknown_name(("body",), "guides", slug, known).at("", line)
    other = house.guides.get(slug)
    if other and other.status != "published":
        yield Problem(
            f'The guide "{slug}" is {_STATES[other.status]}',
            "A link leads to a published guide.",
            "Take the link out and keep its words.",
            path=("body",),
            line=line,
            must_fix=guide.status == "published" and not other.has_page,
        )


def _wrong_link(link: str, house: RuleContext) -> tuple[str, str, str]:
    slug = link.partition("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
    if link.lower().startswith(("tel:", "mailto:", "sms:")):
        suggestion = "Phone numbers and email addresses stand in contacts.yaml only."
    elif slug in house.ids.get("guides", ()):
        suggestion = f'Did you mean "{slug}.md"?'
    elif link.lower().startswith(("www.", "//")):
        suggestion = f'Did you mean "https://{shortened(link.removeprefix("//"))}"?'
    else:
        suggestion = "Write the web address in full, or take the link out."
    return f'The link "{shortened(link)}" cannot stand in a guide.', LINKS, suggestion
