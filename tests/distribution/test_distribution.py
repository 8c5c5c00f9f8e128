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
from build_tools.comparing import Bulletin, bulletin_of, nothing_yet
from build_tools.comparing.bulletin import Item
from build_tools.comparing.corrections import Correction
from build_tools.content import load_library, load_partial
from build_tools.distribution import Envelope, context, files_of, printed, sections
from build_tools.distribution.context import letter_values
from build_tools.distribution.mail import message
from build_tools.distribution.sections import parts_of
from build_tools.distribution.text_message import LONGEST, length, text_message
from build_tools.model import Library
from build_tools.pages import render_html, render_text
from build_tools.problems import ContentError
from tests.catalogue import both, copy_guide, swap
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY
from tests.golden import assert_golden
from tests.pdfs import words_of
from tools.sites import day_for

NUMBER, OLD_NUMBER = "020 7946 0001", "020 7946 0009"
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
    printed = {"4-qr-sheet.pdf": b"%PDF", "pdf/sample-worry.pdf": b"%PDF"}
    return files_of(library, bulletin, ENVELOPE, printed, pack)


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
    paper = {"pdf/pledge-poster.pdf", "pdf/pledge-easy-to-read.pdf"}
    assert paper < set(sheet(sample, found, tmp_path / "kept"))
    letter = body(files(sample, found)["1-correction.eml"], "plain")
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


def test_a_pledge_that_nobody_agreed_is_told_as_a_proposal(sample: Library) -> None:
    found = bulletin_of(nothing_yet(), sample)
    letter = files(sample, found)["2-bulletin.eml"]
    assert "THE PLEDGE\n\nThis is a proposal. It is not agreed yet.\n\n- " in body(letter, "plain")
    assert "<strong>This is a proposal.</strong>" in body(letter, "html")
    signed = {"agreed_on": TODAY, "wording": sample.pledge.fingerprint}
    agreed = tuple(one.model_copy(update=signed) for one in sample.pledge.sign_off)
    pledge = sample.pledge.model_copy(update={"status": "agreed", "sign_off": agreed})
    letter = files(replace(sample, pledge=pledge), found)["2-bulletin.eml"]
    assert "proposal" not in body(letter, "plain") + body(letter, "html")


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


def test_a_long_first_bulletin_leads_with_what_to_do_now_and_names_the_rest(
    sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "MOST_IN_FULL", 1)
    letter = files(sample, bulletin_of(nothing_yet(), sample))["2-bulletin.eml"]
    assert_golden("distributing/first-bulletin.txt", body(letter, "plain"))
    assert_golden("distributing/first-bulletin.html", body(letter, "html"))


def test_a_long_first_bulletin_names_every_guide(real: Library) -> None:
    made = files(real, bulletin_of(nothing_yet(), real))
    [letter] = (data for name, data in made.items() if name.endswith("2-bulletin.eml"))
    for guide in real.published:
        assert guide.title in " ".join(body(letter, "plain").split())
        assert guide.title in html.unescape(body(letter, "html"))


def test_a_number_that_every_guide_gives_is_told_in_one_line(
    sample_content: Path, sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_tools.comparing.grouping.MOST_ALONE", 1)
    monkeypatch.setattr(context, "MOST_NAMED", 1)
    swap("contacts.yaml", NUMBER, OLD_NUMBER)(sample_content)
    made = files(sample, bulletin_of(load_partial(sample_content), sample))
    text = body(made["2-bulletin.eml"], "plain")
    assert text.count("How to reach") == 2  # in the guides, and in the pledge
    assert "How to reach" in body(made["2-bulletin.eml"], "html")
    line = f"given in {len(sample.published)} guides and the pledge: take every copy"
    assert line in " ".join(body(made["1-correction.eml"], "plain").split())
    assert '- How to reach "Sample hub" has changed. This is in every guide.\n' in text


def test_guides_that_changed_in_the_same_way_are_told_together(sample: Library) -> None:
    alike = tuple(Item(f"Guide {n}", ("Changed.",), f"guides/{n}/") for n in range(5))
    other = Item("Another", ("Another step.",), "guides/other/")
    [part] = parts_of(Bulletin((), (), (*alike, other), (), ()), sample)
    assert part.told == (other,)
    assert [(line.line, line.guides) for line in part.named] == [("Changed.", alike)]
    [part] = parts_of(Bulletin((), (), alike[:3], (), ()), sample)
    assert (part.told, part.named) == (alike[:3], ())


def test_many_new_guides_without_one_on_what_to_do_now_are_told_by_topic(
    sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "MOST_IN_FULL", 1)
    found = bulletin_of(nothing_yet(), sample)
    urgent = {guide.title for guide in sample.guides_of(sample.site.act_now_topic)}
    new = tuple(told for told in found.new if told.title not in urgent)
    [part] = parts_of(replace(found, new=new), sample)
    assert (part.first, part.told) == ("", ())
    assert sum(len(line.guides) for line in part.named) == len(new)


def test_the_correction_comes_before_the_bulletin(bulletin: Bulletin, sample: Library) -> None:
    made = files(sample, bulletin)
    readme = made["README.txt"].decode()
    assert readme.index("Open 1-correction.eml") < readme.index("Open 2-bulletin.eml")
    text = body(made["2-bulletin.eml"], "plain")
    assert text.index("CORRECTION FIRST") < text.index("NEW GUIDES")
    assert made["3-text-message.txt"].startswith(b"Correction: ")


def test_a_letter_is_unsent_and_carries_no_address(bulletin: Bulletin, sample: Library) -> None:
    mail = mail_of(files(sample, bulletin)["2-bulletin.eml"])
    assert mail["X-Unsent"] == "1"
    assert mail["Date"] == "Tue, 24 Nov 2026 12:00:00 +0000"
    assert not {"From", "To", "Cc", "Bcc", "Message-ID"} & set(mail.keys())
    [attached] = mail.iter_attachments()
    assert attached.get_filename() == "pocket-pack.html"
    assert attached.get_content().strip() == "<p>Pack</p>"


def test_the_html_of_a_letter_fetches_nothing_and_runs_nothing(
    bulletin: Bulletin, sample: Library
) -> None:
    for name in ("1-correction.eml", "2-bulletin.eml"):
        html = body(files(sample, bulletin)[name], "html")
        assert not re.search(r"<(?:img|script|style|link|iframe)|style=|\bon\w+=|src=", html)
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
    values = {**letter_values(sample, bulletin, ENVELOPE, "pack.html"), "rely": None}
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
    return Correction(name, "number", was, now, ())


def told(*corrections: Correction) -> Bulletin:
    return Bulletin(corrections, (), (), (), ("Changed.",))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("first", ["", "Draft, do not send on. "])
def test_a_text_message_is_one_message(number: int, first: str) -> None:
    found = told(*(correction(f"Team {place}") for place in range(number)))
    text = text_message(found, title="Guides", where="https://x.example/", first=first)
    assert length(text) <= LONGEST
    assert text.startswith(first)
    if number > 3:
        assert text.endswith("more by email.")


def test_a_message_of_160_signs_is_sent_whole_and_one_of_161_is_said_shorter() -> None:
    """More than 160 would be sent, and paid for, as two messages (GSM 03.38)."""
    where = "https://x.example/"
    rest = length(text_message(told(), title="", where=where, first=""))
    for signs, is_whole in ((160, True), (161, False)):
        text = text_message(told(), title="x" * (signs - rest), where=where, first="")
        assert text.endswith(where) is is_whole
        assert length(text) <= LONGEST == 160


def test_what_is_too_long_for_a_text_message_is_said_shorter() -> None:
    for found in (told(correction("x" * 300)), told()):
        text = text_message(found, title="x" * 300, where="", first="")
        assert 30 < length(text) <= LONGEST


def test_signs_that_count_twice_are_counted_twice() -> None:
    assert length("a€[]") == 7


def test_curly_quotation_marks_become_straight_in_a_text_message() -> None:
    text = text_message(told(correction("Men’s line – nights")), title="", where="", first="")
    assert "Men's line - nights" in text


def test_a_sign_that_telephones_lack_is_a_problem_and_nothing_is_made() -> None:
    with pytest.raises(ContentError) as error:
        text_message(told(correction("Hub \U0001f600")), title="", where="", first="")
    assert "\U0001f600" in error.value.problems[0].found


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
    letter = files(library, bulletin)["2-bulletin.eml"]
    assert text in " ".join(body(letter, "plain").split())
    html = body(letter, "html")
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">{escaped}</a>: {escaped}</li>" in html


SUBJECTS = [
    "Draft, do not send on: Correction: how to reach Sample hub has changed",
    "\u05e9\u05dc\u05d5\u05dd \U0001f600 " + "y" * 100,
    "x" * 300,
    "word " * 60 + "end",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_arrives_as_it_was_written(subject: str) -> None:
    data = message(subject, "text\n", "<p>html</p>\n", made_on=TODAY, attached={})
    assert mail_of(data)["Subject"] == subject
    assert set(mail_of(data).keys()) == HEADERS
    assert max(len(line) for line in data.split(b"\r\n")) <= 998


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_subject_cannot_bring_headers_of_its_own(newline: str) -> None:
    with pytest.raises(ValueError, match=r"linefeed|CR|newline"):
        message(f"News{newline}Bcc: x@y.example", "t", "h", made_on=TODAY, attached={})


def test_a_subject_that_would_be_read_as_a_code_is_a_problem() -> None:
    subject = "=?utf-8?q?Bcc:=20x=0D=0ABcc:y?= all"
    with pytest.raises(ContentError) as error:
        message(subject, "t", "h", made_on=TODAY, attached={})
    assert '"=?"' in error.value.problems[0].expected


def test_a_long_name_is_kept_out_of_the_subject(before: Path, sample: Library) -> None:
    found = replace(bulletin_of(load_partial(before), sample), corrections=(correction("x" * 300),))
    mail = mail_of(files(sample, found)["1-correction.eml"])
    assert mail["Subject"] == "Correction: how to reach 1 contact has changed"


def sheet(library: Library, bulletin: Bulletin, kept: Path) -> dict[str, bytes]:
    return printed(library, bulletin, TODAY, kept)


def test_what_is_printed_is_what_is_new_or_changed_and_a_sheet_with_the_address(
    bulletin: Bulletin, sample: Library, tmp_path: Path
) -> None:
    made = sheet(sample, bulletin, tmp_path / "kept")
    pages = {f"pdf/sample-{name}.pdf" for name in ("figures", "worry", "danger", "committee")}
    paper = {"pdf/pledge-poster.pdf", "pdf/pledge-easy-to-read.pdf"}
    assert set(made) == {"4-qr-sheet.pdf", *pages, *paper}
    assert all(data.startswith(b"%PDF") for data in made.values())
    assert made == sheet(sample, bulletin, tmp_path / "again")
    with pikepdf.open(io.BytesIO(made["4-qr-sheet.pdf"])) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang) == "en-GB"
        links = [str(note.A.URI) for note in pdf.pages[0].Annots if "/URI" in note.A]
    assert "https://guides.sampleshire.example/safety/" in links
    assert "tel:02079460001" in links
    words = " ".join(words_of(made["4-qr-sheet.pdf"], tmp_path).split())
    assert "Someone is in danger now. Ring 999." in words
    assert "at any time. Ring Sample hub on 020 7946 0001." in words
    assert "Do not rely on this after 19 January 2027. After that, ring Sample hub" in words


def test_the_pledge_is_printed_when_it_changed(
    bulletin: Bulletin, sample: Library, tmp_path: Path
) -> None:
    made = sheet(sample, replace(bulletin, pledge=("New words.",)), tmp_path / "kept")
    assert {"pdf/pledge-poster.pdf", "pdf/pledge-easy-to-read.pdf"} < set(made)


def test_there_is_no_sheet_without_an_address(
    bulletin: Bulletin, sample: Library, tmp_path: Path
) -> None:
    assert "4-qr-sheet.pdf" not in sheet(
        unapproved(sample, base_url=None), bulletin, tmp_path / "kept"
    )
    assert "4-qr-sheet.pdf" in sheet(unapproved(sample), bulletin, tmp_path / "kept")


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
    assert "Nothing was sent" in said
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
    assert "Nothing has changed since out was made." in capsys.readouterr().out
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
    assert "holds another distribution" in capsys.readouterr().err
    (place / "theirs").mkdir()
    (place / "theirs" / "note.txt").touch()
    assert run("--since", "before", "--to", "all councillors", "--out", "theirs") == 2
    assert "did not make" in capsys.readouterr().err
    assert everything_in(place / "out") == made
    assert [path.name for path in (place / "theirs").iterdir()] == ["note.txt"]


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
        (("--to", "all members"), 'Nothing is recorded as sent to "all members"'),
        (("--record", "out"), "--sent-on is missing"),
        (("--record", "out", "--sent-on", "soon"), '"soon" is not a day'),
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
        ("contacts.yaml", "name: Sample hub", 'name: "Sample hub \U0001f600"'),
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
    refused(place, capsys, "recorded already, as sent on 2026-11-24")


def test_a_day_to_come_or_before_the_folder_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    refused(place, capsys, "has not come yet", "2026-11-25")
    refused(place, capsys, "was made on 2026-11-24", "2026-11-23")


def test_an_unapproved_site_records_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*MAKE) == 0
    site = place / "content" / "site.yaml"
    approved = site.read_text("utf-8")
    site.write_text(approved.split("approval:")[0], "utf-8")
    refused(place, capsys, "has not approved this site")
    shutil.rmtree(place / "out")
    assert run(*MAKE) == 0
    site.write_text(approved, "utf-8")
    refused(place, capsys, "made as a draft")


def test_a_folder_that_cannot_be_written_is_a_sentence(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / ".build").touch()
    assert run(*MAKE) == 2
    assert "A file stands where a folder should be." in capsys.readouterr().err


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
    assert ("draft-do-not-send-on-2-bulletin.eml" in names) == is_draft
