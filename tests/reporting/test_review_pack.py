"""The papers for a line-by-line reading: nothing is left out, and each can be filled in by pen."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from build_tools.cli import main
from build_tools.content import load_library
from build_tools.model import Library
from build_tools.reporting.review_pack import ReviewPaper, as_markdown, as_pdf, review_papers
from build_tools.reporting.review_pack.statements import Section, Statement
from tests.catalogue import both, swap
from tests.conftest import GOLDENS, ROOT, SAMPLE, TODAY, check_golden
from tests.ours import OURS
from tests.reporting.test_paper import structure

DOCS = ROOT / "docs"
ASK = both(
    swap("to-confirm.yaml", "[sample-unsure]", "[sample-worry]"),
    swap("to-confirm.yaml", "  who:", "  blocks: yes\n  pages: [sample-worry]\n  who:"),
)


def papers_of(library: Library) -> dict[str, ReviewPaper]:
    return {paper.name: paper for paper in review_papers(library, DOCS)}


def said(paper: ReviewPaper) -> str:
    return " ".join(one.words for section in paper.sections for one in section.statements)


@pytest.mark.parametrize("name", ["sample-worry", "sample-figures", "pledge", "contacts"])
def test_the_words_of_a_paper(name: str, sample_content: Path) -> None:
    ASK(sample_content)
    library = load_library(sample_content, TODAY)
    text = as_markdown(papers_of(library)[name], library, TODAY)
    check_golden(GOLDENS / "reporting" / f"for-review-{name}.md", text)


def test_there_is_a_paper_for_everything_that_readers_read() -> None:
    names = set(papers_of(OURS))
    pages = {f"page-{path.stem}" for path in DOCS.glob("*.md")}
    assert names == {guide.slug for guide in OURS.published} | pages | {"pledge", "contacts"}


def test_each_text_of_each_guide_is_a_statement() -> None:
    papers = papers_of(OURS)
    for guide in OURS.published:
        words = " ".join(said(papers[guide.slug]).split())
        for text in guide.texts[1:]:
            assert " ".join(text.split()) in words, (guide.slug, text)


def test_a_statement_of_a_guide_has_the_guide_s_sources_and_a_contact_its_own() -> None:
    library = load_library(SAMPLE, TODAY)
    paper = papers_of(library)["sample-worry"]
    assert paper.sources[0].startswith("A sample page, ")
    summary, contacts = paper.sections[0], paper.sections[-1]
    assert [one.sources for one in summary.statements] == [(1, 2)]
    assert [one.sources for one in contacts.statements] == [(1, 2), (1,)]


def test_a_hand_written_page_shows_its_words_and_no_marks() -> None:
    for name, paper in papers_of(OURS).items():
        if name.startswith("page-"):
            assert said(paper)
            assert not re.search(r"\*\*|\]\(|&#|\{[{%]|</?[a-z]", said(paper)), name


def test_the_pdf_is_tagged_named_and_in_english() -> None:
    paper = papers_of(OURS)["pledge"]
    data = as_pdf(paper, OURS, TODAY)
    assert data == as_pdf(paper, OURS, TODAY)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        with pdf.open_metadata() as facts:
            assert facts["dc:title"] == f"For review: {paper.title}"
            assert facts["pdfuaid:part"] == "1"
        assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= set(structure(pdf).split())


def test_the_command_writes_two_files_for_each_paper(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["report", "--for-review", "--content", str(SAMPLE), "--today", TODAY.isoformat()]
    assert main([*words, "--out", str(tmp_path / "pack")]) == 0
    number = len(papers_of(load_library(SAMPLE, TODAY)))
    assert f"{number} papers to read line by line" in capsys.readouterr().out
    names = {path.name for path in (tmp_path / "pack").iterdir()}
    assert {"sample-worry.md", "sample-worry.pdf", "pledge.pdf"} <= names
    assert len(names) == 2 * number


def test_a_report_is_for_a_time_or_for_a_reading() -> None:
    with pytest.raises(SystemExit) as refused:
        main(["report", "--content", str(SAMPLE)])
    assert refused.value.code == 2


def test_more_sources_than_five_are_given_as_a_range() -> None:
    library = load_library(SAMPLE, TODAY)
    for numbers, words in (
        ((1, 2, 3, 4, 5), "| 1, 2, 3, 4, 5 |"),
        ((2, 3, 4, 5, 6, 9), "| 2 to 9: |"),
    ):
        section = Section("Part", (Statement("Say so.", numbers),))
        text = as_markdown(ReviewPaper("name", "Title", "page/", (section,)), library, TODAY)
        assert words in text
