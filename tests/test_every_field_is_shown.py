"""No field is forgotten: what officers can type is on page, PDF, pocket pack and in the data.

Each field gets a mark of its own, everything is made, and each mark is looked for. What is left
out somewhere on purpose is in LEFT_OUT, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin

from build_tools.content import load_library
from build_tools.data import feed_files
from build_tools.model import Body, Contact, Guide, Library, Pledge, Promise, pdf_of
from build_tools.model.values import Part, Text
from build_tools.pages import day_in_words, render_pages
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.pdf import PdfCache, make_pdfs
from tests.conftest import ROOT, SAMPLE, TODAY
from tests.pdfs import words_of

WORRY, OTHER = "sample-worry", "sample-danger"
PLACES = ("page", "PDF", "pocket pack", "data")
PAGE, PDF, PACK, DATA = PLACES
_EASY = "The pocket pack and the data have the full pledge; easy words have a page and a PDF."
_WORK = "It is for councillors' own work, and on a page of theirs."
_SEARCHED = "It is a word that people search for: the search has it."
_OFFICERS = "It says who answers or checked, for officers and on the web; copies stay short."
_HISTORY = "A copy holds the wording of its day. What changed is in the feed and the data."
_CHART = "The data holds a guide's words. Its chart is on its page."
LEFT_OUT: dict[str, tuple[set[str], str]] = {
    "Guide.also_called": ({PAGE, PDF, PACK}, _SEARCHED),
    "Guide.asked_as": (set(PLACES), _SEARCHED),
    "Guide.figures.source": (set(PLACES), "A rule holds it to be one of the guide's sources."),
    "Guide.figures.title": ({DATA}, _CHART),
    "Guide.figures.values": ({DATA}, _CHART),
    "Pledge.summary": ({PACK}, "It describes the page in lists and search results."),
    "Pledge.also_called": (set(PLACES), _SEARCHED),
    "Pledge.asked_as": (set(PLACES), _SEARCHED),
    "Promise.picture_alt": ({PDF, PACK, DATA}, "It is said where the picture is, not printed."),
    "Promise.who_answers": ({PACK}, _OFFICERS),
    "Promise.easy": ({PACK}, _EASY),
    "Promise.for_councillors": ({PACK, DATA}, _WORK),
    "Pledge.easy": ({PACK, DATA}, _EASY),
    "Pledge.sign_off": ({PACK}, "It says whether the pledge is agreed, and not by whom."),
    "Pledge.changes": ({PAGE, PACK}, _HISTORY),
    "Contact.hours": ({PDF, PACK}, "Paper and the pocket pack have the short form of it."),
    "Contact.when": ({PAGE, PDF, PACK}, "It is above the buttons of those to call now alone."),
    "Contact.button": ({PDF}, "PDFs have its name."),
    "Contact.sources": ({PDF, PACK}, _OFFICERS),
    "Contact.confirmed_by": ({PDF, PACK}, _OFFICERS),
    "Contact.confirmed_on": ({PDF, PACK}, _OFFICERS),
    "Contact.confirmed_for": (set(PLACES), "A rule holds it to what is shown: it repeats that."),
    "Contact.instead": (set(PLACES), "It is shown once the number is off: see test_off.py."),
}
"""By field, its own fields included: where it is not shown, and why."""
# A reference shows as the name of what it leads to.
CONTACTS = {"Guide.contacts", "Guide.steps.call", "Pledge.help_now", "Pledge.if_broken.call"}
SOURCES = {"Guide.sources", "Guide.figures.source", "Pledge.sources", "Contact.sources"}
RELATED = {"Guide.related"}
AS_IT_IS: dict[str, Any] = {
    "Guide.slug": WORRY,
    "Guide.topic": "do-it-now",
    "Guide.status": "published",
    "Guide.was_at": ("old-worry",),
    "Guide.review_every_months": 11,
    "Pledge.status": "proposed",
    "Pledge.sign_off.wording": None,
    "Promise.picture": "ear",
    "Promise.easy.picture": "ear",
    "Pledge.easy.introduction.picture": "ear",
    "Pledge.easy.will_not.picture": "ear",
    "Pledge.easy.if_broken.picture": "ear",
    "Pledge.easy.help_now.picture": "ear",
    "Pledge.easy.tell_us.picture": "ear",
    "Pledge.easy.hard_words.picture": "ear",
    "Contact.confirmed": "council",
    "Contact.colour": None,
}
"""Values that mean something to the code, so that no mark can stand in their place."""


@dataclass
class Marks:
    """What to look for, by field; each of the texts or days shows the field."""

    shown_as: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, path: str) -> str:
        mark = f"Q{len(self.shown_as):03}Q"
        self.shown_as[path] = (mark,)
        return mark

    def day(self, path: str) -> date:
        day = date(2024, 1, 1) + timedelta(days=len(self.shown_as))  # nothing else is as old
        self.shown_as[path] = (day_in_words(day), day.isoformat())
        return day

    def number(self, path: str) -> Decimal:
        number = 7000 + len(self.shown_as)
        self.shown_as[path] = (str(number),)
        return Decimal(number)

    def reference(self, path: str) -> str:
        self.text(path)
        return path.lower().replace(".", "-").replace("_", "-")


def filled(kind: Any, path: str, marks: Marks) -> Any:
    """Return a value of a kind in which every text, day and number has a mark of its own."""
    if path in AS_IT_IS:
        return AS_IT_IS[path]
    if path in RELATED:
        marks.text(path)
        return (OTHER,)
    if get_origin(kind) is not None:
        return filled_generic(kind, path, marks)
    if path in CONTACTS | SOURCES:
        return marks.reference(path)
    if kind is Body:
        return Body.model_validate({"blocks": [{"items": [[{"text": marks.text(path)}]]}]})
    if issubclass(kind, Part):
        return filled_part(kind, "Promise" if kind is Promise else path, marks)
    makers = {str: marks.text, date: marks.day, Decimal: marks.number}
    return makers[kind](path)


def filled_generic(kind: Any, path: str, marks: Marks) -> Any:
    """Return one filled value in a tuple, or the value that an optional field may have."""
    inner = next(one for one in get_args(kind) if one is not NoneType)
    value = filled(inner, path, marks)
    return (value,) if get_origin(kind) is tuple else value


def filled_part(model: type[Part], path: str, marks: Marks) -> Any:
    values = {
        name: filled(info.annotation, f"{path}.{name}", marks)
        for name, info in model.model_fields.items()
    }
    return model.model_construct(**values)


def marked_library(guide_model: type[Guide], marks: Marks) -> Library:
    """Return the sample council with a guide, a pledge and a contact in which all is marked."""
    sample = load_library(SAMPLE, TODAY)
    guide = filled_part(guide_model, "Guide", marks)
    guide = guide.model_copy(update={"contacts": (*guide.contacts, "marked")})
    pledge = agreed(filled_part(type(sample.pledge), "Pledge", marks))
    contact = filled_part(type(sample.contacts["sample-hub"]), "Contact", marks)
    contacts, sources = {**sample.contacts, "marked": contact}, dict(sample.sources)
    for path, (mark, *_) in list(marks.shown_as.items()):
        id_ = path.lower().replace(".", "-").replace("_", "-")
        if path in CONTACTS:
            contacts[id_] = sample.contacts["sample-hub"].model_copy(update={"name": mark})
        if path in SOURCES:
            sources[id_] = sample.sources["sample-page"].model_copy(update={"title": mark})
    other = sample.guides[OTHER].model_copy(update={"title": marks.shown_as["Guide.related"][0]})
    return replace(
        sample,
        guides={**sample.guides, WORRY: guide, OTHER: other},
        pledge=pledge,
        contacts=contacts,
        sources=sources,
    )


def agreed(pledge: Pledge) -> Pledge:
    """Return the pledge as one that everybody agreed to: only then is the day shown."""
    signed = [one.model_copy(update={"wording": pledge.fingerprint}) for one in pledge.sign_off]
    return pledge.model_copy(update={"status": "agreed", "sign_off": tuple(signed)})


def everything_made(library: Library, folder: Path) -> dict[str, dict[str, str]]:
    """Return the text of each place, without spaces, by what it shows: Guide, Pledge, Contact."""
    pages = {
        page.path: page.markdown for page in render_pages(library, docs=ROOT / "docs", today=TODAY)
    }
    pdfs = make_pdfs(library, TODAY, PdfCache(folder / "kept"), say=str)
    words = {path: words_of(data, folder) for path, data in pdfs.items()}
    data, pack = feed_files(library, TODAY), pocket_pack(library, TODAY)
    of_pledge = [text for path, text in words.items() if "pledge" in path]
    guide = pages[f"guides/{WORRY}.md"], words[pdf_of(WORRY)], pack, data["guides.json"]
    pledge = (
        "".join(text for path, text in pages.items() if path.startswith("pledge")),
        "".join(of_pledge),
        pack,
        data["pledge.json"],
    )
    contact = pages["contacts.md"], "".join(words.values()), pack, data["guides.json"]
    places = {"Guide": guide, "Pledge": pledge, "Promise": pledge, "Contact": contact}
    return {
        thing: {place: "".join(text.split()) for place, text in zip(PLACES, texts, strict=True)}
        for thing, texts in places.items()
    }


def not_shown(guide_model: type[Guide], folder: Path) -> dict[str, set[str]]:
    """Return the places in which each field is not shown, by the field."""
    marks = Marks()
    made = everything_made(marked_library(guide_model, marks), folder)
    return {
        path: {
            place
            for place, text in made[path.partition(".")[0]].items()
            if not any("".join(form.split()) in text for form in forms)
        }
        for path, forms in marks.shown_as.items()
    }


def left_out(path: str) -> set[str]:
    """Return the places in which a field is left out on purpose."""
    found = (LEFT_OUT[key][0] for key in LEFT_OUT if f"{path}.".startswith(f"{key}."))
    return next(found, set())


def forgotten(missing: Mapping[str, set[str]]) -> list[str]:
    """Return a sentence for each field that is missing somewhere without a reason."""
    faults = {path: places - left_out(path) for path, places in missing.items()}
    return [
        f"{path} is not in: {', '.join(place for place in PLACES if place in places)}. "
        "Show it there, or give the reason in LEFT_OUT."
        for path, places in faults.items()
        if places
    ]


def test_every_field_is_shown_everywhere_or_the_reason_is_given(tmp_path: Path) -> None:
    missing = not_shown(Guide, tmp_path)
    assert forgotten(missing) == []
    shown_after_all = [path for path, places in missing.items() if left_out(path) - places]
    assert shown_after_all == []  # else take the place out of LEFT_OUT


class NicknamedGuide(Guide):
    """A guide with a field that somebody added to the model, and nothing else."""

    nickname: Text | None = None


def test_a_field_that_is_only_in_the_model_is_named(tmp_path: Path) -> None:
    assert forgotten(not_shown(NicknamedGuide, tmp_path)) == [
        "Guide.nickname is not in: page, PDF, pocket pack, data. "
        "Show it there, or give the reason in LEFT_OUT."
    ]


def test_the_list_and_the_fixed_values_name_fields_that_there_are() -> None:
    models = {"Guide": Guide, "Pledge": Pledge, "Promise": Promise, "Contact": Contact}
    for path in (*LEFT_OUT, *AS_IT_IS, *CONTACTS, *SOURCES, *RELATED):
        thing, name, *_ = path.split(".")
        assert name in models[thing].model_fields, path
