"""Proves that nothing typed is lost: each word and number is on its page, in its PDF, in the pack.

Only words and digits are compared, in their order. How they look is for other checks.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from build_tools.model import Guide, Library, Pledge, guide_calls
from build_tools.model.pledge import said
from build_tools.pages import pocket_pack, render_guides_and_pledge
from build_tools.pdf import easy_content, guide_contents
from build_tools.problems import Problem, shortened

_INSIDE_WORDS = re.compile(r"</?(?:a|b|em|i|span|strong)\b[^<>]*>|\]\([\w./-]*\)")
_TAGS = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")


def lost_words(library: Library, today: date) -> Iterator[Problem]:
    """Yield a problem for each text of a guide or the pledge that an output does not show whole."""
    pack = words_of_html(pocket_pack(library, today))
    pages = {
        page.path: words_of_html(page.markdown) for page in render_guides_and_pledge(library, today)
    }
    for slug, content in guide_contents(library, today).items():
        guide = library.guides[slug]
        texts = guide_texts(guide, library)
        places = {
            "its page": pages[guide.file],
            "its PDF": words_of(" ".join(strings_in(content))),
            "the pocket pack": pack,
        }
        yield from _lost(texts, places, f"content/{guide.file}")
    easy = words_of(" ".join(strings_in(easy_content(library, today))))
    full_pages = {"its page": pages["pledge.md"], "the pocket pack": pack}
    easy_pages = {"its page": pages["pledge/easy-to-read.md"], "its PDF": easy}
    yield from _lost(pledge_texts(library.pledge), full_pages, "content/pledge.yaml")
    yield from _lost(easy_texts(library.pledge), easy_pages, "content/pledge.yaml")


def words_of(text: str) -> str:
    """Return the words and numbers of a text, with a space around each; nothing for none."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return f" {' '.join(found)} " if found else ""


def words_of_html(text: str) -> str:
    """Return the words and numbers that HTML, or Markdown with HTML in it, shows."""
    return words_of(html.unescape(_TAGS.sub(" ", _INSIDE_WORDS.sub("", text))))


def strings_in(value: object) -> Iterator[str]:
    """Yield every text in the data of a PDF, in order. The words of a paragraph are one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        if "items" in value:
            for item in value["items"]:
                yield "".join(span["text"] for span in item)
        else:
            for inner in value.values():
                yield from strings_in(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from strings_in(inner)


def guide_texts(guide: Guide, library: Library) -> tuple[str, ...]:
    """Return what an officer typed for a guide's readers, with its contacts and sources.

    Steps that "who to call now" says already are left out, as on the page.
    """
    calls = guide_calls(guide, library)
    steps = [words for words, _ in calls.steps]
    left_out = {step.do for step in guide.steps}.difference(steps)
    hours = [one.call_hours for one in (*calls.now.values(), *calls.other)]
    listed = (*calls.now.values(), *calls.child, *calls.other)
    return (
        *(text for text in guide.texts if text not in left_out),
        *(one.name for one in listed if one.name == one.button_name),
        *(one.phone for one in listed if one.phone),
        *(text for text in hours if text),
        *(one.use for one in calls.other),
        *(library.sources[id_].title for id_ in guide.sources),
        *(f.label for f in (guide.figures.values if guide.figures else ())),
    )


def pledge_texts(pledge: Pledge) -> tuple[str, ...]:
    """Return the words of the pledge, as its page and the pocket pack show them."""
    promises = [
        (one.promise, one.means, *one.we_will, one.you_will_know, one.if_not)
        for one in pledge.promises
    ]
    steps = (step.do for step in pledge.if_broken)
    return (
        pledge.title,
        *pledge.introduction,
        *(text for promise in promises for text in promise),
        *pledge.will_not,
        *steps,
    )


def easy_texts(pledge: Pledge) -> tuple[str, ...]:
    """Return the words of the easy-to-read pledge."""
    easy = pledge.easy
    promises = (text for promise in pledge.promises for text in said(promise.easy))
    meanings = (word.meaning for word in easy.hard_words)
    return (*said(easy.ideas), *promises, *meanings)


def _lost(texts: Sequence[str], places: Mapping[str, str], file: str) -> Iterator[Problem]:
    for text in dict.fromkeys(texts):
        typed = words_of(text)
        lost = [place for place, words in places.items() if typed not in words]
        if lost:
            yield Problem(
                f'Some words of "{shortened(text)}" are missing from {lost[0]}.',
                "Readers must get every word and number that is typed, on the page and in print.",
                "Write it in plain words, without characters that have a special meaning.",
                file=file,
                line=1,
            )
