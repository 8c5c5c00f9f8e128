"""A checker that did not make the PDFs finds nothing in them that we have not looked at."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from build_tools.comparing import bulletin_of, nothing_yet
from build_tools.content import load_library
from build_tools.distribution.pdfs import printed
from build_tools.model import Library
from build_tools.pdf import PdfCache, make_pdf, make_pdfs, typst
from build_tools.reporting.paper.blocks import as_pdf as paper_as_pdf
from build_tools.reporting.paper.writing import paper_of
from build_tools.reporting.review_pack import as_pdf as review_as_pdf
from build_tools.reporting.review_pack import review_papers
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY, ours_unapproved
from tests.pdfs import opened

CHECKER = ROOT / ".venv-pdf-check" / "bin" / "outloud"
ALLOWED = {
    ("all-guides.pdf", "PAG-001"): "Guides begin alike, at the same place of a page.",
    ("review.pdf", "LNK-010"): "It is read with a pen, beside the page whose sources are links.",
    ("review.pdf", "TBL-014"): "The boxes to write in are cells of a table, and tagged so.",
}
"""What is found and is no fault, by file and rule, and why."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every kind of PDF: the site's, of the council and the sample, and those for officers."""
    kept, ours, sample = tmp_path_factory.mktemp("kept"), ours_unapproved(), the_sample()
    papers = {paper.name: paper for paper in review_papers(sample, ROOT / "docs")}
    sent = printed(sample, bulletin_of(nothing_yet(), sample), TODAY, kept / "sent")
    report = paper_of(sample, nothing_yet(), TODAY, TODAY)
    return {
        **named("ours", make_pdfs(ours, OUR_DAY, PdfCache(kept / "ours"), say=str)),
        **named("sample", make_pdfs(sample, TODAY, PdfCache(kept / "sample"), say=str)),
        "officers/qr-sheet.pdf": sent.sheet,
        "officers/act-now.pdf": sent.act_now,
        "officers/report.pdf": paper_as_pdf(report, TODAY),
        "officers/review.pdf": review_as_pdf(papers["sample-worry"], sample, TODAY),
    }


def the_sample() -> Library:
    return load_library(SAMPLE, TODAY)


def named(whose: str, made: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{whose}/{Path(path).name}": data for path, data in made.items()}


def findings_in(files: Mapping[str, bytes], folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the file, rule and message of each thing that the checker says is or may be wrong."""
    assert CHECKER.is_file(), "The checker is not installed: run make .venv-pdf-check/.ready"
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    report = folder / "report.json"
    command = [CHECKER, "--quiet", "--fail-on", "never", "--json", report]
    subprocess.run([*command, *(folder / name for name in files)], check=True, capture_output=True)
    results = json.loads(report.read_text(encoding="utf-8"))["results"]
    assert len(results) == len(files)
    for result in results:
        assert not result["error"], result
        for found in result["findings"]:
            if found["severity"] != "info":
                yield Path(result["path"]).name, found["rule"], found["message"]


def test_the_second_checker_finds_nothing_that_is_not_allowed_with_a_reason(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    found = list(findings_in(made, tmp_path))
    assert [one for one in found if one[:2] not in ALLOWED] == []
    assert {one[:2] for one in found} == set(ALLOWED)  # else take it out of ALLOWED


LIST_WITHOUT_LABELS = """\
#import "house.typ": content, paper
#show: paper.with(title: content.title)
= #content.title
#list(marker: none, [One], [Two])
"""


def test_the_second_checker_finds_a_list_whose_labels_are_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(typst.TEMPLATES / "print", tmp_path / "print")
    (tmp_path / "print" / "labels.typ").write_text(LIST_WITHOUT_LABELS, encoding="utf-8")
    monkeypatch.setattr(typst, "TEMPLATES", tmp_path)
    data = make_pdf("labels", {"title": "A sample title"}, TODAY)
    rules = [rule for _, rule, _ in findings_in({"labels.pdf": data}, tmp_path)]
    assert rules == ["TAG-020"]


def test_what_is_painted_is_painted_in_the_order_of_the_tags(made: dict[str, bytes]) -> None:
    for name, data in made.items():
        document = opened(data)
        assert list(tagged(document.Root.StructTreeRoot, None)) == list(painted(document)), name


def tagged(element: Any, page: Any) -> Iterator[tuple[Any, int]]:
    """Yield the page and number of each piece of content, in the order in which it is read."""
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            yield page.objgen, int(kid)
        elif kid.get("/Type") == "/MCR":
            yield kid.get("/Pg", page).objgen, int(kid.MCID)
        elif kid.get("/Type") != "/OBJR":
            yield from tagged(kid, page)


def painted(document: Any) -> Iterator[tuple[Any, int]]:
    """Yield the page and number of each piece of content, in the order in which it is painted."""
    for page in document.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                yield page.objgen, int(operands[1].MCID)
