"""Finds what shows only once the content is rendered: hand-written pages, and paper that ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from build_tools.model import Library
from build_tools.outputs.kept import lost_words
from build_tools.pages import DOCS, check_handwritten
from build_tools.pdf import PdfCache, assert_guides_fit
from build_tools.problems import ContentError, Problem


def output_problems(library: Library, today: date, cache: PdfCache) -> list[Problem]:
    """Return every problem of the hand-written pages, of words that would be lost on the way to a
    page or PDF, and of guides too long for their PDFs.
    """
    of_pages = _problems_of(lambda: check_handwritten(library, docs=DOCS))
    return [
        *(of_pages or lost_words(library, today)),
        *_problems_of(lambda: assert_guides_fit(library, today, cache)),
    ]


def _problems_of(step: Callable[[], object]) -> list[Problem]:
    try:
        step()
    except ContentError as error:
        return error.problems
    return []
