"""The distinct shapes of a site's pages: three hundred guides have a handful between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from build_tools.publishing.tree import tree_of

_FREE = {"href", "src", "content", "aria-label", "id", "d", "x", "y", "width", "alt", "title"}
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")


def distinct_shapes(pages: Iterable[str]) -> list[LexborHTMLParser]:
    """Return the tree of one page of each shape.

    Two pages have one shape when they have the same tags with the same attributes in the same
    tree, whatever their words are and however often equal neighbours repeat. Only one page of
    each shape is parsed, which is what makes a large site affordable.
    """
    by_shape: dict[str, str] = {}
    for page in pages:
        by_shape.setdefault(_shape(page), page)
    return [tree_of(page) for page in by_shape.values()]


def _shape(page: str) -> str:
    """Return the folded tree of a page's tags; a page whose tags do not pair is its own shape."""
    open_: list[tuple[str, str, list[str]]] = [("", "", [])]
    for closes, name, attributes in _TAG.findall(_COMMENT.sub("", page)):
        if not closes:
            open_.append((name, _key(name, attributes), []))
        elif open_[-1][0] != name:
            return page
        if closes or name in _EMPTY or attributes.endswith("/"):
            _fold(open_)
    return "".join(open_[0][2]) if len(open_) == 1 else page


def _fold(open_: list[tuple[str, str, list[str]]]) -> None:
    """Put the last open element into its parent, unless its twin stands there already."""
    _, key, inner = open_.pop()
    shape = f"<{key}>{''.join(inner)}</>"
    siblings = open_[-1][2]
    if not siblings or siblings[-1] != shape:
        siblings.append(shape)


@lru_cache(maxsize=4096)
def _key(name: str, attributes: str) -> str:
    pairs = _ATTRIBUTE.findall(attributes)
    return " ".join([name, *sorted(_attribute(pair[0], "".join(pair[1:])) for pair in pairs)])


def _attribute(name: str, value: str) -> str:
    if name == "href":
        return f"href={value.split(':')[0] if ':' in value else value[:1]}"
    return name if name in _FREE else f"{name}={value}"
