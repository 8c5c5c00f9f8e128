"""Takes the words of a form as they are meant, and refuses what is no words at all."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from build_tools.editing.forms.body import Answers, Refused
from build_tools.editing.forms.form import Field
from build_tools.model import Contact, Guide, Part, Source
from build_tools.problems import shortened

NONE = "none"
"""What an officer writes to take something out. An empty field means: leave it as it is."""
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})
_BULLET = re.compile(r"^(?:[•●▪◦·‣o]|[-*+–—]|\(?\d{1,2}[.)])[ \u00a0\t]+")
_MODELS: tuple[type[Part], ...] = (Guide, Contact, Source)
_FIELDS = "|".join(sorted({name for model in _MODELS for name in model.model_fields} | {"do"}))
_BOLD = re.compile(r"\*\*\S|__\S|\]\(")
NO_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[|<img\b|data:image|\ufffc", re.I), "it has a picture in it."),
    (
        re.compile(r"^ *\|.*\| *$|\S\t+\S|^ *:?-{3,}:? *\|", re.MULTILINE),
        "it has a table in it. Each row can be a line of its own.",
    ),
    (
        re.compile(r"</?[a-zA-Z!][^<>]*>|<!--|<script", re.I),
        "it has HTML in it, between < and >.",
    ),
    (
        re.compile(r"\$\{|\}\}|\$\(|`|\{\{|\{%"),
        "it has characters that a computer could take for a command, such as a backtick, or a $ "
        "and a bracket.",
    ),
    (re.compile(r"^#{1,6} ", re.MULTILINE), "it has a heading in it: a line that begins with #."),
    (
        re.compile(
            rf"^(?:---|\.\.\.)\s*$|^[&!]\w|^!!|^(?:- )?(?:{_FIELDS}):(?:\s|$)", re.MULTILINE
        ),
        'one line looks like part of the file itself, such as "status:" or "---".',
    ),
    (_BOLD, "it has the marks for bold words or links."),
)
"""What is no words, and the sentence for it; the first that fits is said."""
_ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(?:[:/?#][^\s<>\"'`{}|\\]*)?", re.IGNORECASE)
ADDRESSES = ("address", "url")
"""The fields that hold the address of a page."""
MARKDOWN = ("know",)
"""The fields whose words may have Markdown's bold, links and lists."""


@dataclass
class Said:
    """What is said about a form, in the order it came up."""

    notes: list[str] = field(default_factory=list)

    def note(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self.notes:
            self.notes.append(sentence)


def taken(answers: Answers, said: Said) -> Answers:
    """Return answers as they are meant. Raises Refused with a sentence for each that is not."""
    wrong: list[str] = []
    texts: dict[str, str] = {}
    for one in answers.form.fields:
        text = answers[one.id]
        if one.kind in ("input", "textarea"):
            text = _straight(text, said)
            wrong += [f'"{one.label}": {sentence}' for sentence in _wrong(one, text)]
        texts[one.id] = text
        if one.required and not text:
            wrong.append(f'"{one.label}" is empty. Please fill it in.')
    if wrong:
        raise Refused(*wrong)
    return Answers(answers.form, texts)


def _straight(text: str, said: Said) -> str:
    straight = text.translate(_QUOTES)
    if straight != text.replace("\u00a0", " "):
        said.note("We made curly quotation marks straight, as they are on all our pages.")
    return "\n".join(line.rstrip() for line in straight.splitlines())


def _wrong(one: Field, text: str) -> Iterator[str]:
    """Yield what in a text is no words that a page could show."""
    if one.placeholder and text == one.placeholder:
        yield "this is still our example. Please write your own words, or leave it empty."
    if one.id in ADDRESSES and text.lower() != NONE and text and not _ADDRESS.fullmatch(text):
        yield "this is not a web address. Copy it from your browser: it begins with https://"
        return
    if one.kind == "input" and "\n" in text:
        yield "this has several lines, and there is room for one."
    for pattern, sentence in NO_WORDS:
        if one.id in MARKDOWN and pattern is _BOLD:
            continue
        if pattern.search(text):
            yield f"{sentence} Please write plain words."
            return


def lines_of(text: str, said: Said) -> tuple[str, ...]:
    """Return the lines of a list, without the bullets that came with them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    bare = [_BULLET.sub("", line).strip() for line in lines]
    if bare != lines:
        said.note("We took off the bullets and numbers at the start of lines: pages add their own.")
    return tuple(line for line in bare if line)


def names_of(text: str, titles: Container[str] = ()) -> tuple[str, ...]:
    """Return the names in a list, one to a line or with commas between them.

    A line that is one of the titles, in small letters, is one name, whatever commas it has.
    """
    lines = [line.strip(" -•*\t") for line in text.splitlines()]
    parts = [
        part for line in lines for part in ([line] if line.lower() in titles else line.split(","))
    ]
    bare = [re.sub(r"^.*\(([a-z0-9-]+)\)$", r"\1", part.strip(" -•*\t")) for part in parts]
    return tuple(name for name in bare if name)


def chosen(text: str) -> str:
    """Return the id of an option: `MASH (mash)` is `mash`, and `mash` is itself."""
    match = re.search(r"\(([a-z0-9-]+)\)$", text.strip())
    return match[1] if match else text.strip()


def shown(text: str) -> str:
    """Return words as they are quoted in a sentence."""
    return f'"{shortened(text, 200)}"'
