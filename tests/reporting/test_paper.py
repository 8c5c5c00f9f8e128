"""The paper for the committee: what happened, what did not, and what nobody has approved."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
from markdown_it import MarkdownIt

from build_tools.cli import main
from build_tools.comparing import nothing_yet
from build_tools.content import load_partial
from build_tools.model import (
    Distribution,
    Distributions,
    Library,
    PartialContent,
    SignOff,
    blocking_questions,
)
from build_tools.problems.markdown import as_words
from build_tools.publishing.check_pages import shown_text
from build_tools.reporting.paper.appendices import reviews
from build_tools.reporting.paper.blocks import Block, Paper, as_markdown, as_pdf
from build_tools.reporting.paper.writing import paper_of
from tests.catalogue import both, copy_guide, swap
from tests.conftest import OUR_DAY, SAMPLE, TODAY
from tests.golden import assert_golden

SINCE = date(2026, 11, 1)
AS_IT_WAS = both(
    swap("contacts.yaml", "020 7946 0001", "020 7946 0009"),
    swap("guides/sample-figures.md", "---\n", "---\nstatus: draft\n"),
    copy_guide("sample-gone.md", "title: A sample worry", "title: A guide that goes"),
)


def sent(day: str) -> Distribution:
    return Distribution.model_validate(
        {"sent_on": day, "to": "all councillors", "how": "By email.", "what": "x", "version": "1"}
    )


def text_of(library: Library) -> str:
    return as_markdown(paper_of(library, nothing_yet(), SINCE, TODAY))


def test_guides_that_changed_in_the_same_way_are_told_in_one_line(
    sample_content: Path, sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("build_tools.comparing.bulletin.MOST_ALONE", 1)
    swap("contacts.yaml", "020 7946 0001", "020 7946 0009")(sample_content)
    paper = as_markdown(paper_of(sample, load_partial(sample_content), SINCE, TODAY))
    of_pledge, line = re.findall("^- (How to reach .*)$", paper, re.MULTILINE)
    assert of_pledge == 'How to reach "Sample hub" has changed.'
    assert line.startswith(f'How to reach "Sample hub" has changed. In {len(sample.published)} ')
    assert all(guide.title in line for guide in sample.published)


def changed(library: Library, **parts: object) -> Library:
    return replace(library, **parts)  # type: ignore[arg-type] # parts of any kind


def test_the_words_of_the_paper(sample_content: Path, sample: Library) -> None:
    AS_IT_WAS(sample_content)
    base = load_partial(sample_content)
    library = changed(sample, distributions=Distributions(distributions=(sent("2026-11-02"),)))
    assert_golden("reporting/paper.md", as_markdown(paper_of(library, base, SINCE, TODAY)))


def test_the_words_of_the_paper_when_nothing_is_approved(sample: Library) -> None:
    site = sample.site.model_copy(update={"approval": None})
    assert_golden("reporting/paper-not-approved.md", text_of(changed(sample, site=site)))


def test_a_paper_says_whether_the_council_has_approved(real: Library, sample: Library) -> None:
    assert "Not yet checked or approved by the council." in text_of(real)
    assert "The council has not approved the site" in text_of(real)
    assert "**Approved by: Sample director, 1 October 2026.**" in text_of(sample)


def test_nothing_sent_is_said_and_what_was_sent_before_is_left_out(sample: Library) -> None:
    assert "Nothing was sent in this period." in text_of(sample)
    register = Distributions(distributions=(sent("2026-11-20"), sent("2026-10-31")))
    text = text_of(changed(sample, distributions=register))
    assert "20 November 2026 | all councillors" in text
    assert "31 October 2026" not in text
    assert "1 distribution." in text


def test_a_pledge_whose_words_stayed_is_told_so(sample: Library) -> None:
    same = as_markdown(paper_of(sample, PartialContent.of(sample), SINCE, TODAY))
    assert "Its words did not change in this period." in same
    assert "Its words did not change" not in text_of(sample)


def test_a_sign_off_of_other_words_is_void(sample: Library) -> None:
    pledge = sample.pledge
    right, wrong = (
        SignOff(who=who, agreed_on="2026-11-03", wording=wording)  # type: ignore[arg-type] # text
        for who, wording in (("First group", pledge.fingerprint), ("Second group", "other"))
    )
    signed = pledge.model_copy(update={"sign_off": (right, wrong)})
    text = text_of(changed(sample, pledge=signed))
    assert "| First group | 3 November 2026 |" in text
    assert "| Second group | 3 November 2026, to different words: no longer counts |" in text
    assert "1 of 2 who must agree have agreed" in text


def test_where_every_guide_is_reviewed_none_is_named_as_never_reviewed(sample: Library) -> None:
    reviewed = {"reviewed_on": TODAY}
    guides = {slug: guide.model_copy(update=reviewed) for slug, guide in sample.guides.items()}
    text = text_of(changed(sample, guides=guides))
    assert "No guide is due or lapsed." in text
    assert "4 of 4 guides have been reviewed" in text
    assert "Never reviewed" not in text
    assert "reviewed none" not in text


def test_every_recommendation_is_traced_to_pages(real: Library) -> None:
    text = text_of(real)
    for item in real.review.recommendations:
        [row] = re.findall(rf"^\| {item.number} \| {re.escape(item.asked)} .*$", text, re.MULTILINE)
        assert not row.endswith("| None |")


def test_every_open_question_is_at_the_front_or_under_its_post(real: Library) -> None:
    text = text_of(real)
    front, _, appendix = text.partition("yet to confirm")
    blocking = blocking_questions(real.to_confirm, real.guides).values()
    assert blocking
    for question in real.to_confirm.values():
        assert as_words(question.question) in (front if question in blocking else appendix)
        assert f"### {question.who}" in appendix or question in blocking


def test_what_blocks_the_site_comes_first(sample: Library) -> None:
    [asked] = sample.to_confirm.values()
    some = asked.model_copy(update={"blocks": True, "pages": ("sample-worry",)})
    text = text_of(changed(sample, to_confirm={"other": asked, "some": some}))
    titles = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert titles[:4] == [
        "What you are asked to decide",
        "What is at risk",
        "Questions that block publication",
        "The promises, and how each is kept",
    ]
    assert all(title.startswith("Appendix ") for title in titles[4:])
    row = f'| 1 | {asked.question} {asked.why} | {asked.who} | "A sample worry" | To be agreed |'
    assert row in text
    assert "ask for an answer to 1 question below that blocks publication" in text
    assert "that block opening" not in text_of(sample)


def test_a_paper_with_nothing_to_decide_and_nothing_at_risk_says_so(sample: Library) -> None:
    pledge = sample.pledge
    signed = {"agreed_on": TODAY, "wording": pledge.fingerprint}
    sign_off = tuple(one.model_copy(update=signed) for one in pledge.sign_off)
    agreed = pledge.model_copy(update={"status": "agreed", "sign_off": sign_off})
    reviewed = {
        slug: guide.model_copy(update={"reviewed_on": TODAY})
        for slug, guide in sample.guides.items()
    }
    called = {
        id_: contact.model_copy(update={"confirmed": "council"})
        for id_, contact in sample.contacts.items()
    }
    quiet = changed(sample, pledge=agreed, guides=reviewed, contacts=called, to_confirm={})
    text = as_markdown(paper_of(quiet, PartialContent.of(quiet), SINCE, TODAY))
    assert "decide\n\nNothing. This paper is for information." in text
    assert "at risk\n\nNothing that this site has a record of." in text
    assert "The pledge is agreed." in text
    everybody = pledge.model_copy(update={"sign_off": sign_off})
    assert "Still to agree: nobody." in text_of(changed(quiet, pledge=everybody))


def test_corrections_that_nobody_was_sent_are_a_risk(sample_content: Path, sample: Library) -> None:
    swap("contacts.yaml", "020 7946 0001", "020 7946 0009")(sample_content)
    base = load_partial(sample_content)
    text = as_markdown(paper_of(sample, base, SINCE, TODAY))
    assert "1 correction to what readers were given is in this paper, and no" in text
    register = Distributions(distributions=(sent("2026-11-20"),))
    text = as_markdown(paper_of(changed(sample, distributions=register), base, SINCE, TODAY))
    assert "1 correction" not in text


def test_where_every_guide_is_reviewed_and_none_is_due_that_is_said() -> None:
    blocks = list(reviews([]))
    assert [block.lines for block in blocks] == [("Reviews",), ("No guide is due or lapsed.",)]


def test_where_nothing_waits_nothing_is_asked(sample: Library) -> None:
    text = text_of(changed(sample, to_confirm={}))
    assert "What officers have yet to confirm\n\nNothing." in text


HOSTILE = [
    "# heading",
    "- item",
    "1. item",
    "+ item",
    "| cell | cell |",
    "*star* _low_ `code` [a](b) ![c](d) ~~x~~ $x$",
    "<script>alert(1)</script> & &amp; ]]>",
    "{{ 7 * 7 }} {% x %} #panic(1) @cite \\ back",
    "\u05e9\u05dc\u05d5\u05dd",
    "\U0001f600",
    "x" * 300,
    "=====",
    "---",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_awkward_text_shows_as_it_was_typed(text: str) -> None:
    blocks = (
        Block("heading", (text,)),
        Block("paragraph", (text,)),
        Block("list", (text,)),
        Block("numbered", (text,)),
        Block("table", (text,), ((text,),), (1,)),
    )
    source = as_markdown(Paper(text, text, text, text, text, blocks))
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    assert shown_text(html).count(text) == 11
    assert html.count("<ul>") == html.count("<ol>") == html.count("<table>") == 1
    assert not re.search(r"<(?:script|img|code|em|a|del)\b", html)


def test_ordinary_words_stay_ordinary() -> None:
    text = 'One-minute guides: 3 of 5 (so far). It\'s "good"!'
    assert as_words(text) == text


def test_the_pdf_is_tagged_named_and_in_english(real: Library) -> None:
    paper = paper_of(real, nothing_yet(), SINCE, OUR_DAY)
    data = as_pdf(paper, TODAY)
    assert data == as_pdf(paper, TODAY)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as facts:
            assert facts["dc:title"] == paper.title
            assert facts["pdfuaid:part"] == "1"
        tags = set(re.findall(r"/(?:H[1-3]|Table|TH|TD|L|LI)\b", structure(pdf)))
    assert tags == {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/LI"}


def structure(pdf: pikepdf.Pdf) -> str:
    things = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))
    return " ".join(str(thing.S) for thing in things if "/S" in thing and "/P" in thing)


def test_the_pdf_keeps_awkward_text_on_its_paper() -> None:
    text = "# * _ $x$ @cite \\ `{{ 7 }}` <b> " + "x" * 300
    blocks = (Block("list", (text,)), Block("table", (text,), ((text,),), (1,)))
    assert as_pdf(Paper(text, text, text, text, text, blocks), TODAY).startswith(b"%PDF")


# The command, as an officer types it.


def run(*words: str) -> int:
    return main(["report", "--today", TODAY.isoformat(), *words])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("soon", '"soon" is not a date'),
        ((TODAY + timedelta(days=1)).isoformat(), "is in the future"),
        ("2026-11-01", "is not in a Git repository"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    place: Path, since: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--since", since) == 2
    assert said in capsys.readouterr().err
    assert not (place / ".build").exists()


def test_a_paper_is_written_as_markdown_and_pdf(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--content", str(SAMPLE), "--out", str(tmp_path / "papers"))
    assert run("--since", "2013-10-01", *words) == 0
    assert "The paper is in" in capsys.readouterr().out
    names = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert names == ["report-2026-11-24.md", "report-2026-11-24.pdf"]
    text = (tmp_path / "papers" / names[0]).read_text("utf-8")
    assert "From 1 October 2013 to 24 November 2026." in text


def test_a_folder_that_cannot_be_made_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    words = ("--content", str(SAMPLE), "--out", str(tmp_path / "file" / "papers"))
    assert run("--since", "2013-10-01", *words) == 2
    assert "can't be written" in capsys.readouterr().err
