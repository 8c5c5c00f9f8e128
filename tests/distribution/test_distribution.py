"""What goes out: corrections first, the same bytes each time, and nothing sent by a machine."""

from __future__ import annotations

import email
import email.policy
import html
import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest
from jinja2 import UndefinedError

from build_tools.cli import main
from build_tools.comparing import Bulletin, Correction, Item, bulletin_of, nothing_yet
from build_tools.content import load_library, load_partial
from build_tools.distribution import Envelope, letters, pdfs
from build_tools.distribution.folder import files_of
from build_tools.distribution.letters import (
    Attached,
    corrected,
    correction_subject,
    letter_values,
    reading,
)
from build_tools.distribution.mail import message
from build_tools.distribution.pdfs import Printed, printed
from build_tools.distribution.text_message import ONE_PART, TWO_PARTS, length, text_message
from build_tools.model import Library
from build_tools.pages import render_html, render_text
from tests.catalogue import both, copy_guide, number, swap
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY
from tests.golden import assert_golden
from tests.pdfs import words_of
from tools.sites import day_for

NUMBER, OLD_NUMBER = "020 7946 0001", "020 7946 0009"
WHERE = "https://x.example/"
HEADERS = {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
ENVELOPE = Envelope("all councillors", "2 November 2026", "4f0c1ab2d3e4", TODAY)
AS_IT_WAS = both(
    swap("contacts.yaml", NUMBER, OLD_NUMBER),
    swap("guides/sample-danger.md", "title: A sample danger", "title: An old danger"),
    swap("guides/sample-figures.md", "---\n", "---\nstatus: draft\n"),
    swap("topics.yaml", "Sample guides to read in peace.", "Sample guides."),
    copy_guide("sample-old.md", "title: A sample worry", "title: A guide that goes"),
)
"""The sample as it was before: another number, another title, a draft, a guide that has gone."""


def library_of(content: Path) -> Library:
    return load_library(content, day_for(content))


@pytest.fixture(scope="module")
def sample() -> Library:
    return library_of(SAMPLE)


@pytest.fixture(scope="module")
def real() -> Library:
    return library_of(ROOT / "content")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A copy of the sample as it was before."""
    place = Path(shutil.copytree(SAMPLE, tmp_path / "before"))
    AS_IT_WAS(place)
    return place


@pytest.fixture
def bulletin(before: Path, sample: Library) -> Bulletin:
    return bulletin_of(load_partial(before), sample)


def unapproved(library: Library, **site: object) -> Library:
    settings = library.site.model_copy(update={"approval": None, **site})
    return replace(library, site=settings)


def files(library: Library, bulletin: Bulletin, pack: str = "<p>Pack</p>") -> dict[str, bytes]:
    paper = dict.fromkeys(("card", "cards", "act_now", "sheet", "book"), b"%PDF")
    printed = Printed(**paper, pages={"pdf/sample-worry.pdf": b"%PDF"})
    return files_of(library, bulletin, ENVELOPE, printed, pack)


def the(name: str, made: dict[str, bytes]) -> bytes:
    """Return a file by its plain name, whatever number and warning are in front of it."""
    [data] = (data for file, data in made.items() if re.search(rf"(^|-){re.escape(name)}$", file))
    return data


def letter_of(library: Library, bulletin: Bulletin, kind: str = "bulletin") -> bytes:
    return the(f"{kind}.eml", files(library, bulletin))


def mail_of(data: bytes) -> EmailMessage:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


def body(data: bytes, kind: str) -> str:
    part = mail_of(data).get_body((kind,))
    assert part
    assert not part.defects
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_bulletin_tells_what_is_corrected_new_changed_and_gone(bulletin: Bulletin) -> None:
    [correction] = bulletin.corrections
    assert (correction.was, correction.now) == (OLD_NUMBER, NUMBER)
    assert "A sample worry" in correction.guides
    assert [told.title for told in bulletin.new] == ["Reading sample figures"]
    assert "A sample danger" in [told.title for told in bulletin.changed]
    assert [told.title for told in bulletin.gone] == ["A guide that goes"]
    assert bulletin.pledge == ('How to reach "Sample hub" has changed.',)


def test_a_number_of_the_pledge_is_told_and_its_paper_is_printed_again(
    sample_content: Path, sample: Library, tmp_path: Path
) -> None:
    swap("contacts.yaml", NUMBER, OLD_NUMBER)(sample_content)
    found = bulletin_of(load_partial(sample_content), sample)
    assert found.corrections[0].in_pledge
    forms = ("pledge", "pledge-for-councillors", "pledge-poster", "pledge-easy-to-read")
    paper = {f"pdf/{name}.pdf" for name in forms}
    assert paper < set(sheet(sample, found, tmp_path / "kept").pages)
    letter = body(letter_of(sample, found, "correction"), "plain")
    assert "; the pledge.\n" in letter
    without = sample.pledge.model_copy(update={"help_now": (), "if_broken": ()})
    base = replace(load_partial(sample_content), pledge=without)
    told = bulletin_of(base, replace(sample, pledge=without))
    assert not told.corrections[0].in_pledge
    assert told.pledge == ()


def test_a_guide_whose_contact_changed_counts_as_changed(bulletin: Bulletin) -> None:
    assert "sample-worry" in bulletin.slugs


@pytest.mark.parametrize(
    ("change", "was", "now"),
    [
        (swap("contacts.yaml", NUMBER, OLD_NUMBER), NUMBER, OLD_NUMBER),
        (
            swap(
                "contacts.yaml",
                "  confirmed: council\n  confirmed_by: Sample hub manager\n"
                "  confirmed_on: 2026-09-30\n",
                "  confirmed: no\n",
            ),
            NUMBER,
            "",
        ),
        (swap("contacts.yaml", f"  phone: {NUMBER}\n", "  email: a@sample.example\n"), NUMBER, ""),
    ],
    ids=["changed", "no longer confirmed", "taken out"],
)
def test_a_number_that_changed_or_went_is_corrected(
    sample_content: Path, sample: Library, change: Callable[[Path], object], was: str, now: str
) -> None:
    change(sample_content)
    later = load_partial(sample_content)
    library = replace(sample, contacts=later.contacts)
    [correction] = bulletin_of(load_partial(SAMPLE), library).corrections
    assert (correction.was, correction.now) == (was, now)


def test_a_number_that_nobody_was_given_is_not_corrected(
    sample_content: Path, sample: Library
) -> None:
    swap("contacts.yaml", "020 7946 0002", "020 7946 0003")(sample_content)
    assert bulletin_of(load_partial(sample_content), sample).is_empty


def test_a_contact_that_is_new_on_a_page_is_no_change_of_how_to_reach_it(sample: Library) -> None:
    base = load_partial(SAMPLE)
    known = {id_: one for id_, one in base.contacts.items() if id_ != "sample-hub"}
    found = bulletin_of(replace(base, contacts=known), sample)
    assert found.corrections == ()
    assert "How to reach" not in " ".join(line for one in found.changed for line in one.lines)


def test_a_contact_with_another_id_and_the_same_number_is_not_corrected(
    sample_content: Path, sample: Library
) -> None:
    for file in sample_content.rglob("*"):
        if file.is_file():
            text = file.read_text("utf-8")
            file.write_text(text.replace("sample-hub", "earlier-hub"), "utf-8")
    assert bulletin_of(load_partial(sample_content), sample).corrections == ()


def test_the_same_content_is_nothing_to_tell(sample: Library) -> None:
    assert bulletin_of(load_partial(SAMPLE), sample).is_empty


def test_at_the_beginning_everything_is_new(sample: Library) -> None:
    bulletin = bulletin_of(nothing_yet(), sample)
    assert len(bulletin.new) == len(sample.published)
    assert bulletin.pledge
    assert not bulletin.corrections


def test_the_words_of_every_letter(bulletin: Bulletin, sample: Library) -> None:
    made = files(sample, bulletin)
    assert_golden("distributing/README.txt", made["README.txt"].decode())
    assert_golden("distributing/text-message.txt", made["3-text-message.txt"].decode())
    assert_golden("distributing/letter-to-clerks.txt", made["4-letter-to-clerks.txt"].decode())
    for name in ("1-correction", "2-bulletin"):
        assert_golden(f"distributing/{name}.txt", body(made[f"{name}.eml"], "plain"))
        assert_golden(f"distributing/{name}.html", body(made[f"{name}.eml"], "html"))


def test_the_words_of_a_draft(bulletin: Bulletin, sample: Library) -> None:
    made = files(unapproved(sample, base_url=None, feedback=None), bulletin)
    draft = "draft-do-not-send-on-"
    assert_golden("distributing/draft-README.txt", made["README.txt"].decode())
    message = made[f"{draft}3-text-message.txt"].decode()
    assert_golden("distributing/draft-text-message.txt", message)
    letter = made[f"{draft}2-bulletin.eml"]
    assert_golden("distributing/draft-bulletin.txt", body(letter, "plain"))
    to_clerks = made[f"{draft}4-letter-to-clerks.txt"].decode()
    assert_golden("distributing/draft-letter-to-clerks.txt", to_clerks)


def clerks(library: Library, bulletin: Bulletin, printed: Printed) -> tuple[dict[str, bytes], str]:
    """Return the files of a distribution, and the letter to clerks as one line."""
    made = files_of(library, bulletin, ENVELOPE, printed, "<p>Pack</p>")
    return made, " ".join(the("letter-to-clerks.txt", made).decode().split())


@pytest.mark.parametrize("approved", [True, False])
def test_a_letter_to_clerks_names_the_files_that_are_in_the_folder(
    bulletin: Bulletin, sample: Library, approved: bool
) -> None:
    library = sample if approved else unapproved(sample)
    for sheet in (b"%PDF", b""):
        paper = Printed(b"%PDF", b"%PDF", b"%PDF", sheet=sheet, book=b"%PDF", pages={})
        made, letter = clerks(library, bulletin, paper)
        named = re.findall(r"\S+-(?:qr-sheet|card)\.pdf", letter.replace("(", " "))
        assert set(named) <= set(made)
        assert len(named) == (2 if sheet else 1)
        assert ("poster" in letter) == bool(sheet)
        readme = " ".join(made["README.txt"].decode().split())
        [file] = (name for name in made if name.endswith("letter-to-clerks.txt"))
        assert f"- {file}: a letter to parish and town clerks" in readme
        assert "Send those of" in readme


def test_a_letter_to_clerks_gives_the_address_the_numbers_and_the_last_day(
    bulletin: Bulletin, sample: Library
) -> None:
    paper = Printed(b"%PDF", b"%PDF", b"%PDF", sheet=b"%PDF", book=b"%PDF", pages={})
    _, letter = clerks(sample, bulletin, paper)
    assert "in your newsletter: https://guides.sampleshire.example/safety/ Please" in letter
    for contact in sample.printable(sample.site.act_now):
        assert contact.call_when in letter
        assert str(contact.phone) in letter
    assert f"is now {NUMBER}. It was {OLD_NUMBER}." in letter
    assert "- Take these down after 19 January 2027" in letter
    assert "SEND US NOTHING ABOUT A CHILD OR A FAMILY" in letter
    _, letter = clerks(unapproved(sample, base_url=None), bulletin, paper)
    assert "The website's address is not known yet" in letter
    assert "https://" not in letter
    _, first = clerks(sample, bulletin_of(nothing_yet(), sample), paper)
    assert "older copy" not in first
    assert "no longer right" not in first


def test_a_pledge_that_nobody_agreed_is_told_as_a_proposal(sample: Library) -> None:
    found = bulletin_of(nothing_yet(), sample)
    text = body(letter_of(sample, found), "plain")
    assert "IN CARE\n\nThis is a proposal. It is not agreed yet.\n\n1. We will" in text
    assert "<strong>This is a proposal.</strong>" in body(letter_of(sample, found), "html")
    signed = {"agreed_on": TODAY, "wording": sample.pledge.fingerprint}
    agreed = tuple(one.model_copy(update=signed) for one in sample.pledge.sign_off)
    pledge = sample.pledge.model_copy(update={"status": "agreed", "sign_off": agreed})
    letter = letter_of(replace(sample, pledge=pledge), found)
    assert "proposal" not in body(letter, "plain") + body(letter, "html")


def test_a_bulletin_says_every_promise(real: Library) -> None:
    letter = letter_of(real, bulletin_of(nothing_yet(), real))
    for promise in real.pledge.promises:
        assert promise.promise in " ".join(body(letter, "plain").split())
        assert promise.promise in html.unescape(body(letter, "html"))


def test_every_file_of_a_draft_says_that_it_is_one(bulletin: Bulletin, sample: Library) -> None:
    for name, data in files(unapproved(sample), bulletin).items():
        if name == "README.txt":
            assert data.startswith(b"Draft, do not send on.")
            continue
        assert Path(name).name.startswith("draft-do-not-send-on-")
        if name.endswith(".eml"):
            assert mail_of(data)["Subject"].startswith("Draft, do not send on: ")
            assert body(data, "plain").startswith("Draft, do not send on.")
            assert "<strong>Draft, do not send on.</strong>" in body(data, "html")
        if name.endswith(".txt"):
            assert data.startswith(b"Draft, do not send on.")


def test_nothing_approved_says_that_it_is_a_draft(bulletin: Bulletin, sample: Library) -> None:
    made = files(sample, bulletin)
    assert not any("draft" in name.lower() for name in made)
    assert not any(b"raft" in data for data in made.values())


def test_a_first_bulletin_asks_for_one_thing_and_leads_with_what_cannot_wait(
    sample: Library,
) -> None:
    letter = letter_of(sample, bulletin_of(nothing_yet(), sample))
    assert mail_of(letter)["Subject"] == f"{sample.site.title}: save these numbers today"
    assert_golden("distributing/first-bulletin.txt", body(letter, "plain"))
    assert_golden("distributing/first-bulletin.html", body(letter, "html"))


def test_a_bulletin_has_a_line_on_five_guides_at_most_and_counts_the_rest(real: Library) -> None:
    found = bulletin_of(nothing_yet(), real)
    text = " ".join(body(letter_of(real, found), "plain").split())
    named = [guide.title for guide in real.published if f"- {guide.title}: " in text]
    urgent = [guide.title for guide in real.guides_of(real.site.act_now_topic)]
    assert len(named) == letters.MOST_GUIDES == 5
    assert set(named) <= set(urgent)
    assert f"{len(real.published) - 5} more guides are there" in text


def test_a_number_of_many_guides_is_given_in_one_line(
    sample_content: Path, sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "MOST_NAMED", 1)
    swap("contacts.yaml", NUMBER, OLD_NUMBER)(sample_content)
    made = files(sample, bulletin_of(load_partial(sample_content), sample))
    line = f"This was given in {len(sample.published)} guides and the pledge: treat every copy"
    assert line in " ".join(body(made["1-correction.eml"], "plain").split())


def test_a_guide_that_a_correction_says_all_of_is_not_named_again(
    sample_content: Path, sample: Library
) -> None:
    swap("contacts.yaml", NUMBER, OLD_NUMBER)(sample_content)
    found = bulletin_of(load_partial(sample_content), sample)
    assert len(found.changed) == len(sample.published)
    assert found.summed_up == "1 correction"
    made = files(sample, found)
    assert [name for name in made if name.endswith(".eml")] == ["1-correction.eml"]
    assert "bulletin" not in made["README.txt"].decode()
    summary = sample.guides["sample-worry"].summary
    swap("guides/sample-worry.md", f"summary: {summary}", "summary: Wait.")(sample_content)
    both_changed = bulletin_of(load_partial(sample_content), sample)
    assert both_changed.summed_up == "1 correction and 1 changed guide"
    text = body(letter_of(sample, both_changed), "plain")
    assert "- A sample worry: The summary has changed. It may not be" in " ".join(text.split())
    assert "How to reach" not in text
    assert "THE PLEDGE" not in text


def test_a_bulletin_beside_a_correction_does_not_say_again_what_it_says(
    sample_content: Path, sample: Library
) -> None:
    use = sample.contacts["sample-hub"].use
    swap("contacts.yaml", NUMBER, OLD_NUMBER)(sample_content)
    swap("contacts.yaml", f"use: {use}", "use: At night.")(sample_content)
    summary = sample.pledge.summary
    swap("pledge.yaml", summary, "Another summary.")(sample_content)
    found = bulletin_of(load_partial(sample_content), sample)
    assert [one.id for one in found.corrections] == ["sample-hub"]
    assert found.pledge_changed
    for kind in ("plain", "html"):
        letter = re.sub(r"<[^>]+>", "", body(letter_of(sample, found), kind))
        text = " ".join(html.unescape(letter).split())
        assert "How to reach" not in text
        assert f"The number for Sample hub is now {NUMBER}. It was {OLD_NUMBER}." in text
        assert text.count(f"It was {OLD_NUMBER}.") == 1
        assert 'When to call "Sample hub" has changed.' in text


def test_when_to_call_somebody_is_one_line_where_many_guides_name_them(
    sample_content: Path, sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_tools.comparing.bulletin.MOST_ALONE", 1)
    use = sample.contacts["sample-hub"].use
    swap("contacts.yaml", f"use: {use}", "use: At night.")(sample_content)
    found = bulletin_of(load_partial(sample_content), sample)
    assert found.corrections == ()
    number = len(sample.published)
    line = f'When to call "Sample hub" has changed. This is in {number} guides.'
    for kind in ("plain", "html"):
        text = " ".join(html.unescape(body(letter_of(sample, found), kind)).split())
        assert line in text
        assert text.count("When to call") == 2  # in the guides, and in the pledge
        assert "We will listen" not in text


def test_guides_that_changed_in_the_same_way_are_one_line() -> None:
    alike = tuple(Item(f"Guide {n}", ("Changed.",), f"guide-{n}") for n in range(5))
    other = Item("Another", ("Another step.",), "other")
    told = reading(Bulletin((), (), (*alike, other), (), ()))
    assert (told.guides, told.alike) == ((other,), ("Changed. This is in 5 guides.",))
    told = reading(Bulletin((), (), alike[:3], (), ()))
    assert (told.guides, told.alike, told.more) == (alike[:3], (), 0)


def test_what_cannot_wait_comes_first_in_a_bulletin() -> None:
    new = tuple(Item(f"New {n}", ("Read.",), f"new-{n}") for n in range(6))
    changed = Item("Steps", ("The steps have changed.",), "steps", urgent=True)
    told = reading(Bulletin((), new, (changed,), (), ()))
    assert (told.guides[0], len(told.guides), told.more) == (changed, 5, 2)


def test_who_confirmed_a_number_is_nothing_to_tell_councillors(
    sample_content: Path, sample: Library
) -> None:
    swap("contacts.yaml", "confirmed_by: Sample hub manager", "confirmed_by: Clerk")(sample_content)
    assert bulletin_of(load_partial(sample_content), sample).is_empty


def test_the_correction_comes_before_the_bulletin(bulletin: Bulletin, sample: Library) -> None:
    made = files(sample, bulletin)
    readme = made["README.txt"].decode()
    assert readme.index("Open 1-correction.eml") < readme.index("Open 2-bulletin.eml")
    text = body(made["2-bulletin.eml"], "plain")
    assert text.index("CHANGE WHAT YOU HAVE SAVED") < text.index("WHAT CHANGED FOR YOU")
    assert made["3-text-message.txt"].startswith(b"Correction: ")


def test_a_letter_is_unsent_and_carries_no_address(bulletin: Bulletin, sample: Library) -> None:
    mail = mail_of(files(sample, bulletin)["2-bulletin.eml"])
    assert mail["X-Unsent"] == "1"
    assert mail["Date"] == "Tue, 24 Nov 2026 12:00:00 +0000"
    assert not {"From", "To", "Cc", "Bcc", "Message-ID"} & set(mail.keys())
    attached = {str(part.get_filename()): part.get_content() for part in mail.iter_attachments()}
    assert list(attached) == ["pocket-pack.html", "card.pdf", "act-now-guides.pdf"]
    assert attached["pocket-pack.html"].strip() == "<p>Pack</p>"
    assert attached["card.pdf"] == b"%PDF"
    text = body(files(sample, bulletin)["2-bulletin.eml"], "plain")
    assert all(name in text for name in attached)


def test_an_email_names_no_file_that_was_not_made(bulletin: Bulletin, sample: Library) -> None:
    bare = Printed(card=b"", cards=b"", act_now=b"", sheet=b"", book=b"%PDF", pages={})
    made = files_of(sample, bulletin, ENVELOPE, bare, "<p>Pack</p>")
    mail = mail_of(the("bulletin.eml", made))
    assert [part.get_filename() for part in mail.iter_attachments()] == ["pocket-pack.html"]
    for data in (the("bulletin.eml", made), the("correction.eml", made)):
        assert ".pdf" not in body(data, "plain") + body(data, "html")
    assert "card.pdf" not in made["README.txt"].decode()


def test_a_folder_begins_at_1_and_its_readme_says_what_to_do_in_five_lines(
    bulletin: Bulletin, sample: Library
) -> None:
    for found, most in ((bulletin, 5), (bulletin_of(nothing_yet(), sample), 4)):
        made = files(sample, found)
        numbers = [int(name.split("-")[0]) for name in made if name[0].isdigit()]
        assert numbers == list(range(1, len(numbers) + 1))
        lines = made["README.txt"].decode().split("\n\n")[1]
        assert len(re.findall(r"^\d\. ", lines, re.MULTILINE)) == most


def test_the_html_of_a_letter_fetches_nothing_and_runs_nothing(
    bulletin: Bulletin, sample: Library
) -> None:
    for name in ("1-correction.eml", "2-bulletin.eml"):
        html = body(files(sample, bulletin)[name], "html")
        assert not re.search(r"<(?:img|script|style|link|iframe)|url\(|\bon\w+=|src=", html)
        assert re.findall(r"<h1>", html) == ["<h1>"]
        assert '<html lang="en-GB">' in html


def test_text_is_wrapped_and_an_address_stays_whole(bulletin: Bulletin, sample: Library) -> None:
    text = body(files(sample, bulletin)["2-bulletin.eml"], "plain")
    long = [line for line in text.split("\n") if len(line) > 72]
    assert all("https://" in line for line in long)
    assert "\n  https://guides.sampleshire.example/safety/guides/sample-figures/\n" in text


def test_a_letter_with_nothing_where_words_belong_is_never_made(
    bulletin: Bulletin, sample: Library
) -> None:
    values = {**letter_values(sample, bulletin, ENVELOPE, Attached("pack.html")), "rely": None}
    for render, ending in ((render_text, "txt"), (render_html, "html")):
        with pytest.raises(UndefinedError, match="nothing to print"):
            render(f"bulletin.{ending}.jinja", {**values, "subject": "x"})


def test_the_same_content_gives_the_same_bytes(before: Path, sample: Library) -> None:
    made = [files(sample, bulletin_of(load_partial(before), sample)) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("picture: ear\n", "picture: letter\n"),
        ("sources: [sample-page]", "sources: [sample-page, sample-other]"),
    ],
)
def test_councillors_are_sent_no_picture_and_no_source_of_the_pledge(
    sample_content: Path, sample: Library, old: str, new: str
) -> None:
    swap("pledge.yaml", old, new)(sample_content)
    before = load_partial(sample_content)
    assert before.pledge != sample.pledge
    assert bulletin_of(before, sample).pledge == ()


def correction(name: str = "Hub", was: str = OLD_NUMBER, now: str = NUMBER) -> Correction:
    return Correction(name, "phone", was, now)


def told(*corrections: Correction) -> Bulletin:
    return Bulletin(corrections, (), (), (), ("Changed.",))


def text_of(bulletin: Bulletin, title: str = "Guides", first: str = "", where: str = WHERE) -> str:
    library = load_library(SAMPLE, TODAY)
    numbers = library.printable(library.site.act_now)
    return text_message(bulletin, title=title, numbers=numbers, where=where, first=first)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("first", ["", "Draft, do not send on. "])
def test_a_text_message_has_two_parts_at_most(number: int, first: str) -> None:
    text = text_of(told(*(correction(f"Team {place}") for place in range(number))), first=first)
    assert length(text) <= TWO_PARTS < 2 * 153
    assert text.startswith(first)
    assert WHERE in text
    if number == 9:
        assert "more by email." in text


def test_the_numbers_and_the_address_are_in_160_characters(real: Library) -> None:
    for found in (bulletin_of(nothing_yet(), real), told()):
        text = text_message(
            found,
            title=real.site.title,
            numbers=real.printable(real.site.act_now),
            where="https://www.sampleshire.example/guides/",
            first="",
        )
        assert length(text) <= ONE_PART == 160
        assert "https://www.sampleshire.example/guides/" in text
        for contact in real.printable(real.site.act_now):
            assert contact.phone
            assert contact.phone in text
    text = text_of(told(correction()))
    assert text == f"Correction: Hub number is now {NUMBER}. Delete {OLD_NUMBER}. {WHERE}"


def test_a_name_too_long_for_one_part_takes_two() -> None:
    name = "Sampleshire and Otherland Team for Children Who Are Not Safe at Home and Their Families"
    text = text_of(told(correction(name)))
    assert ONE_PART < length(text) <= TWO_PARTS
    assert name in text
    assert NUMBER in text
    assert WHERE in text


def test_160_characters_are_one_part_and_161_are_two() -> None:
    bare = length(text_of(told(correction("x")))) - 1
    for more in (0, 1):
        text = text_of(told(correction("x" * (ONE_PART - bare + more))))
        assert length(text) == ONE_PART + more


def test_what_is_too_long_for_two_parts_is_said_in_general() -> None:
    for found in (told(correction("x" * 400)), told()):
        text = text_of(found, title="x" * 400, where="https://x.example/" + "y" * 400)
        assert 30 < length(text) <= ONE_PART
        assert "email" in text


def test_characters_that_count_twice_are_counted_twice() -> None:
    assert length("a€[]") == 7


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Men\u2019s line \u2013 nights", "Men's line - nights"),
        ("T\u0177 Hafan", "Ty Hafan"),
        ("Gwasanaeth Pl\u00e2nt, C\u0175n", "Gwasanaeth Plant, Cwn"),
        ("Caf\u00e9 M\u00f4r", "Caf\u00e9 Mor"),
        ("Hub \U0001f600 now", "Hub now"),
        ("\u0141\u00f3d\u017a \u0153uvre\u2026", "Lodz oeuvre..."),
        ("no\u00a0break", "no break"),
        ("\u05e9", "?"),
    ],
)
def test_what_phones_lack_is_written_plainly_and_stops_nothing(typed: str, plain: str) -> None:
    assert plain in text_of(told(correction(typed)))


def test_a_name_in_welsh_is_corrected_and_is_plain_in_the_text_message_alone(
    sample_content: Path, sample: Library
) -> None:
    now = sample.contacts["sample-hub"].model_copy(update={"name": "T\u0177 Hafan"})
    library = replace(sample, contacts={**sample.contacts, "sample-hub": now})
    swap("contacts.yaml", NUMBER, OLD_NUMBER)(sample_content)
    swap("contacts.yaml", "name: Sample hub", "name: T\u0177 Hafan")(sample_content)
    made = files(library, bulletin_of(load_partial(sample_content), library))
    assert "Correction: Ty Hafan number is now" in the("text-message.txt", made).decode()
    letter = made["1-correction.eml"]
    assert mail_of(letter)["Subject"] == "Correction: the number for T\u0177 Hafan has changed"
    assert "T\u0177 Hafan" in body(letter, "plain")


HOURS = "Monday to Friday 9am to 4pm"


def test_changed_hours_alone_are_corrected(sample_content: Path, sample: Library) -> None:
    old = load_partial(sample_content).contacts["sample-hub"]
    assert old.hours
    later = old.model_copy(update={"hours": HOURS})
    library = replace(sample, contacts={**sample.contacts, "sample-hub": later})
    found = bulletin_of(load_partial(SAMPLE), library)
    [one] = found.corrections
    assert (one.field, one.was, one.now) == ("hours", old.hours, HOURS)
    letter = letter_of(library, found, "correction")
    assert mail_of(letter)["Subject"] == (
        "Correction: the opening hours of Sample hub have changed"
    )
    text = " ".join(body(letter, "plain").split())
    assert f"The opening hours of Sample hub are now: {HOURS}. They were: " in text
    assert text.count(HOURS) == 2
    sms = the("text-message.txt", files(library, found)).decode()
    assert sms.startswith(f"Correction: Sample hub is now open: {HOURS}. ")
    assert {line for item in found.changed for line in item.lines} == {
        'The opening hours of "Sample hub" have changed.'
    }


def test_a_changed_name_is_corrected(sample_content: Path, sample: Library) -> None:
    swap("contacts.yaml", "name: Sample hub", "name: Old hub")(sample_content)
    found = bulletin_of(load_partial(sample_content), sample)
    [one] = found.corrections
    assert corrected(one) == '"Old hub" is now called "Sample hub".'
    assert correction_subject((one,)) == "Correction: the name of Sample hub has changed"
    assert text_of(told(one)).startswith("Correction: Old hub is now called Sample hub.")
    assert '"Old hub" is now called "Sample hub".' in found.pledge


def test_hours_that_are_taken_out_are_not_to_be_relied_on() -> None:
    gone = Correction("Hub", "hours", "Monday.", "")
    assert corrected(gone) == "Do not rely on these opening hours of Hub any more: Monday."
    assert "Hub has new hours." in text_of(told(gone))


HOSTILE = [
    "<script>alert(1)</script> <b>bold</b> &amp; ]]>",
    "{{ 7 * 7 }} {% x %} #panic $x$ @cite \\ ` *star* _low_",
    "\u05e9\u05dc\u05d5\u05dd and \u0645\u0631\u062d\u0628\u0627",
    "\U0001f600 smile",
    "x" * 300,
    ".",
    "From the first line",
    "=?utf-8?q?x?= %s %(x)s",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_awkward_text_goes_through_every_letter_as_it_was_typed(sample: Library, text: str) -> None:
    guide = sample.guides["sample-worry"].model_copy(update={"title": text, "summary": text})
    library = replace(sample, guides={**sample.guides, "sample-worry": guide})
    bulletin = bulletin_of(nothing_yet(), library)
    letter = letter_of(library, bulletin)
    assert text in " ".join(body(letter, "plain").split())
    html = body(letter, "html")
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">{escaped}</a>: {escaped}</li>" in html


SUBJECTS = [
    "Draft, do not send on: Correction: how to reach Sample hub has changed",
    "\u05e9\u05dc\u05d5\u05dd \U0001f600 " + "y" * 100,
    "x" * 300,
    "word " * 60 + "end",
    "x" * 2000,
    "Correction: how to reach Sampleshire’s café – “Drop in” has changed",
    "Draft, do not send on: Correction: how to reach Café Môr drop-in has changed",
    "Tŷ Hafan: “Ŵyn” – and a  double space",
    "=?utf-8?q?Bcc:=20x=0D=0ABcc:y?= all",
    "Guides?= =?",
    " a space first, and last ",
    *("Café " + "n" * n + " Môr " + "ŵ" * n + " “x”" for n in range(1, 60)),
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_arrives_as_it_was_written(subject: str) -> None:
    data = message(subject, "text\n", "<p>html</p>\n", made_on=TODAY, attached={})
    assert mail_of(data)["Subject"] == subject.lstrip()
    assert set(mail_of(data).keys()) == HEADERS
    assert max(len(line) for line in data.split(b"\r\n")) <= 998


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_subject_cannot_bring_headers_of_its_own(newline: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        message(f"News{newline}Bcc: x@y.example", "t", "h", made_on=TODAY, attached={})


def test_a_long_name_is_kept_out_of_the_subject(before: Path, sample: Library) -> None:
    found = replace(bulletin_of(load_partial(before), sample), corrections=(correction("x" * 300),))
    mail = mail_of(letter_of(sample, found, "correction"))
    assert mail["Subject"] == "Correction: how to reach 1 contact has changed"


def sheet(library: Library, bulletin: Bulletin, kept: Path) -> Printed:
    return printed(library, bulletin, TODAY, kept)


def test_what_is_printed_is_what_is_new_or_changed_and_a_sheet_with_the_address(
    bulletin: Bulletin, sample: Library, tmp_path: Path
) -> None:
    made = sheet(sample, bulletin, tmp_path / "kept")
    pages = {f"pdf/sample-{name}.pdf" for name in ("figures", "worry", "danger", "committee")}
    forms = ("pledge", "pledge-for-councillors", "pledge-poster", "pledge-easy-to-read")
    paper = {f"pdf/{name}.pdf" for name in forms}
    assert set(made.pages) == {*pages, *paper}
    others = (made.card, made.cards, made.act_now, made.sheet, made.book)
    assert all(data.startswith(b"%PDF") for data in (*made.pages.values(), *others))
    assert made == sheet(sample, bulletin, tmp_path / "again")
    titles = [guide.title for guide in sample.guides_of(sample.site.act_now_topic)]
    words = words_of(made.act_now, tmp_path)
    assert titles
    assert all(title in words for title in titles)
    with pikepdf.open(io.BytesIO(made.sheet)) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang) == "en-GB"
        links = [str(note.A.URI) for note in pdf.pages[0].Annots if "/URI" in note.A]
    assert "https://guides.sampleshire.example/safety/" in links
    assert "tel:02079460001" in links
    words = " ".join(words_of(made.sheet, tmp_path).split())
    assert "Someone is in danger now. 999" in words
    assert "at any time. Sample hub 020 7946 0001" in words
    assert "Do not rely on this after 19 January 2027. After that, call Sample hub" in words


def test_the_pledge_is_printed_when_it_changed(
    bulletin: Bulletin, sample: Library, tmp_path: Path
) -> None:
    made = sheet(sample, replace(bulletin, pledge=("New words.",)), tmp_path / "kept")
    assert {"pdf/pledge-poster.pdf", "pdf/pledge-easy-to-read.pdf"} < set(made.pages)


def test_where_much_is_new_the_book_is_printed_and_not_each_page(
    bulletin: Bulletin, sample: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdfs, "MOST_PAGES", 1)
    monkeypatch.setattr("build_tools.distribution.folder.MOST_PAGES", 1)
    made = sheet(sample, replace(bulletin, pledge=()), tmp_path / "kept")
    assert made.pages == {}
    assert made.book
    readme = files(sample, bulletin)["README.txt"].decode()
    assert "Print 5-cards-to-cut.pdf, 8-qr-sheet.pdf, 9-all-guides.pdf and" in " ".join(
        readme.split()
    )


def test_a_site_without_guides_on_what_to_do_now_has_no_such_pdf(
    bulletin: Bulletin, sample: Library, tmp_path: Path
) -> None:
    urgent = {guide.slug for guide in sample.guides_of(sample.site.act_now_topic)}
    others = {slug: guide for slug, guide in sample.guides.items() if slug not in urgent}
    nothing = replace(bulletin, new=(), changed=())
    assert sheet(replace(sample, guides=others), nothing, tmp_path / "kept").act_now == b""


def test_there_is_no_sheet_without_an_address(
    bulletin: Bulletin, sample: Library, tmp_path: Path
) -> None:
    assert not sheet(unapproved(sample, base_url=None), bulletin, tmp_path / "kept").sheet
    assert sheet(unapproved(sample), bulletin, tmp_path / "kept").sheet


def test_a_guide_that_is_withdrawn_is_told_as_gone(sample_content: Path, sample: Library) -> None:
    swap("guides/sample-old.md", "status: withdrawn\n", "")(sample_content)
    swap("guides/sample-old.md", "changes:\n  - on: 2026-10-10\n    what: Withdrawn.\n", "")(
        sample_content
    )
    bulletin = bulletin_of(load_partial(sample_content), sample)
    [told] = bulletin.gone
    assert told.lines == ("Withdrawn.", "Tear up or delete every copy of it.")
    assert not bulletin.new
    assert not bulletin.changed


# The command, as an officer types it.


def run(*words: str | Path) -> int:
    return main(["distribute", *map(str, words), "--today", TODAY.isoformat()])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: Path) -> Path:
    """A folder to work in, with the content now and before."""
    shutil.copytree(SAMPLE, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


MAKE = ("--since", "before", "--to", "all councillors", "--out", "out")


def everything_in(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_a_folder_is_made_and_nothing_is_sent(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    said = capsys.readouterr().out
    assert "Nothing has been sent yet." in said
    assert "1 correction, 1 new guide" in said
    mark = json.loads((place / "out" / "distribution.json").read_text("utf-8"))
    assert mark["group"] == "all councillors"
    assert mark["approved"] is True
    assert "@" not in json.dumps(mark)


def test_a_second_run_with_nothing_changed_says_so_and_makes_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    made = everything_in(place / "out")
    capsys.readouterr()
    assert run(*MAKE) == 0
    assert "Nothing has changed since out was made," in capsys.readouterr().out
    assert everything_in(place / "out") == made
    assert run("--since", "content", "--to", "all councillors", "--out", "other") == 0
    assert "Nothing that readers see has changed" in capsys.readouterr().out
    assert not (place / "other").exists()


def test_a_folder_that_somebody_worked_on_is_left_alone(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    made = everything_in(place / "out")
    assert run("--since", "beginning", "--to", "all councillors", "--out", "out") == 2
    assert "already has another distribution" in capsys.readouterr().err
    (place / "theirs").mkdir()
    (place / "theirs" / "note.txt").touch()
    assert run("--since", "before", "--to", "all councillors", "--out", "theirs") == 2
    assert "did not make" in capsys.readouterr().err
    assert everything_in(place / "out") == made
    assert [path.name for path in (place / "theirs").iterdir()] == ["note.txt"]


def test_a_second_distribution_of_a_day_has_a_folder_of_its_own(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An urgent correction does not wait until tomorrow, nor until somebody deletes a folder."""
    words = ("--since", "before", "--to", "all councillors")
    day = f"distribution-{TODAY.isoformat()}"
    assert run(*words) == 0
    first = everything_in(place / ".build" / day)
    number(NUMBER, "020 7946 0007")(place / "content")
    capsys.readouterr()
    assert run(*words) == 0
    assert f"{day}-2 is ready" in capsys.readouterr().out
    assert "020 7946 0007" in (place / ".build" / f"{day}-2" / "3-text-message.txt").read_text()
    assert everything_in(place / ".build" / day) == first
    assert run(*words) == 0
    assert f"Nothing has changed since .build/{day}-2 was made" in capsys.readouterr().out
    assert run("--record", f".build/{day}-2", "--sent-on", TODAY.isoformat()) == 0


@pytest.mark.parametrize(
    "group", ["jo@sampleshire.example", "Jo Bloggs", "Councillor Bloggs", "all\nmembers", "x" * 61]
)
def test_a_person_is_no_group(place: Path, group: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--since", "before", "--to", group, "--out", "out") == 2
    assert capsys.readouterr().err
    assert not (place / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "before"), "--to is missing"),
        (("--to", "all members"), 'There is no record of anything sent to "all members"'),
        (("--record", "out"), "--sent-on is missing"),
        (("--record", "out", "--sent-on", "soon"), '"soon" is not a date'),
        (("--record", "content", "--sent-on", "2026-11-24"), "not the folder of a distribution"),
        (("--since", "before", "--to", "all members", "--out", "no/such"), "Make it first"),
    ],
)
def test_what_is_typed_wrongly_is_a_sentence(
    place: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    assert said in capsys.readouterr().err


def record(day: str = "2026-11-24", *more: str) -> int:
    return run("--record", "out", "--sent-on", day, *more)


def test_a_record_adds_a_line_and_keeps_every_other_byte(place: Path) -> None:
    register = place / "content" / "distributions.yaml"
    before = "# One.\r\n\r\n# Two: “quoted”\r\ndistributions:  [ ]  # none\r\n# End.".encode()
    register.write_bytes(before)
    assert run(*MAKE) == 0
    assert record() == 0
    after = register.read_bytes()
    head = before.replace(b"  [ ]  #", b"  #")
    assert after.startswith(head + b"\r\n  - sent_on: 2026-11-24\r\n    to: ")
    [sent] = load_library(place / "content", TODAY).distributions.distributions
    assert (sent.sent_on, sent.to) == (date(2026, 11, 24), "all councillors")
    assert sent.how == "By email."
    assert sent.what.startswith("1 correction, 1 new guide")


def test_a_second_line_follows_the_first_as_it_is_written(place: Path) -> None:
    register = place / "content" / "distributions.yaml"
    first = (
        "distributions:\n- to: all members\n  sent_on: 2026-11-01\n"
        "  how: 'By post.'\n  what: x\n  version: '1'\n\n# last words\n"
    )
    register.write_text(first, "utf-8")
    assert run(*MAKE) == 0
    assert record("2026-11-24", "--how", "By post: to pigeonholes.") == 0
    assert register.read_text("utf-8").startswith(f"{first}- sent_on: 2026-11-24\n  to: ")
    found = load_library(place / "content", TODAY).distributions.distributions
    assert [one.how for one in found] == ["By post.", "By post: to pigeonholes."]


def test_what_a_group_was_last_sent_is_where_the_next_begins(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = "{sent_on: 2026-11-0%s, to: all councillors, how: x, what: y, version: %s}"
    lines = [one % (1, "beginning"), one % (2, "before"), one.replace("lors", "lors2") % (3, "no")]
    text = "".join(f"\n  - {line}" for line in lines)
    (place / "content" / "distributions.yaml").write_text(f"distributions:{text}\n", "utf-8")
    assert run("--to", "all councillors", "--out", "out") == 0
    assert "1 correction, 1 new guide" in capsys.readouterr().out


def test_of_two_sent_on_one_day_the_next_begins_where_the_later_ended(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = "{sent_on: 2026-11-01, to: all councillors, how: x, what: y, version: %s}"
    text = "".join(f"\n  - {one % version}" for version in ("before", "content"))
    (place / "content" / "distributions.yaml").write_text(f"distributions:{text}\n", "utf-8")
    assert run("--to", "all councillors", "--out", "out") == 0
    assert "Nothing that readers see has changed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("contacts.yaml", "name: Sample hub", 'name: "Sample \\u0007 hub"'),
        ("guides/sample-worry.md", "title: A sample worry", 'title: "A worry \\u202E"'),
        ("guides/sample-worry.md", "title: A sample worry", "title: <b>Worry</b>"),
        ("guides/sample-worry.md", "title: A sample worry", f"title: {'x ' * 150}"),
    ],
)
def test_what_no_format_can_hold_is_named_before_anything_is_made(
    place: Path, file: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    swap(file, old, new)(place / "content")
    assert run(*MAKE) == 1
    assert f"content/{file}, line" in capsys.readouterr().err
    assert not (place / "out").exists()


def refused(
    place: Path, capsys: pytest.CaptureFixture[str], said: str, day: str = "2026-11-24"
) -> None:
    register = place / "content" / "distributions.yaml"
    before = register.read_bytes()
    capsys.readouterr()
    assert record(day) == 2
    assert said in capsys.readouterr().err
    assert register.read_bytes() == before


def test_what_is_recorded_is_not_recorded_again(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    assert record() == 0
    refused(place, capsys, "already recorded, as sent on 2026-11-24")


def test_a_day_to_come_or_before_the_folder_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    refused(place, capsys, "is in the future", "2026-11-25")
    refused(place, capsys, "was made on 2026-11-24", "2026-11-23")


def test_an_unapproved_site_records_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    record = place / "content" / "approvals.yaml"
    approved = record.read_text("utf-8")
    record.unlink()
    refused(place, capsys, "has not approved this site")
    shutil.rmtree(place / "out")
    assert run(*MAKE) == 0
    record.write_text(approved, "utf-8")
    refused(place, capsys, "made as a draft")


def test_a_folder_that_cannot_be_written_is_a_sentence(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / ".build").touch()
    assert run(*MAKE) == 2
    assert "There is a file where a folder should be." in capsys.readouterr().err


def test_a_register_that_cannot_take_a_line_is_left_alone(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = place / "content" / "distributions.yaml"
    one = "{sent_on: 2026-11-01, to: all members, how: x, what: y, version: '1'}"
    register.write_text(f"distributions: [{one}]\n", "utf-8")
    assert run(*MAKE) == 0
    before = register.read_bytes()
    assert record() in (1, 2)
    assert register.read_bytes() == before


def test_a_mark_that_was_spoilt_is_no_distribution(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    for spoilt in ("", "[]", "{}", '{"group": "all members"}', "\x00"):
        (place / "out" / "distribution.json").write_text(spoilt, "utf-8")
        refused(place, capsys, "not the folder of a distribution")


def test_faulty_content_makes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    swap("guides/sample-worry.md", "summary:", "sumary:")(place / "content")
    assert run(*MAKE) == 1
    assert 'Did you mean "summary"?' in capsys.readouterr().err
    assert not (place / "out").exists()


def test_the_real_content_can_be_made_ready_from_the_beginning(
    place: Path, real: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--since", "beginning", "--to", "all councillors", "--content", ROOT / "content")
    assert main(["distribute", *map(str, words), "--today", str(OUR_DAY), "--out", "out"]) == 0
    is_draft = real.site.approval is None
    assert ("every file is a draft" in capsys.readouterr().out) == is_draft
    names = [path.name for path in (place / "out").iterdir()]
    assert ("draft-do-not-send-on-1-bulletin.eml" in names) == is_draft
