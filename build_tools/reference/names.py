"""The handbook's list of what forms name: guides and pages with the way to change each, contacts,
sources.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from build_tools.editing.forms.ways import CHANGE, Way, repository_of, ways_in
from build_tools.model import Guide, Library
from build_tools.problems import count

HERE = "<!-- The list of guides, contacts and sources goes here when the handbook is built. -->"
BROKEN = (
    "The content has a mistake, so the list can't be shown. `make check` says where it is. "
    "Until then the short names are in the forms' own lists."
)
KNOWN = (
    "**Change these words** opens the form on GitHub, with today's words in it. "
    "Where a guide is too long for one address, there is a link for each part."
)
UNKNOWN = (
    "**This copy has no links to the forms.** It was not built on GitHub, and `content/site.yaml` "
    "does not say under `repository` where this council's repository is. The handbook in the "
    "newest preview has the links. Without them: open **Issues**, press **New issue**, choose "
    "**Staff: change the words of a guide**, and write the guide's short name in the first field. "
    "The five steps are in [Change a guide](guides.md#change-a-guide)."
)
STATUS = {"draft": "draft, no reader sees it", "withdrawn": "withdrawn", "published": ""}
_ACTS = re.compile(r"[\\`*_{}\[\]|#+~$!()-]")


def names_page(
    page: str, library: Library | None, content: Path, environ: Mapping[str, str]
) -> str:
    """Return a page of the handbook with the list in it.

    No library means that the content has a mistake. `environ` is what GitHub sets in a workflow.
    """
    made = "\n".join(_lists(library, content, environ)) if library else BROKEN
    return page.replace(HERE, made)


def _lists(library: Library, content: Path, environ: Mapping[str, str]) -> Iterator[str]:
    ways = ways_in(library, content, repository_of(library, environ))
    guides = sorted(library.guides.values(), key=lambda guide: guide.title.lower())
    yield KNOWN if ways else UNKNOWN
    yield f"\n## {count(len(guides), 'guide')}\n"
    yield from _table("guide | short name | change it", (_of_guide(g, ways) for g in guides))
    if ways:
        others = {at: way for at, way in ways.items() if at not in {g.address for g in guides}}
        titles = library.titles
        yield "\n## Other pages\n"
        rows = ((_text(titles.get(at, at)), _links(way)) for at, way in others.items())
        yield from _table("page | change it", rows)
    yield f"\n## {count(len(library.contacts), 'contact')}\n"
    rows = ((_text(one.name), f"`{id_}`") for id_, one in library.contacts.items())
    yield from _table("contact | short name", sorted(rows))
    yield f"\n## {count(len(library.sources), 'source')}\n"
    rows = ((_text(one.title), f"`{id_}`") for id_, one in library.sources.items())
    yield from _table("source | short name", sorted(rows))


def _of_guide(guide: Guide, ways: Mapping[str, tuple[Way, ...]]) -> tuple[str, str, str]:
    status = STATUS[guide.status]
    title = _text(guide.title) + (f" ({status})" if status else "")
    to_change = tuple(way for way in ways.get(guide.address, ()) if way[0].startswith(CHANGE))
    return title, f"`{guide.slug}`", _links(to_change) or "[how](guides.md#change-a-guide)"


def _table(head: str, rows: Iterator[tuple[str, ...]] | list[tuple[str, str]]) -> Iterator[str]:
    yield f"| {head} |"
    yield f"|{' --- |' * (head.count('|') + 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _links(ways: tuple[Way, ...]) -> str:
    """Return links as HTML, which the site engine passes on as it is."""
    return "<br>".join(
        f'<a href="{html.escape(at)}">{html.escape(words)}</a>' for words, at in ways
    )


def _text(words: str) -> str:
    """Return words in which nothing is a mark of Markdown's or of HTML's."""
    safe = html.escape(" ".join(words.split()), quote=False)
    return _ACTS.sub(lambda mark: f"&#{ord(mark[0])};", safe)
