"""The files of one distribution, each by its name in the folder."""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.comparing.bulletin import Bulletin
from build_tools.distribution.context import DRAFT, Envelope, letter_values
from build_tools.distribution.mail import message
from build_tools.distribution.pdfs import BOOK, CARD, CARDS, SHEET
from build_tools.distribution.text_message import text_message
from build_tools.model import POCKET_PACK, Library
from build_tools.pages import render_html, render_text
from build_tools.problems import count

README = "README.txt"
LONGEST_NAME = 40
WHAT = {
    "1-correction.eml": "the correction, as an email. Send it first and alone",
    "2-bulletin.eml": "the bulletin, as an email",
    "3-text-message.txt": "one text message of at most 160 signs",
    SHEET: "a sheet with a QR code for the members' room",
    CARD: "a card for a pocket: who to call, and what to say. Two sides of A6",
    CARDS: "the same card, four to a sheet of A4, to cut",
    BOOK: "every guide and the pledge as a book",
    POCKET_PACK: "every guide and the pledge in one file for a phone",
}
STEPS = {
    "1-correction.eml": "Open {}. Put the group's addresses under Bcc, and send it before "
    "anything else.",
    "2-bulletin.eml": "Open {}. Read it, put your post at its end, and send it to the group. "
    "Put the addresses under Bcc, so that nobody sees them.",
    "3-text-message.txt": "Send the words of {} by text message, if the group gets those.",
    SHEET: "Print {} and hang it in the members' room.",
    CARDS: "Print {} on both sides of stiff paper, cut it into four, and give everybody a card.",
    BOOK: "Print {} for those who want paper, on both sides.",
    "pdf/": "Print the pages in {} for the members' room, and take the old ones down.",
}
RECORD = (
    "Tell the register that it was sent: "
    "python -m build_tools distribute --record THIS-FOLDER --sent-on YYYY-MM-DD"
)
NO_SHEET = (
    "There is no QR sheet: the website's address is not known yet. Put it into content/site.yaml "
    "under base_url, and make this folder again."
)


def files_of(
    library: Library,
    bulletin: Bulletin,
    envelope: Envelope,
    printed: Mapping[str, bytes],
    pack: str,
) -> dict[str, bytes]:
    """Return every file of a distribution by its name.

    `printed` holds the PDFs by their names, `pack` is the pocket pack's HTML. While the council
    has not approved the site, every name but the README's begins with the warning.
    """
    named = _Named(library.site.approval is not None)
    pack_name = named(POCKET_PACK)
    values = letter_values(library, bulletin, envelope, pack_name)
    attached = {pack_name: pack}
    files: dict[str, bytes] = {}
    for name, template, subject in _letters(library, bulletin):
        subject = f"{DRAFT}: {subject}" if values["draft"] else subject
        filled = {**values, "subject": subject}
        text = render_text(f"{template}.txt.jinja", filled)
        html = render_html(f"{template}.html.jinja", filled)
        letter = message(subject, text, html, made_on=envelope.made_on, attached=attached)
        files[named(name)] = letter
    files[named("3-text-message.txt")] = _text_message(library, bulletin).encode("utf-8")
    files |= {named(name): data for name, data in printed.items()}
    files[pack_name] = pack.encode("utf-8")
    readme = render_text("readme.txt.jinja", {**values, **_readme(bulletin, files, named)})
    return {README: readme.encode("utf-8"), **files}


class _Named:
    """Names files, with the warning in front while the site is not approved."""

    def __init__(self, approved: bool) -> None:
        self.first = "" if approved else "draft-do-not-send-on-"

    def __call__(self, name: str) -> str:
        folder, slash, file = name.rpartition("/")
        return f"{folder}{slash}{self.first}{file}"

    def plain(self, name: str) -> str:
        """Return a file's name without the warning; all PDFs of guides are `pdf/`."""
        return "pdf/" if "/" in name else name.removeprefix(self.first)


def _letters(library: Library, bulletin: Bulletin) -> list[tuple[str, str, str]]:
    names = list(dict.fromkeys(one.name for one in bulletin.corrections))
    letters = [("2-bulletin.eml", "bulletin", f"{library.site.title}: {bulletin.summed_up}")]
    if names:
        short = len(names) == 1 and len(names[0]) <= LONGEST_NAME
        which = names[0] if short else count(len(names), "contact")
        subject = f"Correction: how to reach {which} has changed"
        letters.insert(0, ("1-correction.eml", "correction", subject))
    return letters


def _text_message(library: Library, bulletin: Bulletin) -> str:
    site = library.site
    where = site.base_url or "See your email."
    first = "" if site.approval else f"{DRAFT}. "
    return text_message(bulletin, title=site.title, where=where, first=first) + "\n"


def _readme(bulletin: Bulletin, files: Mapping[str, bytes], named: _Named) -> dict[str, object]:
    by_plain: dict[str, str] = {}
    for name in files:
        plain = named.plain(name)
        by_plain.setdefault(plain, plain if plain == "pdf/" else name)
    pages = sum(named.plain(name) == "pdf/" for name in files)
    what = {**WHAT, "pdf/": f"what is new or changed, to print: {count(pages, 'PDF')}"}
    steps = [STEPS[plain].format(name) for plain, name in by_plain.items() if plain in STEPS]
    return {
        "files": [(name, what[plain]) for plain, name in by_plain.items()],
        "steps": [*steps, RECORD],
        "left_out": [] if SHEET in by_plain else [NO_SHEET],
        "summed_up": bulletin.summed_up,
    }
