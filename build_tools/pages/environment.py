"""Our own Jinja: every value is made safe for Markdown and HTML, and a missing name is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from build_tools.model import Block, Body, Source, Span, dial
from build_tools.pages.icons import icon
from build_tools.pages.numbers import file_size

_UNDATED = " Where no date stands, the page shows none."
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


_DESCRIPTION = re.compile("<desc>(.*?)</desc>")


@cache
def environment() -> Environment:
    """Return the environment that every page is rendered in."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=safe_value,
        autoescape=True,  # so that macros hand on ready-made text; `finalize` has escaped first
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "day": day_in_words,
        "body": body_markdown,
        "body_html": body_html,
        "picture": picture,
        "picture_words": picture_words,
        "dial": dial,
        "size": file_size,
        "seen_once": seen_once,
    }
    made.globals["icon"] = icon
    return made


def day_in_words(day: date) -> str:
    """Return a day as people write it: `3 March 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def _from_to(first: date, last: date) -> str:
    """Return two days as people write them: `3 to 9 March 2026`, or one where they are the same."""
    words = day_in_words(last)
    if first == last:
        return words
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {words}"
    return f"{day_in_words(first)} to {words}"


def seen_once(sources: Sequence[Source]) -> str:
    """Return when copies of some sources were read, in one sentence for all of them."""
    days = [source.seen_on for source in sources]
    read = _from_to(min(days), max(days))
    undated = not all(source.own_date for source in sources)
    return f"A copy of each was read, {read}.{_UNDATED if undated else ''}"


def picture(name: str) -> Markup:
    """Return one of our own drawings, ready for a page. The words beside it say what it shows."""
    return Markup(_DESCRIPTION.sub("", drawing(name)))


def picture_words(name: str) -> str:
    """Return what one of our own drawings shows, in words: its description."""
    found = _DESCRIPTION.search(drawing(name))
    return found[1] if found else ""


def drawing(name: str) -> str:
    """Return one of our own drawings, as SVG with its description."""
    return (TEMPLATES / "pictures" / f"{name}.svg").read_text(encoding="utf-8").strip()


_ENTITIES = {ord(sign): f"&#{ord(sign)};" for sign in '\\`*_{}[]|~#^<>"'} | {ord("&"): "&amp;"}
_BEGINS_A_BLOCK = re.compile(r"^([-+=:]|\d+(?=[.)]))")


def safe_text(text: str) -> Markup:
    """Return text that shows as it was typed, in Markdown, in HTML and in an attribute.

    Every sign that Markdown, HTML or the engine's extensions act on becomes an entity, and the
    text becomes one line, so that nothing in it can begin a block.
    """
    line = " ".join(text.split()).translate(_ENTITIES)
    return Markup(_BEGINS_A_BLOCK.sub(_as_entities, line))


def _as_entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in match.group())


def safe_value(value: object) -> object:
    """Make any value of a template safe, unless it is ready-made markup of our own."""
    if value is None:
        raise UndefinedError("there is nothing to print here")
    return value if isinstance(value, Markup) else safe_text(str(value))


def body_markdown(body: Body, published: Container[str]) -> Markup:
    """Return a body as Markdown blocks; bold and outside links are inline HTML.

    `published` holds the slugs of the guides that have a page. A link to another stays words.
    """
    return Markup("\n\n").join(_block(block, published) for block in body.blocks)


def body_html(body: Body, published: Container[str]) -> Markup:
    """Return a body as HTML; a link to another guide leads to its place in the same file."""
    return Markup("\n").join(_html_block(block, published) for block in body.blocks)


def _html_block(block: Block, published: Container[str]) -> Markup:
    items = _items(block, published, _to_place)
    if not block.is_list:
        return Markup("<p>{}</p>").format(items[0])
    tag = Markup("ol" if block.is_numbered else "ul")
    lines = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<{0}>{1}</{0}>").format(tag, lines)


def _block(block: Block, published: Container[str]) -> Markup:
    items = _items(block, published, _to_page)
    if not block.is_list:
        return items[0]
    marks = (f"{n}." if block.is_numbered else "-" for n in range(1, len(items) + 1))
    lines = (Markup(f"{mark} ") + item for mark, item in zip(marks, items, strict=True))
    return Markup("\n").join(lines)


_GuideLink = Callable[[Markup, str], Markup]


def _to_page(words: Markup, slug: str) -> Markup:
    return Markup("[") + words + Markup(f"]({slug}.md)")


def _to_place(words: Markup, slug: str) -> Markup:
    return Markup(f'<a href="#guide-{slug}">') + words + Markup("</a>")


def _items(block: Block, published: Container[str], to_guide: _GuideLink) -> list[Markup]:
    return [
        Markup("").join(_span(span, published, to_guide) for span in item) for item in block.items
    ]


def _span(span: Span, published: Container[str], to_guide: _GuideLink) -> Markup:
    words = _keep_edges(span.text)
    if span.emphasis:
        words = Markup("<em>") + words + Markup("</em>")
    if span.bold:
        words = Markup("<strong>") + words + Markup("</strong>")
    if not span.link:
        return words
    guide = guide_of(span.link)
    if guide:
        return to_guide(words, guide) if guide in published else words
    return (
        Markup('<a href="')
        + safe_text(span.link)
        + Markup('" rel="external">')
        + words
        + Markup("</a>")
    )


def guide_of(link: str) -> str:
    """Return the slug of the guide that a link in a guide's text names, or nothing."""
    guide = re.fullmatch(r"([a-z0-9-]+)\.md", link)
    return guide[1] if guide else ""


def _keep_edges(text: str) -> Markup:
    """Make a span safe and keep the spaces at its ends, which hold words apart."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return Markup(before) + safe_text(text) + Markup(after)
