"""The distinct shapes of a site's pages: three hundred guides have a handful between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

import tinyhtml5

_FREE = {"href", "src", "content", "aria-label", "id", "d", "x", "y", "width", "alt", "title"}


def distinct_shapes(pages: Iterable[str]) -> list[Element]:
    """Return the root of one page of each shape.

    Two pages have one shape when they have the same tags with the same attributes in the same
    tree, whatever their words are and however often equal neighbours repeat.
    """
    roots: dict[str, Element] = {}
    for page in pages:
        root = tinyhtml5.parse(page, namespace_html_elements=False)
        roots.setdefault(_shape(root), root)
    return list(roots.values())


def _shape(element: Element) -> str:
    if not isinstance(element.tag, str):
        return ""  # a comment
    attributes = sorted(_attribute(name, value) for name, value in element.attrib.items())
    inner = "".join(shape for shape, _ in groupby(_shape(child) for child in element))
    return f"<{element.tag} {' '.join(attributes)}>{inner}</>"


def _attribute(name: str, value: str) -> str:
    if name == "href":
        return f"href={value.split(':')[0] if ':' in value else value[:1]}"
    return name if name in _FREE else f"{name}={value}"
