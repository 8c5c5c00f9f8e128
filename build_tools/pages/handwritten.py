"""The hand-written pages of `docs/`: Markdown with a few names of the council's own.

A page whose head says `exit: yes` carries the exit button.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from build_tools.model import Library
from build_tools.model.approvals import text_words
from build_tools.pages.environment import environment
from build_tools.pages.layout import PageSpec, address_of
from build_tools.pages.notices import approval_of_text
from build_tools.problems import ContentError, Problem

DOCS = Path(__file__).resolve().parents[2] / "docs"
"""The hand-written pages that come with the project."""
_HEAD = re.compile(
    r"\A---\ntitle: (?P<title>[^\n]+)\ndescription: (?P<description>[^\n]+)\n"
    r"(?P<exit>exit: yes\n)?---\n(?P<text>.*)\Z",
    re.DOTALL,
)
_LOST_NUMBER = re.compile(r"^\s*(?:[-*+]\s+)*(\d{3,9})\.(?=\s|$)", re.MULTILINE)
"""A number to call at the beginning of a line: the engine makes it a list that counts from 1."""
# What a value that is used wrongly can raise while a page is being filled in.
_MISUSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class _Written(NamedTuple):
    """A page as its file has it. `text` is what follows the head, from the line `begins` on.

    `words` is the fingerprint of the whole file.
    """

    path: Path
    title: str
    description: str
    exit: bool
    text: str
    begins: int
    words: str


def handwritten_specs(docs: Path, library: Library, taken: Container[str]) -> list[PageSpec]:
    """Return a page spec for each page of `docs/`, in the order of their names.

    A page that is left out for readers has none. `taken` holds the paths of the pages that are
    made from the content. Raises one ContentError
    with everything that is wrong in these pages.
    """
    specs: list[PageSpec] = []
    problems: list[Problem] = []
    for path in sorted(docs.glob("*.md")):
        if address_of(path.name) in library.left_out:
            continue
        try:
            specs.append(_spec(path, library, taken))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return specs


def words_of_pages(docs: Path) -> dict[str, str]:
    """Return the fingerprint of each page of `docs/`, by its address."""
    pages = sorted(docs.glob("*.md"))
    return {address_of(path.name): text_words(_text_of(path)) for path in pages}


def _spec(path: Path, library: Library, taken: Container[str]) -> PageSpec:
    if path.name in taken:
        raise ContentError([_twin(path)])
    page = _read(path)
    lost = [_lost(page, found) for found in _LOST_NUMBER.finditer(page.text)]
    if lost:
        raise ContentError(lost)
    return PageSpec(
        path=path.name,
        title=page.title,
        description=page.description,
        template="handwritten.md.jinja",
        kind="page",
        values={"text": _unlinked(_rendered(page, library), library)},
        source_file=f"docs/{path.name}",
        exit=page.exit,
        approval=approval_of_text(address_of(path.name), page.words, library),
    )


def _read(path: Path) -> _Written:
    whole = _text_of(path)
    match = _HEAD.match(whole)
    if match is None:
        raise ContentError([_no_head(path)])
    return _Written(
        path,
        match["title"].strip(),
        match["description"].strip(),
        match["exit"] is not None,
        match["text"],
        whole.count("\n", 0, match.start("text")) + 1,
        text_words(whole),
    )


def _unlinked(text: Markup, library: Library) -> Markup:
    """Return a page's text in which a link to a page that is left out is words only."""
    for address in sorted(library.left_out):
        link = rf"\[([^\]]*)\]\({re.escape(address.rstrip('/'))}\.md(?:#[^)]*)?\)"
        text = Markup(re.sub(link, r"\1", text))
    return text


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ContentError([_not_utf8(path)]) from None


@cache
def _environment() -> Environment:
    """Return the environment of hand-written pages: an empty line after a block stays empty."""
    return environment().overlay(trim_blocks=False, lstrip_blocks=False)


def _rendered(page: _Written, library: Library) -> Markup:
    names = {
        "site": library.site,
        "act_now": library.listed(library.site.act_now),
        "pledge": library.pledge,
        "seen_in": f"{library.seen_on:%B %Y}",
    }
    try:
        return Markup(_environment().from_string(page.text).render(names))
    except TemplateSyntaxError as error:
        raise ContentError([_broken(page, str(error.message), error.lineno)]) from None
    except (TemplateError, *_MISUSE) as error:
        raise ContentError([_broken(page, str(error), _line(error))]) from None


def _line(error: Exception) -> int:
    """Return the line of the page's text, counted from 1, in which an error was raised."""
    trace = error.__traceback__
    line = 1
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _broken(page: _Written, words: str, line: int) -> Problem:
    return Problem(
        f"This part of the page can't be filled in: {words.rstrip('.')}.",
        "Write site, act_now, pledge or seen_in in double curly brackets, as {{ site.council }}.",
        "Look at another page in docs/ for an example.",
        file=f"docs/{page.path.name}",
        line=page.begins + line - 1,
    )


def _no_head(path: Path) -> Problem:
    return _of_the_page(
        path,
        "This page does not begin with its title and description.",
        "A page in docs/ begins with ---, title:, description: and ---, each on its own line.",
        "Look at another page in docs/ for an example.",
    )


def _twin(path: Path) -> Problem:
    return _of_the_page(
        path,
        f'There is already a page "{path.name}", made from the content.',
        "A page in docs/ needs a name of its own.",
        "Give the file another name.",
    )


def _not_utf8(path: Path) -> Problem:
    return _of_the_page(
        path,
        "This page has a character that can't be read.",
        "A page in docs/ must be saved as UTF-8.",
        'Save it again and choose the encoding "UTF-8".',
    )


def _lost(page: _Written, found: re.Match[str]) -> Problem:
    return Problem(
        f'This line begins with "{found[1]}.", which makes it a line of a numbered list: readers '
        f'would see "1." and no {found[1]}.',
        "Readers should see the number as you typed it.",
        f'Write it inside the sentence, such as "Call {found[1]}", or without the full stop.',
        file=f"docs/{page.path.name}",
        line=page.begins + page.text.count("\n", 0, found.start(1)),
    )


def _of_the_page(path: Path, found: str, expected: str, suggestion: str) -> Problem:
    return Problem(found, expected, suggestion, file=f"docs/{path.name}", line=1)
