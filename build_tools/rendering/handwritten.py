"""The hand-written pages of `docs/`: Markdown with a few names of the council's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from markupsafe import Markup

from build_tools.model import Library
from build_tools.problems import ContentError, Problem
from build_tools.rendering.environment import environment
from build_tools.rendering.frame import Draft

_HEAD = re.compile(
    r"\A---\ntitle: (?P<title>.+)\ndescription: (?P<description>.+)\n---\n(?P<text>.*)\Z", re.DOTALL
)


def handwritten_drafts(docs: Path, library: Library) -> Iterator[Draft]:
    """Yield a draft for each page of `docs/`, in the order of their names."""
    for path in sorted(docs.glob("*.md")):
        yield _draft(path, library)


def _draft(path: Path, library: Library) -> Draft:
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    match = _HEAD.match(text)
    if match is None:
        raise ContentError([_no_head(path)])
    return Draft(
        path=path.name,
        title=match["title"].strip(),
        description=match["description"].strip(),
        template="handwritten.md.jinja",
        kind="page",
        values={"text": _rendered(path, match["text"], library)},
        source_file=f"docs/{path.name}",
    )


def _rendered(path: Path, text: str, library: Library) -> Markup:
    names = {
        "site": library.site,
        "act_now": library.printable(library.site.act_now),
        "seen_in": f"{library.seen_on:%B %Y}",
    }
    try:
        return Markup(environment().from_string(text).render(names))
    except TemplateSyntaxError as error:
        raise ContentError([_broken(path, str(error.message), error.lineno + 4)]) from None
    except TemplateError as error:
        raise ContentError([_broken(path, str(error), _line(error))]) from None


def _line(error: TemplateError) -> int:
    trace = error.__traceback__
    line = 1
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno + 4
        trace = trace.tb_next
    return line


def _broken(path: Path, words: str, line: int) -> Problem:
    return Problem(
        f"The page cannot be filled in here: {words}.",
        "Double curly brackets hold site, act_now or seen_in, such as {{ site.council }}.",
        "Look at another page of docs/ for an example.",
        file=f"docs/{path.name}",
        line=line,
    )


def _no_head(path: Path) -> Problem:
    return Problem(
        "This page does not begin with its title and description.",
        "A page of docs/ begins with ---, title:, description: and ---, each on its line.",
        "Look at another page of docs/ for an example.",
        file=f"docs/{path.name}",
        line=1,
    )
