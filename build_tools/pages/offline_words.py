"""The words on top of each page of a saved copy: when it was made, until when to rely on it."""

from __future__ import annotations

from datetime import date, timedelta

from build_tools.model import Library
from build_tools.model.review import all_rely_until
from build_tools.pages.environment import environment
from build_tools.pages.notices import ring_first
from build_tools.pages.numbers import mark_numbers
from build_tools.pages.page import OfflineWords


def offline_words(library: Library, today: date) -> OfflineWords:
    """Return the words of a copy that is made today."""
    until = all_rely_until(library.published, library.site, today)
    ring = ring_first(library.printable(library.site.act_now))
    words = environment().get_template("components/saved/macro.jinja").make_module()
    return OfflineWords(
        made=today,
        old_from=until + timedelta(days=1),
        current=mark_numbers(words.current(today, until, ring), library),  # type: ignore[attr-defined] # a macro
        old=mark_numbers(words.old(today, ring), library),  # type: ignore[attr-defined] # a macro
        missing=str(words.missing()),  # type: ignore[attr-defined] # a macro
    )
