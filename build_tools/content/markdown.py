"""Turns the Markdown below a guide's form into blocks, and says what can't be used there."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from build_tools.content.lines import ended_on_purpose, office_lines, run_together
from build_tools.content.numbering import Fault, Numbering
from build_tools.model import Block, Body, Span
from build_tools.problems import Problem, shortened

ALLOWED = "A guide's text can have only paragraphs, lists, bold, emphasis and links."
_REFUSED = {
    "heading_open": ("a heading", "Delete the # characters, or the line of dashes below it."),
    "html_block": ("HTML", "Delete everything between < and >."),
    "html_inline": ("HTML", "Delete everything between < and >."),
    "image": ("a picture", "Delete it, or say in words what it shows."),
    "fence": ("a block of code", "Delete the ``` marks."),
    "code_block": ("a block of code", "Delete the spaces at the beginning of the line."),
    "code_inline": ("code", "Delete the ` marks."),
    "blockquote_open": ("a quotation block", "Delete the > at the beginning of the line."),
    "hr": ("a horizontal line", "Delete the line."),
}
_MARKS = (
    (re.compile(r"^\s*(?:!!!|\?\?\?)"), "a box (!!! or ???)", "Write its words as a paragraph."),
    (re.compile(r"^\s*(?:\|\s*)?:?-{2,}:?\s*\|"), "a table", "Write its rows as a list."),
    # Word's own bullets, as they come with pasted text: they make no list
    (re.compile(r"^\s*[•◦▪‣·●]"), "a pasted bullet", "Begin the line with a hyphen and a space."),
    (re.compile(r"\[\^"), "a footnote", "Write its words where they belong."),
    (re.compile(r"\{[{%:#]"), "a special mark ({)", "Delete it."),
)
_CODED = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"^(\s*(?:[-*+]\s+)*)\d{1,9}[.)](?=\s)")
_PARSER = MarkdownIt("commonmark")
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign] # rules judge links, aloud

Lists = list[tuple[Token, list[tuple[Span, ...]]]]


@lru_cache(maxsize=4096)  # a preview shapes the same texts again at every save
def parse_body(markdown: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """Return the body and its problems; `first_line` is the line of the file it begins on."""
    known: dict[str, Any] = {}
    reader = _Reader(first_line)
    tokens = _PARSER.parse(markdown, known)
    reader.read(tokens)
    for label, link in known.get("references", {}).items():
        reader.refuse_link_on_its_own(label, link)
    for number, (found, suggestion) in _engine_marks(markdown):
        reader.refuse(found, suggestion, number + first_line)
    for number, found, expected, suggestion in office_lines(markdown):
        reader.refuse_lines(Fault(found, expected, suggestion, number))
    body = Body(blocks=tuple(reader.blocks))
    if not reader.problems:
        reader.refuse_lost_words(words_typed(markdown, tokens), words_kept(body))
    return body, tuple(reader.problems)


@dataclass
class _Reader:
    first_line: int
    blocks: list[Block] = field(default_factory=list)
    problems: dict[Problem, None] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)

    def read(self, tokens: list[Token]) -> None:
        lists: Lists = []
        for token in tokens:
            self._refuse_kind(token, self._line(token))
            for fault in self.numbering.faults_at(token):
                self.refuse_lines(fault)
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._open_list(token, lists)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._close_list(lists)
            elif token.type == "inline":
                self._words(token, lists)

    def refuse(self, found: str, suggestion: str, line: int) -> None:
        self.problems[Problem(found, ALLOWED, suggestion, path=("body",), line=line)] = None

    def refuse_lines(self, fault: Fault) -> None:
        found, expected, suggestion, line = fault
        line += self.first_line
        self.problems[Problem(found, expected, suggestion, path=("body",), line=line)] = None

    def refuse_link_on_its_own(self, label: str, link: dict[str, Any]) -> None:
        self.refuse(
            f'There is a link on a line of its own here: "[{shortened(label.lower())}]: ...".',
            "Write the link where its words are: [words](https://...).",
            link["map"][0] + self.first_line,
        )

    def refuse_lost_words(self, typed: list[str], kept: list[str]) -> None:
        """The last net: each word that was typed is a word or an address of the body, in order."""
        lost = first_lost(typed, kept)
        if lost:
            self.refuse(
                f'The word "{shortened(lost)}" would not reach readers as it was typed.',
                "Write the sentence again in plain words.",
                self.first_line,
            )

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.first_line

    def _refuse_kind(self, token: Token, line: int) -> None:
        if token.type in _REFUSED:
            name, suggestion = _REFUSED[token.type]
            self.refuse(f"There is {name} in this text.", suggestion, line)

    def _open_list(self, token: Token, lists: Lists) -> None:
        if lists and not self.numbering.is_wrong:
            self.refuse(
                "There is a list inside a list here.",
                "Move its lines to the left, so that there is only one list.",
                self._line(token),
            )
        lists.append((token, []))

    def _close_list(self, lists: Lists) -> None:
        token, items = lists.pop()
        if items:
            numbered = token.type == "ordered_list_open"
            self.blocks.append(Block(items=tuple(items), is_list=True, is_numbered=numbered))

    def _words(self, token: Token, lists: Lists) -> None:
        spans = tuple(self._spans(token.children or [], self._line(token)))
        self._refuse_lines_that_run_together(token)
        if not spans:
            return
        if lists:
            lists[-1][1].append(spans)
        else:
            self.blocks.append(Block(items=(spans,)))

    def _refuse_lines_that_run_together(self, token: Token) -> None:
        lines = token.content.split("\n")
        broken = [child.type for child in token.children or [] if child.type.endswith("break")]
        number = broken.index("hardbreak") if "hardbreak" in broken else ended_on_purpose(lines)
        if number is None or len(lines) < 2 or any(_is_told_elsewhere(line) for line in lines):
            return
        words = run_together(lines[min(number, len(lines) - 2)].rstrip("\\ "))
        self.refuse_lines(Fault(*words, self._line(token) - self.first_line + number))

    def _spans(self, tokens: list[Token], line: int) -> Iterator[Span]:
        bold = emphasis = 0
        link = ""
        for token in tokens:
            self._refuse_kind(token, line)
            if token.type.startswith("strong_"):
                bold += token.nesting
            elif token.type.startswith("em_"):
                emphasis += token.nesting
            elif token.type.startswith("link_"):
                link = self._link(token, line)
            elif text := _text_of(token):
                yield Span(text=text, bold=bold > 0, emphasis=emphasis > 0, link=link, line=line)
            line += token.type in ("softbreak", "hardbreak")

    def _link(self, token: Token, line: int) -> str:
        if token.nesting < 0:
            return ""
        title = token.attrGet("title")
        if title:
            self.refuse(
                f'Readers would not see the words "{shortened(title)}" in this link.',
                "Take them out: [words](https://...).",
                line,
            )
        return str(token.attrGet("href") or "#")


def _is_told_elsewhere(line: str) -> bool:
    return any(True for _ in office_lines(line)) or any(True for _ in _engine_marks(line))


def words_typed(markdown: str, tokens: list[Token]) -> list[str]:
    """Return the words and numbers of a text as they were typed, without what numbers a list."""
    lines = unicodedata.normalize("NFC", markdown).split("\n")
    for token in tokens:
        if token.type == "list_item_open" and token.info and token.map:
            number = token.map[0]
            lines[number] = _NUMBERED.sub(r"\1", lines[number])
    return _WORD.findall(unquote("\n".join(lines)))


def words_kept(body: Body) -> list[str]:
    """Return the words and numbers of a body and its addresses, in the order of its text."""
    kept: list[str] = []
    for item in body.items:
        for position, span in enumerate(item):
            after = item[position + 1].link if position + 1 < len(item) else ""
            ends = span.link and after != span.link
            kept.append(span.text + (f" {unquote(span.link)} " if ends else ""))
        kept.append("\n")
    return _WORD.findall(unicodedata.normalize("NFC", "".join(kept)))


def first_lost(typed: list[str], kept: list[str]) -> str:
    """Return the first of the typed words that is not where it should be, or nothing."""
    for position, word in enumerate(typed):
        if position >= len(kept) or kept[position] != word:
            return word
    return ""


def _text_of(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def _engine_marks(markdown: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the number of a line, counted from 0, with what was found in it and what to try."""
    for number, line in enumerate(markdown.split("\n")):
        for pattern, name, suggestion in _MARKS:
            if pattern.search(line):
                yield number, (f"There is {name} in this text.", suggestion)
        for match in _CODED.finditer(line):
            if html.unescape(match.group()) != match.group():
                found = f'There is a code here instead of a character: "{match.group()}".'
                yield number, (found, "Type the character itself.")
