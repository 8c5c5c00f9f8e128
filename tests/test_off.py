"""One line takes a number off everything at once, and each place says what to do instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from build_tools.comparing import bulletin_of
from build_tools.content import load_library, load_partial
from build_tools.data import feed_files
from build_tools.distribution import Envelope
from build_tools.distribution.folder import files_of
from build_tools.distribution.pdfs import printed
from build_tools.model import Library
from build_tools.model.off import off_contact
from build_tools.pages import render_assets, render_layout, render_pages
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.pdf import PdfCache, assert_guides_fit, make_pdfs
from build_tools.reporting.review_pack.gathering import review_papers
from tests.catalogue import swap
from tests.conftest import ROOT, SAMPLE, TODAY
from tests.ours import OURS
from tests.pdfs import words_of
from tools.sites import build, day_for

NUMBER = "020 7946 0001"
CHECKING = "We are checking how to reach Sample hub."
OFF = swap("contacts.yaml", "confirmed: council", "confirmed: no")


@pytest.fixture
def off(sample_content: Path) -> Library:
    OFF(sample_content)
    return load_library(sample_content, TODAY)


def everything(library: Library, folder: Path, today: date = TODAY) -> dict[str, str]:
    """Return all that readers get from a library, as text."""
    pages = render_pages(library, docs=ROOT / "docs", today=today)
    pdfs = make_pdfs(library, today, PdfCache(folder / "pdf"), say=str)
    return {
        **{page.path: page.markdown for page in pages},
        **{path: words_of(pdf, folder) for path, pdf in pdfs.items()},
        **feed_files(library, today),
        **render_assets(library),
        "pack": pocket_pack(library, today),
        "layout": str(render_layout(library, pages)),
    }


def test_the_number_is_nowhere_and_each_place_says_what_to_do(off: Library, tmp_path: Path) -> None:
    made = everything(off, tmp_path)
    for name, text in made.items():
        assert NUMBER not in text, name
        assert "tel:02079460001" not in text, name
    telling = {
        "index.md",
        "contacts.md",
        "guides/sample-worry.md",
        "pledge.md",
        "pdf/sample-worry.pdf",
        "pdf/all-guides.pdf",
        "pack",
        "layout",
        "guides.json",
        "assets/search-help.json",
    }
    for name in telling:
        assert CHECKING in " ".join(made[name].split()), name


def test_what_to_do_instead_has_its_style_where_it_is_said_and_nowhere_else(
    sample_content: Path, tmp_path: Path
) -> None:
    OFF(sample_content)
    site = build(sample_content, tmp_path)
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    said = {page for page, text in pages.items() if 'class="instead"' in text}
    styled = {page for page, text in pages.items() if ".instead{" in text}
    assert site / "guides" / "sample-worry" / "index.html" in said
    assert said <= styled
    assert site / "404.html" in styled
    assert styled < set(pages)


@pytest.mark.parametrize("hours", ["day", "night"])
def test_who_is_there_by_night_is_never_replaced_by_who_is_there_by_day(hours: str) -> None:
    other = {"day": "night", "night": "day"}[hours]
    gone = [id_ for id_, contact in OURS.contacts.items() if contact.colour == hours]
    assert gone
    for id_ in gone:
        contact = OURS.contacts[id_].model_copy(update={"instead": None})
        off = off_contact(id_, {**OURS.contacts, id_: contact}, OURS.site.act_now)
        assert off.calls
        assert other not in {one.colour for one in off.calls}


def test_the_order_of_home_says_who_to_call_instead(off: Library, tmp_path: Path) -> None:
    page = everything(off, tmp_path)["guides/sample-worry.md"]
    step = page.split(CHECKING)[1]
    assert 'href="tel:999"' in step.split("</li>")[0]


@pytest.mark.parametrize(
    ("instead", "shown"),
    [
        ("Go to the town hall.", "We are checking how to reach Sample hub. Go to the town hall."),
        ("emergency", "We are checking how to reach Sample hub. Until then call 999."),
    ],
)
def test_a_contact_says_itself_what_to_do(off: Library, instead: str, shown: str) -> None:
    hub = off.contacts["sample-hub"].model_copy(update={"instead": instead})
    library = replace(off, contacts={**off.contacts, "sample-hub": hub})
    assert library.as_shown["sample-hub"].sentence == shown  # type: ignore[attr-defined] # it is off


def test_with_no_other_number_the_words_stand_alone(off: Library) -> None:
    contacts = {
        id_: one.model_copy(update={"confirmed": "no"}) for id_, one in off.contacts.items()
    }
    library = replace(off, contacts=contacts)
    assert library.as_shown["sample-hub"].sentence == CHECKING  # type: ignore[attr-defined] # it is off
    assert library.as_shown["emergency"].name == "Number to be checked"


def test_a_contact_that_readers_never_had_stays_off_lists(off: Library) -> None:
    assert off.listed(("sample-unsure",)) == ()
    assert [one.name for one in off.off_among(("sample-hub", "emergency"))] == ["Sample hub"]


def test_readers_of_the_review_pack_see_that_there_is_no_button(off: Library) -> None:
    papers = str(list(review_papers(off, ROOT / "docs")))
    assert "[No button: We are checking how to reach Sample hub." in papers
    assert NUMBER not in papers


def words_of_mail(data: bytes) -> str:
    body = message_from_bytes(data, policy=policy.default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_mail_says_what_to_do_instead(off: Library, tmp_path: Path) -> None:
    bulletin = bulletin_of(load_partial(SAMPLE), off)
    envelope = Envelope("all councillors", "the beginning", "1", TODAY)
    pdfs = printed(off, bulletin, TODAY, tmp_path / "pdf")
    files = files_of(off, bulletin, envelope, pdfs, pocket_pack(off, TODAY))
    plain = (data for name, data in files.items() if name.endswith(".txt"))
    mails = (data for name, data in files.items() if name.endswith(".eml"))
    mail = " ".join(" ".join([*map(bytes.decode, plain), *map(words_of_mail, mails)]).split())
    assert "Do not use 020 7946 0001 for Sample hub any more. We are checking how to reach" in mail
    assert "- We are checking how to reach Sample hub. Until then call 999." in mail
    assert "There is no other phone number" not in mail


def test_however_many_numbers_are_off_every_guide_still_fits_on_its_page(tmp_path: Path) -> None:
    real = load_library(ROOT / "content", day_for(ROOT / "content"))
    off = (*real.site.act_now[:3], real.site.child_contact)
    contacts = {
        id_: one.model_copy(update={"confirmed": "no"}) if id_ in off else one
        for id_, one in real.contacts.items()
    }
    assert_guides_fit(replace(real, contacts=contacts), real.seen_on, PdfCache(tmp_path))
