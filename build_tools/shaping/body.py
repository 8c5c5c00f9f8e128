"""Turns the Markdown below a guide's form into blocks, and says what does not belong there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from build_tools.model import Block, Body, Span
from build_tools.problems import Problem

ALLOWED = "A guide's text has paragraphs, lists, bold, emphasis and links, and nothing else."
_REFUSED = {
    "heading_open": ("a heading", "Delete the # signs, and the line of dashes if there is one."),
    "html_block": ("HTML", "Delete everything between < and >."),
    "html_inline": ("HTML", "Delete everything between < and >."),
    "image": ("a picture", "Delete it, or say in words what it shows."),
    "fence": ("a block of code", "Delete the ``` marks."),
    "code_block": ("a block of code", "Delete the spaces at the beginning of the line."),
    "code_inline": ("code", "Delete the ` marks."),
    "blockquote_open": ("a quotation block", "Delete the > at the beginning of the line."),
    "hr": ("a ruled line", "Delete the line."),
}
_PARSER = MarkdownIt("commonmark")
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign] # rules judge links, aloud


@dataclass
class _Reader:
    first_line: int
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, tokens: list[Token]) -> None:
        lists: list[tuple[Token, list[tuple[Span, ...]]]] = []
        for token in tokens:
            self._refuse(token)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._open_list(token, lists)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._close_list(lists)
            elif token.type == "inline":
                self._words(token, lists)

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.first_line

    def _refuse(self, token: Token) -> None:
        for part in (token, *(token.children or ())):
            if part.type in _REFUSED:
                name, try_ = _REFUSED[part.type]
                self._problem(f"There is {name} in the text here.", try_, self._line(token))

    def _problem(self, found: str, try_: str, line: int) -> None:
        self.problems.append(Problem(found, ALLOWED, try_, path=("body",), line=line))

    def _open_list(self, token: Token, lists: list[tuple[Token, list[tuple[Span, ...]]]]) -> None:
        if lists:
            self._problem(
                "There is a list inside a list here.",
                "Move its lines to the left, so that there is one list.",
                self._line(token),
            )
        lists.append((token, []))

    def _close_list(self, lists: list[tuple[Token, list[tuple[Span, ...]]]]) -> None:
        token, items = lists.pop()
        if items:
            numbered = token.type == "ordered_list_open"
            block = Block(
                items=tuple(items), is_list=True, is_numbered=numbered, line=self._line(token)
            )
            self.blocks.append(block)

    def _words(self, token: Token, lists: list[tuple[Token, list[tuple[Span, ...]]]]) -> None:
        spans = tuple(_spans(token.children or []))
        if not spans:
            return
        if lists:
            lists[-1][1].append(spans)
        else:
            self.blocks.append(Block(items=(spans,), line=self._line(token)))


def shape_body(markdown: str, first_line: int) -> tuple[Body, list[Problem]]:
    """Return the body and its problems; `first_line` is the line of the file it begins on."""
    reader = _Reader(first_line)
    reader.read(_PARSER.parse(markdown))
    return Body(blocks=tuple(reader.blocks)), reader.problems


def _spans(tokens: list[Token]) -> Iterator[Span]:
    bold = emphasis = 0
    link = ""
    for token in tokens:
        if token.type.startswith("strong_"):
            bold += token.nesting
        elif token.type.startswith("em_"):
            emphasis += token.nesting
        elif token.type.startswith("link_"):
            link = str(token.attrGet("href") or "#") if token.nesting == 1 else ""
        else:
            text = _text_of(token)
            if text:
                yield Span(text=text, bold=bold > 0, emphasis=emphasis > 0, link=link)


def _text_of(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content
