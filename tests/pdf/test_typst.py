"""The door to Typst: content is data, what comes out is tagged, and the same is the same."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.pdf import DoesNotFit, make_pdf, typst
from build_tools.problems import InternalError
from build_tools.wording import PRINTED
from tests.conftest import TODAY
from tests.pdfs import opened, words_of

SHEET = """\
#import "house.typ": content, paper
#show: paper.with(title: content.title)
= #content.title
#for text in content.texts [
  #par(text)
]
#context if counter(page).final().first() > 1 { panic("does not fit: 7 mm") }
"""


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a template that prints a title and some texts."""
    shutil.copytree(typst.TEMPLATES / "print", tmp_path / "print")
    (tmp_path / "print" / "sheet.typ").write_text(SHEET, encoding="utf-8")
    monkeypatch.setattr(typst, "TEMPLATES", tmp_path)
    return "sheet"


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x") #eval("1+1") #sys.inputs.content',
        "$x^2$ @label <label> *bold* _slanted_ `code` ~ -- --- ...",
        "= No heading",
        "\\ \\u{41} \\n // no comment /* nor this */",
        "{{ site.title }} {% raw %} <script>alert(1)</script> &amp; %PDF-1.7 ) endobj",
        "[link](javascript:alert(1)) ](x",
        "'single' \"double\"",
    ],
)
def test_markup_of_any_kind_prints_as_itself(sheet: str, text: str, tmp_path: Path) -> None:
    made = make_pdf(sheet, {"title": text, "texts": [text]}, TODAY)
    words = " ".join(text.split())
    assert words_of(made, tmp_path) == f"{words} {words}"
    document = opened(made)
    assert document.docinfo["/Title"] == text


def test_a_pdf_says_what_it_is(sheet: str) -> None:
    document = opened(make_pdf(sheet, {"title": "A title", "texts": ["Words."]}, TODAY))
    with document.open_metadata() as facts:
        assert facts["pdfuaid:part"] == "1"
    assert document.Root.MarkInfo.Marked
    assert document.Root.Lang == "en-GB"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.docinfo["/CreationDate"] == "D:20261124120000+00'00"


def test_every_character_that_we_allow_prints(sheet: str) -> None:
    texts = [
        chr(code)
        for kind in PRINTED.values()
        for first, last in ranges(kind)
        for code in range(first, last + 1)
    ]
    assert len(texts) > 600
    made = make_pdf(sheet, {"title": "Letters", "texts": ["".join(texts)]}, TODAY)
    assert made.startswith(b"%PDF")


def ranges(kind: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"(.)(?:-(.))?", kind, re.DOTALL):
        yield ord(match[1]), ord(match[2] or match[1])


def test_a_character_that_the_font_lacks_is_refused(sheet: str) -> None:
    with pytest.raises(InternalError) as caught:
        make_pdf(sheet, {"title": "A title", "texts": ["\U0001f642"]}, TODAY)
    assert "could not be displayed" in caught.value.details


def test_a_word_of_300_letters_stays_on_the_paper(sheet: str, tmp_path: Path) -> None:
    made = make_pdf(sheet, {"title": "A title", "texts": ["w" * 300]}, TODAY)
    lines = words_of(made, tmp_path).removeprefix("A title ").split()
    assert len(lines) > 1
    assert "".join(lines).replace("\u200b", "") == "w" * 300


def test_a_long_address_on_paper_breaks_after_a_full_stop(sheet: str, tmp_path: Path) -> None:
    address = "safeguarding.partnership.of.the.county.of.example.gov.uk"
    broken = 0
    for before in range(4, 14):  # so that the end of the line falls in many places of the address
        text = f"{'Words ' * before}{address}"
        made = make_pdf(sheet, {"title": "A title", "texts": [text]}, TODAY)
        words = words_of(made, tmp_path).replace("\u200b", "").removeprefix("A title ").split()
        pieces = [word for word in words if word != "Words"]
        assert "".join(pieces) == address
        assert all(piece.endswith(".") for piece in pieces[:-1]), pieces
        broken += len(pieces) - 1
    assert broken > 2


def test_what_does_not_fit_is_told_apart_from_a_fault(sheet: str) -> None:
    with pytest.raises(DoesNotFit) as caught:
        make_pdf(sheet, {"title": "A title", "texts": ["Words. " * 3000]}, TODAY)
    assert caught.value.over == 7
    with pytest.raises(InternalError, match='"sheet" could not be made'):
        make_pdf(sheet, {"title": "A title"}, TODAY)


def test_the_same_content_gives_the_same_bytes_in_any_time_zone(
    sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made() -> bytes:
        typst._compiler.cache_clear()
        typst._fonts.cache_clear()
        return make_pdf(sheet, {"texts": ["b", "a"], "title": "A title"}, TODAY)

    before = made()
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    assert made() == before
    monkeypatch.undo()
    time.tzset()


def test_a_missing_font_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(InternalError, match="font for the PDFs is not installed"):
        typst._font_package()
