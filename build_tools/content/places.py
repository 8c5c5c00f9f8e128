"""Finds where each value is in a YAML text, so that one can be changed and no other byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import yaml

from build_tools.content.document import Path
from build_tools.content.yaml_text import QUICKEST

Kind = Literal["text", "list", "fields"]
KINDS: Mapping[type[yaml.Node], Kind] = {
    yaml.ScalarNode: "text",
    yaml.SequenceNode: "list",
    yaml.MappingNode: "fields",
}


@dataclass(frozen=True)
class Place:
    """Where a value is: `text[start:end]`, in characters.

    `begins` is where its line of the file begins that is its own: at its name, or at the hyphen
    of its list. `column` is how far in its name or hyphen is. `is_flow` says that it is in
    brackets; `style` is YAML's mark around a text: a quotation mark, `|`, `>` or nothing.
    """

    start: int
    end: int
    kind: Kind
    begins: int
    column: int
    is_flow: bool = False
    style: str = ""


def places_of(text: str) -> dict[Path, Place]:
    """Return the place of each value by its path. The text must be YAML that reads without fault.

    Line ends may be of any kind; a mark of the byte order must have been taken off.
    """
    root = yaml.compose(text, Loader=QUICKEST)
    found: dict[Path, Place] = {}
    assert root  # a text that reads without fault has fields
    _walk(root, (), text, found)
    return found


def _walk(node: yaml.Node, path: Path, text: str, found: dict[Path, Place]) -> int:
    """Note the places inside a node; return where the last of its words ends."""
    if isinstance(node, yaml.ScalarNode):
        return node.start_mark.index + len(_own(node, text))
    end = node.start_mark.index
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            end = _note(value, (*path, str(key.value)), key.start_mark, text, found)
    else:
        for number, value in enumerate(node.value):
            end = _note(value, (*path, number), value.start_mark, text, found)
    return node.end_mark.index if getattr(node, "flow_style", False) else end


def _own(node: yaml.ScalarNode, text: str) -> str:
    return text[node.start_mark.index : node.end_mark.index].rstrip()


def _note(node: yaml.Node, path: Path, mark: yaml.Mark, text: str, found: dict[Path, Place]) -> int:
    line_start = max(text.rfind("\n", 0, mark.index), text.rfind("\r", 0, mark.index)) + 1
    in_line = text[line_start : mark.index]
    begins = line_start if not in_line.strip(" -") else mark.index
    column = len(in_line)
    if isinstance(path[-1], int) and "-" in in_line:
        column = in_line.rindex("-")
    end = _walk(node, path, text, found)
    found[path] = Place(
        node.start_mark.index,
        end,
        KINDS[type(node)],
        begins,
        column,
        is_flow=bool(getattr(node, "flow_style", False)),
        style=getattr(node, "style", None) or "",
    )
    return end
