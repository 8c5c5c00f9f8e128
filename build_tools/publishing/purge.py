"""Leaves out of a style sheet what no page can use: selectors, variables and keyframes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

import tinycss2

from build_tools.publishing.fitting import fitting

_GROUPS = ("media", "supports")


@dataclass(frozen=True)
class _Declaration:
    name: str
    value: str
    uses: frozenset[str]


@dataclass(frozen=True)
class _Rule:
    """A rule with its selectors, a group with its rules, or a text that is kept as it is."""

    head: str = ""
    selectors: tuple[str, ...] = ()
    declarations: tuple[_Declaration, ...] = ()
    rules: tuple[_Rule, ...] = ()
    keyframes: str = ""
    text: str = ""


def purge(css: str, pages: Iterable[str]) -> tuple[str, str]:
    """Return what some pages can use of a sheet: on screens, and only on paper.

    Each is one line. Second come the rules in the `@media print` groups that end the sheet.
    """
    rules = [_read(node) for node in tinycss2.parse_stylesheet(css, True, True)]
    bare = {selector: _without_pseudo(selector) for selector in _all_selectors(rules)}
    fits = fitting(set(bare.values()), pages)
    wanted = {selector for selector in bare if bare[selector] in fits}
    kept = [found for rule in rules if (found := _purged(rule, wanted))]
    used = _without_unused(kept)
    paper = list(takewhile(lambda rule: rule.head == "@media print", reversed(used)))
    screen = used[: len(used) - len(paper)]
    return "".join(map(_text, screen)), "".join(_text(r) for g in paper[::-1] for r in g.rules)


def _without_pseudo(selector: str) -> str:
    """Return a selector without pseudo-classes, pseudo-elements and negations: it fits more."""
    kept: list[Any] = []
    tokens = iter(tinycss2.parse_component_value_list(selector, skip_comments=True))
    for token in tokens:
        if token == ":":
            follower = next(tokens)
            if follower == ":":
                next(tokens)
        else:
            kept.append(token)
    text = tinycss2.serialize(kept).strip()
    return text if text and text[-1] not in ">+~" else f"{text}*"


def _read(node: Any) -> _Rule:
    if node.type == "qualified-rule":
        return _Rule(
            selectors=tuple(_split(node.prelude)), declarations=_declarations(node.content)
        )
    if node.type == "at-rule" and node.at_keyword == "charset":
        return _Rule()
    prelude = tinycss2.serialize(node.prelude).strip()
    if node.at_keyword in _GROUPS:
        inner = tinycss2.parse_rule_list(node.content, True, True)
        head = f"@{node.at_keyword} {prelude}"
        return _Rule(head=head, rules=tuple(_read(child) for child in inner))
    if node.at_keyword.endswith("keyframes"):
        return _Rule(keyframes=prelude, text=node.serialize())
    return _Rule(text=" ".join(node.serialize().split()))


def _split(prelude: list[Any]) -> Iterator[str]:
    part: list[Any] = []
    for token in prelude:
        if token == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        elif token.type != "comment":
            part.append(token)
    yield tinycss2.serialize(part).strip()


def _declarations(content: list[Any]) -> tuple[_Declaration, ...]:
    nodes = tinycss2.parse_declaration_list(content, True, True)
    return tuple(_declaration(node) for node in nodes if node.type == "declaration")


def _declaration(node: Any) -> _Declaration:
    value = tinycss2.serialize([t for t in node.value if t.type != "comment"]).strip()
    important = "!important" if node.important else ""
    return _Declaration(node.name, " ".join(value.split()) + important, _uses(node.value))


def _uses(tokens: list[Any]) -> frozenset[str]:
    """Return the variables that a value uses, and the words that may name keyframes."""
    found: set[str] = set()
    for token in tokens:
        if token.type == "ident":
            found.add(token.value)
        found |= _uses(getattr(token, "arguments", None) or getattr(token, "content", None) or [])
    return frozenset(found)


def _all_selectors(rules: Iterable[_Rule]) -> Iterator[str]:
    for rule in rules:
        yield from rule.selectors
        yield from _all_selectors(rule.rules)


def _purged(rule: _Rule, wanted: Container[str]) -> _Rule | None:
    if rule.text:
        return rule
    selectors = tuple(selector for selector in rule.selectors if selector in wanted)
    inner = tuple(found for child in rule.rules if (found := _purged(child, wanted)))
    kept = replace(rule, selectors=selectors, rules=inner)
    return kept if inner or (selectors and rule.declarations) else None


def _without_unused(rules: list[_Rule]) -> list[_Rule]:
    """Drop variables and keyframes that nothing uses, until nothing more falls away."""
    while True:
        used = {name for declaration in _all_declarations(rules) for name in declaration.uses}
        fewer = [found for rule in rules if (found := _used(rule, used))]
        if fewer == rules:
            return rules
        rules = fewer


def _all_declarations(rules: Iterable[_Rule]) -> Iterator[_Declaration]:
    for rule in rules:
        yield from rule.declarations
        yield from _all_declarations(rule.rules)


def _used(rule: _Rule, used: set[str]) -> _Rule | None:
    if rule.keyframes and rule.keyframes not in used:
        return None
    if rule.text:
        return rule
    declarations = tuple(d for d in rule.declarations if d.name[:2] != "--" or d.name in used)
    inner = tuple(found for child in rule.rules if (found := _used(child, used)))
    kept = replace(rule, declarations=declarations, rules=inner)
    return kept if declarations or inner else None


def _text(rule: _Rule) -> str:
    if rule.text:
        return rule.text
    if rule.head:
        return f"{rule.head}{{{''.join(_text(child) for child in rule.rules)}}}"
    body = ";".join(f"{d.name}:{d.value}" for d in rule.declarations)
    return f"{','.join(rule.selectors)}{{{body}}}"
