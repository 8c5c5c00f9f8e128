"""Changes single values of a content file and leaves every other byte as it was."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from build_tools.content import places_of
from build_tools.content.document import Path as Place_
from build_tools.content.places import Place
from build_tools.content.yaml_text import fields_of

BOM = "\ufeff"
FENCE = "---"
Item = str | Mapping[str, str]
"""What a list holds: a text, or fields (a step with its call, a line of the history)."""


@dataclass
class ContentText:
    """A content file's own characters: what is before its YAML, the YAML, and what follows it."""

    before: str
    yaml: str
    after: str

    @property
    def end(self) -> str:
        """How a line ends here."""
        return "\r\n" if "\r\n" in self.before + self.yaml + self.after else "\n"

    @property
    def whole(self) -> str:
        """The file's characters."""
        return self.before + self.yaml + self.after

    def values(self) -> dict[str, object]:
        """Return the YAML's values, all of them text."""
        plain = self.yaml.replace("\r\n", "\n").replace("\r", "\n")
        return dict(fields_of(plain, 1, "file").values)


def open_text(path: Path) -> ContentText:
    """Open a content file that reads without fault: a register, or a guide with its body."""
    text = path.read_bytes().decode("utf-8")
    bom = BOM if text.startswith(BOM) else ""
    text = text[len(bom) :]
    if path.suffix != ".md":
        return ContentText(bom, text, "")
    lines = text.splitlines(keepends=True)
    first, second = [n for n, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    return ContentText(
        bom + "".join(lines[: first + 1]),
        "".join(lines[first + 1 : second]),
        "".join(lines[second:]),
    )


def save_text(path: Path, text: ContentText) -> None:
    """Write a content file, byte for byte."""
    path.write_bytes(text.whole.encode("utf-8"))


def set_text(text: ContentText, path: Place_, value: str, after: Sequence[str] = ()) -> None:
    """Write a text value at a path.

    A value that is there already is left as it is. A field that is new comes after the last of
    the fields `after` that its neighbours have, or at their end.
    """
    if value_at(text, path) == value:
        return
    place = places_of(text.yaml).get(path)
    if place is None:
        _insert(text, path, f" {scalar(value)}", after)
        return
    _replace(text, place, _gap(text, place) + _styled(value, place.style))


def set_list(
    text: ContentText, path: Place_, items: Sequence[Item], after: Sequence[str] = ()
) -> None:
    """Write a list at a path. An item that stays keeps its own bytes, and the notes above it."""
    if _plain_items(value_at(text, path)) == list(items):
        return
    place = places_of(text.yaml).get(path)
    if place is None or place.kind != "list":
        if place is not None:
            remove(text, path)
        if items:
            _insert(text, path, _new_list(text, items), after)
    elif place.is_flow and all(isinstance(item, str) for item in items):
        inside = ", ".join(_in_brackets(str(item)) for item in items)
        _replace(text, place, f"[{inside}]")
    elif place.is_flow:
        remove(text, path)
        _insert(text, path, _new_list(text, items), after)
    else:
        _rewrite_block(text, path, place, items)


def remove(text: ContentText, path: Place_) -> None:
    """Take a field out, with its lines. Nothing is done where there is none."""
    place = places_of(text.yaml).get(path)
    if place is None:
        return
    end = _end_of_line(text.yaml, place.end)
    text.yaml = text.yaml[: place.begins] + text.yaml[end:]


def value_at(text: ContentText, path: Place_) -> object:
    """Return the value at a path, or None where there is none."""
    value: object = text.values()
    for part in path:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def scalar(value: str) -> str:
    """Return text as YAML that reads as the very same text, in quotes where it needs them."""
    return value if _reads_as(f"x: {value}", value) else json.dumps(value, ensure_ascii=False)


def _styled(value: str, style: str) -> str:
    """Return text in the quotes that the value before it had."""
    if style == '"':
        return json.dumps(value, ensure_ascii=False)
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    return scalar(value)


def _in_brackets(value: str) -> str:
    quoted = json.dumps(value, ensure_ascii=False)
    return value if _reads_as(f"x: [{value}]", [value]) else quoted


def _reads_as(line: str, value: object) -> bool:
    fields = fields_of(line, 1, "file")
    return fields.is_read and not fields.problems and fields.values == {"x": value}


def _plain_items(value: object) -> list[object] | None:
    return list(value) if isinstance(value, list) else None


def _gap(text: ContentText, place: Place) -> str:
    """Return the space that an empty value does not have before it yet."""
    return " " if text.yaml[place.start - 1 : place.start] == ":" else ""


def _replace(text: ContentText, place: Place, new: str) -> None:
    text.yaml = text.yaml[: place.start] + new + text.yaml[place.end :]


def _insert(text: ContentText, path: Place_, value: str, after: Sequence[str]) -> None:
    """Add a field that is new beside its neighbours."""
    places = places_of(text.yaml)
    *parents, name = path
    parent = tuple(parents)
    beside = [one for one in places if one[:-1] == parent and len(one) == len(path)]
    known = [(*parent, one) for one in after if (*parent, one) in places]
    last = places[known[-1] if known else beside[-1]]
    margin = " " * last.column
    at = _end_of_line(text.yaml, last.end)
    before = text.yaml[:at]
    ended = before if before.endswith(("\n", "\r")) else before + text.end
    text.yaml = f"{ended}{margin}{name}:{value}{text.end}{text.yaml[at:]}"


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end + 1


def _new_list(text: ContentText, items: Sequence[Item]) -> str:
    if all(isinstance(item, str) and " " not in item for item in items):
        return f" [{', '.join(_in_brackets(str(item)) for item in items)}]"
    lines = [line for item in items for line in _item_lines(item, 2)]
    return text.end + text.end.join(lines)


def _item_lines(item: Item, column: int) -> list[str]:
    margin = " " * column
    if isinstance(item, str):
        return [f"{margin}- {_of_list(item)}"]
    fields = [f"{name}: {scalar(value)}" for name, value in item.items()]
    return [f"{margin}- {fields[0]}", *(f"{margin}  {field}" for field in fields[1:])]


def _of_list(value: str) -> str:
    quoted = json.dumps(value, ensure_ascii=False)
    return value if _reads_as(f"x:\n  - {value}", [value]) else quoted


def _rewrite_block(text: ContentText, path: Place_, place: Place, items: Sequence[Item]) -> None:
    if not items:
        remove(text, path)
        return
    old = value_at(text, path)
    assert isinstance(old, list)  # its place says so
    places = places_of(text.yaml)
    spots = [places[(*path, number)] for number in range(len(old))]
    own = [(spot.begins, _end_of_line(text.yaml, spot.end)) for spot in spots]
    first, last = own[0][0], own[-1][1]
    gaps = ["", *(text.yaml[a:b] for (_, a), (b, _) in pairwise(own))]
    chunks = [(gap, text.yaml[a:b]) for gap, (a, b) in zip(gaps, own, strict=True)]
    new = "".join(_merged(old, items, chunks, spots[0].column, text.end))
    text.yaml = text.yaml[:first] + new + text.yaml[last:]


def _merged(
    old: Sequence[object],
    items: Sequence[Item],
    chunks: Sequence[tuple[str, str]],
    column: int,
    end: str,
) -> list[str]:
    """Return the lines of each item: its own where it stays, new ones where it is new.

    A chunk is the notes above an item, which always stay, and its own lines.
    """
    keys = [[json.dumps(one, sort_keys=True) for one in many] for many in (old, items)]
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    lines: list[str] = []
    for kind, start, stop, new_start, new_stop in matcher.get_opcodes():
        if kind == "equal":
            lines += [gap + _ended(chunk, end) for gap, chunk in chunks[start:stop]]
        else:
            lines += [gap for gap, _ in chunks[start:stop]]
            for item in items[new_start:new_stop]:
                lines += [line + end for line in _item_lines(item, column)]
    return lines


def _ended(chunk: str, end: str) -> str:
    return chunk if chunk.endswith(("\n", "\r")) else chunk + end


def places_of_text(text: ContentText) -> tuple[Place_, ...]:
    """Return the path of every value of a file."""
    return tuple(places_of(text.yaml))
