"""Another council begins with guides to adapt, and with nothing of this one's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_tools.content import check_content, load_library
from build_tools.editing.council import STARTER, new_council
from build_tools.pages import DOCS, render_pages
from build_tools.problems import CommandError
from tests.conftest import OUR_DAY, ROOT, TODAY

LATER = TODAY.replace(year=TODAY.year + 1)  # the starter's own days are a little after TODAY
OURS = load_library(ROOT / "content", OUR_DAY)
NATIONAL = {"999", "0808 800 5000", "0800 1111"}


def test_a_new_council_has_nothing_to_put_right(tmp_path: Path) -> None:
    files = new_council(tmp_path / "content")
    loaded = check_content(tmp_path / "content", LATER)
    assert [problem for problem in loaded.problems if problem.must_fix] == []
    assert loaded.library is not None
    assert loaded.library.site.approval is None
    assert Path("guides/worried-about-a-child.md") in files
    assert {path.name for path in (ROOT / "content").glob("*.yaml")} == {
        path.name for path in files if path.suffix == ".yaml"
    }


def test_a_new_council_has_no_number_but_national_ones() -> None:
    library = load_library(STARTER, LATER)
    numbers = {contact.phone for contact in library.contacts.values() if contact.phone}
    assert numbers == NATIONAL


def test_a_new_council_has_no_name_of_ours() -> None:
    text = "\n".join(path.read_text("utf-8") for path in STARTER.rglob("*") if path.is_file())
    local = {c.phone for c in OURS.contacts.values() if c.phone} - NATIONAL - {"101", "111"}
    for name in ("hereford", "01432", "01905", "west mercia", "mash", *local):
        assert name not in text.lower(), name
    assert re.search(r"@[a-z]", text) is None


@pytest.mark.parametrize("there", ["a folder", "a file"])
def test_a_new_council_never_overwrites(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "content"
    if there == "a folder":
        folder.mkdir()
    else:
        folder.write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="already exists, and has not changed"):
        new_council(folder)
    assert folder.is_dir() or folder.read_text("utf-8") == "mine"


def test_a_new_council_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Make it first"):
        new_council(tmp_path / "no" / "content")
    with pytest.raises(CommandError, match="can't be made"):
        new_council(tmp_path / ("x" * 250))
    assert list(tmp_path.iterdir()) == []


def test_a_starter_step_gets_its_button_once_the_number_is_filled_in(tmp_path: Path) -> None:
    new_council(tmp_path / "ours")
    contacts = tmp_path / "ours" / "contacts.yaml"
    text = contacts.read_text("utf-8")
    gap = "  instead: Its number is on the council's own website.\n  confirmed: no"
    assert gap in text
    filled = (
        "  phone: 0161 496 0001\n  sources: [oxfordshire-concerned, milton-keynes-worried]\n"
        "  confirmed: sources\n  confirmed_for: 0161 496 0001"
    )
    contacts.write_text(text.replace(gap, filled), "utf-8")
    library = load_library(tmp_path / "ours", OUR_DAY)
    pages = {p.path: p.markdown for p in render_pages(library, docs=DOCS, today=OUR_DAY)}
    for slug in ("worried-about-a-child", "child-in-danger", "when-someone-tells-you"):
        assert pages[f"guides/{slug}.md"].count('href="tel:01614960001"') == 1, slug
