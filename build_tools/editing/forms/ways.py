"""The ways from a page to the forms that change it, filled in with today's words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from build_tools.editing.forms.form import Form, form_address
from build_tools.editing.forms.guides import words_for_form
from build_tools.editing.forms.table import ANSWER, CHECKED, MOVE, NUMBER, PLEDGE, WORDS
from build_tools.model import Library

WRONG_PAGE = "wrong-page.yml"
CHANGE = "Change these words"
Way = tuple[str, str]
_FIRST = ("guide", "version")


def ways_in(library: Library, content: Path) -> dict[str, tuple[Way, ...]]:
    """Return the ways into each page, by its address. None where no repository is known."""
    repository = library.site.repository
    if not repository:
        return {}
    version = library.pledge.fingerprint
    ways: dict[str, tuple[Way, ...]] = {
        address: (_page_way(repository, title),) for address, title in library.titles.items()
    }
    for address, way in (
        ("contacts/", _way("Change a number", repository, NUMBER, {})),
        ("pledge/", _way("Somebody agreed to it", repository, PLEDGE, {"version": version})),
        ("about/", _way("Answer an open question", repository, ANSWER, {})),
    ):
        ways[address] = (*ways.get(address, ()), way)
    for guide in library.with_drafts().published:
        words = words_for_form(content / guide.file, guide.slug)
        ways[guide.address] = (
            *words_ways(repository, guide.title, words),
            _way("Change a number", repository, NUMBER, {}),
            _way("I checked this guide", repository, CHECKED, {}),
            _way("Withdraw or rename it", repository, MOVE, {"moved": guide.slug}),
        )
    return ways


def words_ways(repository: str, title: str, words: Mapping[str, str]) -> tuple[Way, ...]:
    """Return the way to the form for a guide's words, or one for each part where it is too long.

    A part that is too long by itself opens the form without it: the words are then typed anew.
    """
    whole = form_address(repository, WORDS, f"{WORDS.title}{title}", words)
    if whole:
        return ((CHANGE, whole),)
    first = {name: words[name] for name in _FIRST}
    parts = [field for field in WORDS.fields if words.get(field.id) and field.id not in _FIRST]
    found = []
    for field in parts:
        filled = {**first, field.id: words[field.id]}
        address = form_address(repository, WORDS, f"{WORDS.title}{title}", filled)
        bare = form_address(repository, WORDS, f"{WORDS.title}{title}", first)
        found.append((f"{CHANGE}: {field.label.lower()}", address or bare))
    return tuple(found)


def _page_way(repository: str, title: str) -> Way:
    """Return the way for a page that has no form of its own: what is wrong goes to a person."""
    asked = urlencode({"template": WRONG_PAGE, "page": title}, quote_via=quote)
    return CHANGE, f"{repository.rstrip('/')}/issues/new?{asked}"


def _way(words: str, repository: str, form: Form, answers: Mapping[str, str]) -> Way:
    return words, form_address(repository, form, form.title, answers)
