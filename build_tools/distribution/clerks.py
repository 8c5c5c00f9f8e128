"""A letter to parish and town clerks: what to put up, what to publish, what to take down."""

from __future__ import annotations

from collections.abc import Mapping, Set

from build_tools.distribution.letters import Envelope
from build_tools.model import Library
from build_tools.model.review import all_rely_until
from build_tools.pages import render_text

LETTER = "letter-to-clerks.txt"
WHAT_LETTER = "a letter to parish and town clerks, to send as an email with the files it names"


def letter_to_clerks(
    library: Library,
    envelope: Envelope,
    values: Mapping[str, object],
    *,
    poster: str,
    card: str,
    numbers: Set[str],
) -> bytes:
    """Return the letter as plain text.

    `values` are those of the emails. `poster` and `card` are the names of the files to send with
    it; one that was not made is empty. `numbers` are those that no line may break.
    """
    filled = {
        **values,
        "poster": poster,
        "card": card,
        "until": all_rely_until(library.published, library.site, envelope.made_on),
    }
    return render_text("clerks.txt.jinja", filled, frozenset(numbers)).encode("utf-8")
