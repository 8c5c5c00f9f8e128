"""The rules of what people paste or leave behind. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from build_tools.problems import Problem, in_words, shortened
from build_tools.wording import (
    codes,
    decoded_twice,
    gaps,
    lost_letters,
    marks_left,
    marks_typed,
    own_mark,
)

Cure = tuple[str, str]
_CURES: tuple[tuple[str, Cure], ...] = (
    ("\\", ("a backslash", "Delete the backslash (\\).")),
    ("|", ("a line of a table", "Write its rows as a list.")),
    ("](", ("an incomplete link", "")),
    (")[", ("an incomplete link", "")),
    ("[", ("a stray square bracket", "")),
    ("]", ("a stray square bracket", "")),
    (")", ("an incomplete link", "")),
    ("*", ("a stray star", "")),
    ("_", ("a stray underscore", "")),
    ("`", ("a code mark (`)", "Delete it, or write an apostrophe.")),
    ("~", ("a mark that strikes words out (~~)", "Delete the marks, or the words.")),
    (
        "=",
        ("a mark that highlights words (==)", "Delete the marks. **Two stars** make words bold."),
    ),
    ("^", ("a mark that raises letters (^)", "Delete it.")),
    ("#", ("the # of a heading", "Delete it.")),
    (">", ("the > of a quotation", "Delete it.")),
)
_LINK = (
    "Write a link as [words](https://...), with no space in the address, or delete the brackets."
)
_BOLD = (
    "For bold, put **two stars** at each end, with no space inside them. For a list, begin each "
    "line with a hyphen and a space."
)
_PLAIN = "Take out the marks and keep the words."


def nothing_decoded_twice(text: str) -> Iterator[Problem]:
    """Text has no letters that were garbled when it was copied between programs."""
    found = dict(decoded_twice(text))
    if found:
        pairs = [f'"{meant}" instead of "{typed}"' for typed, meant in list(found.items())[:3]]
        yield Problem(
            f'A program has garbled this text: "{next(iter(found))}".',
            "Copying text between programs can change its letters.",
            f"Write {in_words(pairs)}.",
        )
    for word in lost_letters(text)[:1]:
        yield Problem(
            f'A letter or apostrophe has been lost here: "{shortened(word)}".',
            "Programs put a question mark in a word where they could not read a letter.",
            "Type the word again.",
        )


def no_codes(text: str) -> Iterator[Problem]:
    """Characters are typed as themselves, not as codes such as &amp; or %20."""
    found = dict(codes(text))
    for code, character in list(found.items())[:1]:
        yield Problem(
            f'There is a code here instead of a character: "{code}".',
            "Readers would see the code.",
            f'Type "{character}" instead.' if character.strip() else "Type the character itself.",
        )


def no_gaps(text: str) -> Iterator[Problem]:
    """Nothing is left to fill in: no [insert ...], no TBC, no line of dots."""
    found = gaps(text)
    if found and not own_mark(text).startswith("["):  # a box to tick is another rule's
        yield Problem(
            f'"{shortened(found[0])}" looks like a gap that still has to be filled in.',
            "Readers would see it exactly as it is.",
            "Fill it in, or write the sentence without it. You can delete a field that is not "
            "needed. A question for the council belongs in to-confirm.yaml.",
        )


def no_mark_of_its_own(text: str) -> Iterator[Problem]:
    """A line of a list does not begin with a number, letter or bullet: the page adds it."""
    mark = own_mark(text)
    if mark:
        yield Problem(
            f'This line begins with its own number or bullet: "{mark}".',
            "The page adds numbers and bullets itself, so readers would see both.",
            f'Delete "{mark}" and keep the words.',
        )


def no_marks_left(text: str) -> Iterator[Problem]:
    """Below the form, there are no stray marks: each one makes a list, a link, bold or emphasis."""
    found = marks_left(text)
    for mark in [] if found and gaps(text) else found[:1]:
        what, cure = _cure_of(mark)
        yield Problem(
            f'There is {what} in this text: "{_around(text, mark)}".',
            "Readers would see it exactly as it is.",
            cure or (_BOLD if mark[0] in "*_" else _LINK),
        )


def no_marks_typed(text: str) -> Iterator[Problem]:
    """Text in the form has no stars, underscores or square brackets: readers would see them."""
    found = marks_typed(text)
    for mark in [] if found and gaps(text) else found[:1]:
        what, _ = _cure_of(mark)
        yield Problem(
            f'There is {what} in this text: "{shortened(mark)}".',
            "This is plain text: readers see it exactly as it is typed.",
            _PLAIN,
        )


def _cure_of(mark: str) -> Cure:
    bare = "".join(mark.split())
    return next(cure for begins, cure in _CURES if bare.startswith(begins))


def _around(text: str, mark: str) -> str:
    place = text.find(mark)
    return shortened(text[max(0, place - 20) : place + len(mark) + 20].strip())


TYPED_RULES: tuple[Callable[[str], Iterator[Problem]], ...] = (
    nothing_decoded_twice,
    no_codes,
    no_gaps,
)
"""The rules for text in the form, in registers and below the form."""
