"""The ways from a page to the forms that change it, filled in with today's words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from build_tools.editing.forms.form import Form, form_address
from build_tools.editing.forms.guides import words_for_form
from build_tools.editing.forms.table import ANSWER, CHECKED, MOVE, NUMBER, PLEDGE, WORDS
from build_tools.model import Library
from build_tools.pages import DOCS

WRONG_PAGE = "wrong-page.yml"
CHANGE = "Change these words"
IN_EDITOR = f"{CHANGE} in the web editor"
TELL = "Ask somebody to change them"
Way = tuple[str, str]
BRANCH = "main"
FILES = {
    "topics": "topics.yaml",
    "pledge": "pledge.yaml",
    "words": "glossary.yaml",
    "contacts": "contacts.yaml",
    "": "site.yaml",
}
"""The file of the content that holds the words of pages without a form, by how they begin."""
_FIRST = ("guide", "version")


def repository_of(library: Library, environ: Mapping[str, str]) -> str:
    """Return the address of the repository: the content's setting, or where GitHub builds it.

    It is empty where neither says it. GitHub names it in two variables of each workflow.
    """
    server, name = environ.get("GITHUB_SERVER_URL", ""), environ.get("GITHUB_REPOSITORY", "")
    return library.site.repository or (f"{server}/{name}" if server and name else "")


def ways_in(library: Library, content: Path, repository: str) -> dict[str, tuple[Way, ...]]:
    """Return the ways into each page, by its address. None where no repository is known."""
    if not repository:
        return {}
    version = library.pledge.fingerprint
    titles = {**_written_by_hand(), **library.titles}
    ways: dict[str, tuple[Way, ...]] = {
        address: _page_ways(repository, address, title) for address, title in titles.items()
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


def _page_ways(repository: str, address: str, title: str) -> tuple[Way, ...]:
    """Return the ways for a page whose words have no form: the file itself, or a person."""
    asked = urlencode({"template": WRONG_PAGE, "page": title}, quote_via=quote)
    base = repository.rstrip("/")
    tell = (TELL, f"{base}/issues/new?{asked}")
    file = file_of(address)
    return ((IN_EDITOR, f"{base}/edit/{BRANCH}/{file}"), tell) if file else (tell,)


def _written_by_hand() -> dict[str, str]:
    """Return what each page of `docs/` is called in a sentence, by its address."""
    stems = sorted(path.stem for path in DOCS.glob("*.md"))
    return {f"{stem}/": stem.replace("-", " ").capitalize() for stem in stems}


def file_of(address: str) -> str:
    """Return the file that holds a page's own words, or nothing where it has none of its own."""
    first = address.partition("/")[0]
    if address in _written_by_hand():
        return f"docs/{first}.md"
    return f"content/{FILES[first]}" if first in FILES else ""


def _way(words: str, repository: str, form: Form, answers: Mapping[str, str]) -> Way:
    return words, form_address(repository, form, form.title, answers)
