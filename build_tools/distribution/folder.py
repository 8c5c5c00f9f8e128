"""The files of one distribution, each by its name in the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.comparing import Bulletin
from build_tools.distribution.clerks import LETTER, WHAT_LETTER, letter_to_clerks
from build_tools.distribution.letters import (
    DRAFT,
    Attached,
    Envelope,
    bulletin_subject,
    correction_subject,
    letter_values,
)
from build_tools.distribution.mail import message
from build_tools.distribution.pdfs import MOST_PAGES, Printed
from build_tools.distribution.text_message import ONE_PART, length, text_message
from build_tools.model import POCKET_PACK, Library
from build_tools.pages import render_html, render_text
from build_tools.pages.numbers import numbers_of
from build_tools.problems import count, in_words

README = "README.txt"
CARD, ACT_NOW = "card.pdf", "act-now-guides.pdf"
"""What is attached to an email beside the pocket pack."""
CARDS = "cards-to-cut.pdf"
QR_SHEET = "qr-sheet.pdf"
WHAT_PACK = "every guide and the pledge in one file for a phone. It is attached to the emails"
RECORD = (
    "Record that you sent it: "
    "python -m build_tools distribute --record THIS-FOLDER --sent-on YYYY-MM-DD"
)
NO_SHEET = (
    "There is no QR sheet: the website's address is not known yet. Put it in content/site.yaml "
    "under base_url, and make this folder again."
)


@dataclass(frozen=True)
class _File:
    """A file: its plain name, its bytes and what it is."""

    name: str
    data: bytes
    what: str


def files_of(
    library: Library, bulletin: Bulletin, envelope: Envelope, printed: Printed, pack: str
) -> dict[str, bytes]:
    """Return every file of a distribution by its name, numbered in the order of use.

    `pack` is the pocket pack's HTML. While the council has not approved the site, every name but
    the README's begins with the warning.
    """
    first = "" if library.site.approval else "draft-do-not-send-on-"
    attached = {
        f"{first}{name}": data
        for name, data in (
            (POCKET_PACK, pack.encode("utf-8")),
            (CARD, printed.card),
            (ACT_NOW, printed.act_now),
        )
        if data
    }
    names = Attached(
        *(f"{first}{n}" if f"{first}{n}" in attached else "" for n in (POCKET_PACK, CARD, ACT_NOW))
    )
    values = letter_values(library, bulletin, envelope, names)
    numbers = _numbers(library, bulletin)
    told = [*_letters(library, bulletin, values, attached, numbers)]
    told.append(_text_message(library, bulletin))
    paper = _on_paper(printed)
    # The letter to clerks names the files that follow it, so those are numbered first.
    named = {file.name: f"{first}{n}-{file.name}" for n, file in enumerate(paper, len(told) + 2)}
    poster, card = named.get(QR_SHEET, ""), named.get(CARD, "")
    clerks = letter_to_clerks(library, envelope, values, poster=poster, card=card, numbers=numbers)
    in_order = [*told, _File(LETTER, clerks, WHAT_LETTER), *paper]
    numbered = {f"{first}{n}-{file.name}": file for n, file in enumerate(in_order, 1)}
    numbered[names.pack] = _File(POCKET_PACK, pack.encode("utf-8"), WHAT_PACK)
    pages = {f"pdf/{first}{name.removeprefix('pdf/')}": d for name, d in printed.pages.items()}
    readme = _readme(bulletin, values, numbered, len(pages))
    files = {name: file.data for name, file in numbered.items()}
    return {README: readme.encode("utf-8"), **files, **pages}


def _numbers(library: Library, bulletin: Bulletin) -> frozenset[str]:
    """Return the numbers that letters give, with those that a correction takes back."""
    return numbers_of(library) | {
        number
        for one in bulletin.corrections
        if one.field in ("phone", "text")
        for number in (one.was, one.now)
        if number
    }


def _letters(
    library: Library,
    bulletin: Bulletin,
    values: Mapping[str, object],
    attached: Mapping[str, bytes],
    numbers: frozenset[str],
) -> list[_File]:
    kinds = []
    if bulletin.corrections:
        subject = correction_subject(bulletin.corrections)
        kinds.append(("correction", subject, "the correction, as an email"))
    if bulletin.has_news:
        subject = bulletin_subject(library, bulletin)
        kinds.append(("bulletin", subject, "the bulletin, as an email"))
    return [
        _File(f"{kind}.eml", _letter(kind, subject, values, attached, numbers), what)
        for kind, subject, what in kinds
    ]


def _letter(
    template: str,
    subject: str,
    values: Mapping[str, object],
    attached: Mapping[str, bytes],
    numbers: frozenset[str],
) -> bytes:
    subject = f"{values['draft']}: {subject}" if values["draft"] else subject
    filled = {**values, "subject": subject}
    text = render_text(f"{template}.txt.jinja", filled, numbers)
    html = render_html(f"{template}.html.jinja", filled, numbers)
    made_on = values["made_on"]
    return message(subject, text, html, made_on=made_on, attached=attached)  # type: ignore[arg-type] # a date


def _text_message(library: Library, bulletin: Bulletin) -> _File:
    site = library.site
    words = text_message(
        bulletin,
        title=site.title,
        numbers=tuple(one for one in library.printable(site.act_now) if one.phone),
        where=site.base_url or "See your email.",
        first="" if site.approval else f"{DRAFT}. ",
    )
    parts = "one part" if length(words) <= ONE_PART else "two parts, which phones join"
    what = f"a text message of {count(length(words), 'character')}, in {parts}"
    return _File("text-message.txt", f"{words}\n".encode(), what)


def _on_paper(printed: Printed) -> list[_File]:
    files = (
        _File(CARDS, printed.cards, "the card four times on a sheet of A4, to print and cut"),
        _File(CARD, printed.card, "the card to keep by the phone. It is attached to the emails"),
        _File(ACT_NOW, printed.act_now, "what to do now. It is attached to the emails"),
        _File(
            QR_SHEET,
            printed.sheet,
            "a sheet with a QR code for the members' room. It is the poster for clerks",
        ),
        _File("all-guides.pdf", printed.book, "the book of every guide, to print"),
    )
    return [file for file in files if file.data]


def _readme(
    bulletin: Bulletin, values: Mapping[str, object], files: Mapping[str, _File], pages: int
) -> str:
    by_plain = {file.name: name for name, file in files.items()}
    listed = [(name, file.what) for name, file in files.items()]
    if pages:
        listed.append(("pdf/", f"what is new or changed, to print: {count(pages, 'PDF')}"))
    more = {
        "files": listed,
        "steps": _steps(by_plain, pages, is_long=len(bulletin.slugs) > MOST_PAGES),
        "left_out": [] if QR_SHEET in by_plain else [NO_SHEET],
        "summed_up": bulletin.summed_up,
    }
    return render_text("readme.txt.jinja", {**values, **more})


def _steps(names: Mapping[str, str], pages: int, *, is_long: bool) -> list[str]:
    """Return what to do, in at most five lines."""
    paper = [names[name] for name in (CARDS, QR_SHEET) if name in names]
    paper += [names["all-guides.pdf"]] if is_long else []
    paper += ["the pages in pdf/"] if pages else []
    mails = [names[name] for name in ("correction.eml", "bulletin.eml") if name in names]
    orders = ["and send it first", "and send it"] if len(mails) == 2 else ["and send it"]
    return [
        *(
            f"Open {mail} and read it. Add your post at the end, put the group under Bcc, {order}."
            for mail, order in zip(mails, orders, strict=True)
        ),
        f"Send the words of {names['text-message.txt']} by text message, if the group gets texts. "
        f"Send those of {names[LETTER]} as an email to parish and town clerks, with the files that "
        "they name.",
        f"Print {in_words(paper or [names['all-guides.pdf']])} for the members' room. "
        "Take down the old ones.",
        RECORD,
    ]
