"""Messages and pages for staff are in plain English of today, and not in words of our own."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.reference.editors import reference
from tests.conftest import ROOT

SPEAKING = sorted([*(ROOT / "build_tools").rglob("*.py"), *(ROOT / "tools").rglob("*.py")])
"""The modules that write something for staff."""
READ_BY_STAFF = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "handbook").rglob("*.md"),
        *(ROOT / ".github").rglob("*.yml"),
        *(ROOT / ".github").glob("*.md"),
        ROOT / "Makefile",
        *(ROOT / "build_tools" / "templates" / "mail").glob("*.txt.jinja"),
        *(ROOT / "build_tools" / "templates" / "github").iterdir(),
    ]
)
PRIVATE = {
    r"\bstands? (?:in|at|behind|where|here|between|under|only|so)\b": "is in, is at",
    r"\b(?:told already|is told|are told in)\b": "is reported",
    r"\bof ours\b": "in this tool, our",
    r"\b[Ww]hom to\b": "who to",
    r"\bunasked\b": "without being asked",
    r"\bis as it was\b": "has not changed",
    r"\b[Nn]othing was (?:published|built|changed);": "Nothing has been published.",
    r"\bas we write it\b": "We can't read it as a date",
    r"\bnot come yet\b": "is in the future",
    r"\bis there already\b": "already exists",
    r"\bleads? (?:on|to nothing)\b": "leads nowhere, goes to",
    r"\b(?:holds|carries) no\b": "does not have",
    r"\bkeeps? for (?:itself|themselves)\b": "has a special meaning",
    r"\b[Nn]othing of it\b": "none of it",
    r"\b(?:a|the|one) sign (?:such as|#|@)|\bsigns (?:such as|in a)\b|[0-9] signs\b": "character",
    r"\bcannot be had\b": "can't be installed, can't be found",
    r"\b(?:rings?|rang|rung|ringing) (?:it|them|the|a|each|MASH|999)\b": "call",
    r"\bnot possible here\b|\bcannot stand\b": "can't be used here",
    r"\bnot whole\b": "incomplete",
    r"\bcut short\b": "interrupted",
    r"\b[Nn]othing is stopped\b": "none of it stops your change",
    r"\bfield we know\b": "is not the name of a field",
    r"\bnobody can say\b": "we can't tell",
    r"\bleave to (?:write|edit|change)\b": "permission to edit",
    r"\b(?:may not|cannot) be written to\b": "You do not have permission to write there",
    r"\bdraft no longer\b|\bsee it no longer\b|\bdoes so no more\b": "no longer",
    r"\bLAC\b|\blooked[- ]after child": "children in care",
}
"""What nobody would say aloud today, and what people say instead."""
_PATTERN = re.compile("|".join(f"(?:{one})" for one in PRIVATE))
_SENTENCE = re.compile(r"[A-Za-z]{2,}\S* \S*[A-Za-z]{2,}")


def said_by(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each text in a module that people may read.

    What is written for developers, docstrings, is left out, and so are patterns.
    """
    tree = ast.parse(source)
    statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    docstrings = {node for node in statements if isinstance(node, ast.Constant)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        is_pattern = re.search(r"\(\?|\\b|\[\^", node.value)
        if node not in docstrings and not is_pattern and _SENTENCE.search(node.value):
            yield node.lineno, node.value


def private_words(text: str) -> list[str]:
    """Return the words of our own that are in a text."""
    return [match.group() for match in _PATTERN.finditer(" ".join(text.split()))]


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_message_is_in_plain_english(path: Path) -> None:
    found = {
        f"line {line}: {word}"
        for line, words in said_by(path.read_text(encoding="utf-8"))
        for word in private_words(words)
    }
    assert not found, found


@pytest.mark.parametrize("path", READ_BY_STAFF, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_for_staff_is_in_plain_english(path: Path) -> None:
    assert not private_words(path.read_text(encoding="utf-8"))


def test_the_reference_is_in_plain_english() -> None:
    assert not private_words(reference())


def test_private_words_are_found_in_a_message_and_not_in_what_developers_read() -> None:
    source = inspect.cleandoc(
        '''
        """What stands in a page."""
        FOUND = "Nothing was published; the site is as it was."
        LATER = f"{1} has not come yet."
        PATTERN = r"(?:rings the|stands in)"
        KIND = "guide"
        '''
    )
    found = [words for _, text in said_by(source) for words in private_words(text)]
    assert found == ["Nothing was published;", "is as it was", "not come yet"]


def test_what_people_say_is_not_taken_for_private_words() -> None:
    for words in (
        "What an acronym stands for.",
        "Anyone who was sent the old number must be told.",
        "The site has not changed.",
        "Call the first sign of danger what it is.",
    ):
        assert not private_words(words), words
