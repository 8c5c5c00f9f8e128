"""A JSON Schema for every content file, written from the model, so that editors help as one types.

The schemas are of draft 7, which editors of YAML read. They say how values are written, and no
more: the rules (lengths, grades, names that must exist) are the checker's alone.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.content import REGISTERS, SINGLES
from build_tools.model import Contact, Guide, Part, PartialContent
from build_tools.model.approvals import RECORDED
from build_tools.model.formats import SLUG

DRAFT = "http://json-schema.org/draft-07/schema#"
NOT_IN_THE_FORM = ("slug", "body")
OFFERED = ("contacts", "sources", "topics", "guides")
"""The registers whose names an editor offers, in each field that the model says holds them."""

Node = dict[str, Any]


def schemas(known: PartialContent) -> dict[str, str]:
    """Return the text of each schema by its file's name; `known` holds the names to offer."""
    names = {kind: list(getattr(known, kind)) for kind in OFFERED}
    made = {"guide.json": _of_guide(names)}
    for kind, model in REGISTERS.items():
        made[f"{kind.replace('_', '-')}.json"] = _of_register(model, names)
    for file, single in SINGLES.values():
        made[file.replace(".yaml", ".json")] = _typed(_of_model(single, names))
    return {file: _as_text(node) for file, node in sorted(made.items())}


def _typed(node: Any) -> Any:
    """Return a schema without the fields that a command records and nobody types."""
    if isinstance(node, list):
        return [_typed(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    return {name: _typed(inner) for name, inner in node.items() if name not in RECORDED}


def _as_text(node: Node) -> str:
    return json.dumps({"$schema": DRAFT, **node}, ensure_ascii=False, indent=1) + "\n"


def _of_guide(names: Mapping[str, list[str]]) -> Node:
    published = _of_model(Guide, names)
    for name in NOT_IN_THE_FORM:
        del published["properties"][name]
    published["required"] = [n for n in published["required"] if n not in NOT_IN_THE_FORM]
    return _gaps_where(published, "status", "draft", never_empty="title")


def _gaps_where(whole: Node, field: str, value: str, *, never_empty: str) -> Node:
    """Return a schema that allows gaps where a field has a value, and none elsewhere."""
    gappy = _with_gaps(copy.deepcopy(whole))
    gappy["required"] = [never_empty]
    gappy["properties"][never_empty] = whole["properties"][never_empty]
    is_unfinished = {"properties": {field: {"const": value}}, "required": [field]}
    words = whole.pop("description")
    both = {"if": is_unfinished, "then": gappy, "else": whole}
    return {"description": words, "type": "object", **both}


def _of_register(model: type[Part], names: Mapping[str, list[str]]) -> Node:
    each = _of_model(model, names)
    if model is Contact:
        each = _gaps_where(each, "confirmed", "no", never_empty="name")
    named = {"pattern": SLUG, "description": "A name: small letters, digits and hyphens."}
    return {
        "description": f"A name, a colon, then its fields. {each['description']}",
        "type": "object",
        "propertyNames": named,
        "additionalProperties": each,
    }


def _of_model(model: type[Part], names: Mapping[str, list[str]]) -> Node:
    whole = model.model_json_schema()
    node: Node = _plain(whole, whole.get("$defs", {}))
    for inner in _nodes(node):
        _offer_names(inner, names)
    return node


def _plain(node: Any, inner: Mapping[str, Any]) -> Any:
    """Return a schema with what it refers to in its place, and without what editors must not say.

    A field that is not needed is left out, never empty, so that `null` is not a value of it.
    """
    if isinstance(node, list):
        return [_plain(item, inner) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        referred = inner[node["$ref"].rpartition("/")[2]]
        node = {**referred, **{key: value for key, value in node.items() if key != "$ref"}}
    kinds = [kind for kind in node.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        return _plain({**kinds[0], **{k: v for k, v in node.items() if k != "anyOf"}}, inner)
    kept = {key: value for key, value in node.items() if not _is_idle(key, value)}
    return {key: _plain(value, inner) for key, value in kept.items()}


def _is_idle(key: str, value: Any) -> bool:
    """Whether a line of a schema helps nobody: the name of a class, or what is filled in for you.

    A field may be called `title` as well; its value is a schema.
    """
    return key in ("$defs", "default", "ge") or (key == "title" and isinstance(value, str))


def _nodes(node: Node) -> Iterator[Node]:
    """Yield a schema and every schema inside it."""
    yield node
    inner = [*node.get("properties", {}).values(), *node.get("anyOf", ())]
    inner += [node["items"]] if "items" in node else []
    for each in inner:
        yield from _nodes(each)


def _offer_names(node: Node, names: Mapping[str, list[str]]) -> None:
    for name, field in node.get("properties", {}).items():
        field["title"] = name.replace("_", " ")
        holder = field.get("items", field)
        register = holder.pop("x-register", "")
        if register in names:
            holder["examples"] = names[register]


def _with_gaps(node: Node) -> Node:
    """Change a schema so that anything in it may still be missing or empty."""
    for inner in list(_nodes(node)):
        for key in ("required", "minItems"):
            inner.pop(key, None)
        if "anyOf" in inner:
            inner["anyOf"].append({"type": "null"})
        elif "type" in inner and inner is not node:
            kinds = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
            inner["type"] = [*kinds, "null"]
        if "enum" in inner:
            inner["enum"] = [*inner["enum"], None]
    return node
