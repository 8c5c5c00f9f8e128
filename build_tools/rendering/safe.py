"""Makes what officers wrote safe for Markdown and for HTML at once."""

from __future__ import annotations

import re
from collections.abc import Container

from jinja2 import UndefinedError
from markupsafe import Markup

from build_tools.model import Block, Body, Span

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


def _block(block: Block, published: Container[str]) -> Markup:
    items = [Markup("").join(_span(span, published) for span in item) for item in block.items]
    if not block.is_list:
        return items[0]
    marks = (f"{n}." if block.is_numbered else "-" for n in range(1, len(items) + 1))
    lines = (Markup(f"{mark} ") + item for mark, item in zip(marks, items, strict=True))
    return Markup("\n").join(lines)


def _span(span: Span, published: Container[str]) -> Markup:
    words = _keep_edges(span.text)
    if span.emphasis:
        words = Markup("<em>") + words + Markup("</em>")
    if span.bold:
        words = Markup("<strong>") + words + Markup("</strong>")
    if not span.link:
        return words
    if re.fullmatch(r"[a-z0-9-]+\.md", span.link):
        has_page = span.link.removesuffix(".md") in published
        return Markup("[") + words + Markup(f"]({span.link})") if has_page else words
    return (
        Markup('<a href="')
        + safe_text(span.link)
        + Markup('" rel="external">')
        + words
        + Markup("</a>")
    )


def _keep_edges(text: str) -> Markup:
    """Make a span safe and keep the spaces at its ends, which hold words apart."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return Markup(before) + safe_text(text) + Markup(after)
