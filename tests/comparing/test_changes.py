"""What `changes` says, word for word, for every kind of difference, both ways round.

`GUIDES_UPDATE_GOLDENS=1 python -m pytest tests/test_changes.py` writes the goldens again; read
the difference before you keep it.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from build_tools.cli import main
from build_tools.comparing import Difference, compare
from build_tools.comparing.registers import NOUNS
from build_tools.comparing.tables import GUIDE, PLEDGE, PROMISE, SINGLES
from build_tools.content import load_partial
from build_tools.problems.markdown import fenced
from build_tools.reporting.changes import as_json, as_markdown, as_text
from tests.approving import signed as signs
from tests.catalogue import swap
from tests.changing import GROUPS
from tests.conftest import GOLDENS, SAMPLE, check_golden
from tests.history.test_history import git, repository, write

__all__ = ["repository"]


def both_ways(name: str, content: Path) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    GROUPS[name](content)
    before, now = load_partial(SAMPLE), load_partial(content)
    return compare(before, now), compare(now, before)


@pytest.mark.parametrize("name", GROUPS)
def test_a_change_and_its_undoing_get_these_words(name: str, sample_content: Path) -> None:
    there, back = both_ways(name, sample_content)
    said = f"{as_text(there, 'main')}\n==== and back ====\n\n{as_text(back, 'main')}"
    check_golden(GOLDENS / f"changes/{name}.txt", said)


def test_every_kind_of_line_has_a_golden(tmp_path: Path) -> None:
    said = set()
    for name in GROUPS:
        content = Path(shutil.copytree(SAMPLE, tmp_path / name))
        for differences in both_ways(name, content):
            said |= {(found.thing, found.field) for found in differences}
    guides = {("guides", field) for field in [*GUIDE, "status", "seconds", "slug"]}
    pledge = {("pledge", field) for field in [*PLEDGE, *PROMISE, "sign_off"]}
    registers = {(kind, "") for kind in [*NOUNS, "addresses"]}
    registers |= {(kind, field) for kind, (_, table) in SINGLES.items() for field in table}
    assert guides | pledge | registers <= said


def test_there_is_a_golden_for_every_group_and_no_other() -> None:
    others = {"sign-off", "clash", "everything-md", "everything-json"}
    names = {path.stem for path in (GOLDENS / "changes").iterdir()}
    assert names == set(GROUPS) | others


def test_a_sign_off_is_void_when_the_words_change(sample_content: Path, tmp_path: Path) -> None:
    unsigned = load_partial(sample_content)
    assert unsigned.pledge
    signs("Sample committee")(sample_content)
    signed = load_partial(sample_content)
    signs("Sample committee", on="2026-10-02")(sample_content)
    later = load_partial(sample_content)
    swap("pledge.yaml", "Tell the chair.", "Tell the clerk.")(sample_content)
    void = load_partial(sample_content)
    steps = [("agreed", unsigned, signed), ("void", later, void), ("lost", signed, unsigned)]
    steps.append(("record", signed, later))
    said = "".join(
        f"==== {name} ====\n\n{as_text(compare(before, now), 'main')}\n"
        for name, before, now in steps
    )
    check_golden(GOLDENS / "changes/sign-off.txt", said)


def test_as_markdown_and_as_json(sample_content: Path) -> None:
    there, _ = both_ways("everything", sample_content)
    check_golden(GOLDENS / "changes/everything-md.md", as_markdown(there, "origin/main"))
    check_golden(GOLDENS / "changes/everything-json.json", as_json(there, "origin/main"))
    data = json.loads(as_json(there, "origin/main"))
    assert data["for_the_approver"] == sum(found["critical"] for found in data["differences"])


NASTY = "@here <img src=x> [x](javascript:x) `a` **b** #12 | $(date) https://evil.example"


def test_words_in_a_comment_stay_words(sample_content: Path) -> None:
    swap("guides/sample-worry.md", "title: A sample worry", f"title: '{NASTY}'")(sample_content)
    said = as_markdown(compare(load_partial(SAMPLE), load_partial(sample_content)), "@main")
    outside = re.sub(r"```diff\n.*?\n *```", "", said, flags=re.DOTALL)
    assert "@here" not in outside
    assert "<img" not in outside
    html = MarkdownIt().render(said)
    assert "<img" not in html
    assert 'href="' not in html
    assert html.count("<strong>") == 0


def test_a_text_full_of_backticks_cannot_end_its_block() -> None:
    assert fenced(["a ``` b", "````"])[0] == "`````diff"


def run(folder: Path, *arguments: str) -> int:
    return main(["changes", *arguments, "--content", str(folder / "content")])


def change(folder: Path, old: str, new: str) -> None:
    swap("contacts.yaml", old, new)(folder / "content")


def test_the_command_tells_what_a_branch_does_and_exits_with_0(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(repository, "020 7946 0001", "020 7946 0009")
    (repository / "docs").mkdir()
    (repository / "docs" / "about.md").write_text("About", encoding="utf-8")
    for name in ("a.py", "b.py", "c.py", "d.py"):
        (repository / name).write_text("", encoding="utf-8")
    assert run(repository, "main") == 0
    said = capsys.readouterr().out
    assert 'The phone number of "Sample hub" changes on 4 guides' in said
    assert "The page docs/about.md, which is written by hand, is new.\n   now  About" in said
    assert "IT should look at them: a.py, b.py, c.py and 1 more." in said


def test_a_hand_written_page_is_shown_and_its_negations_are_for_the_approver(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = repository / "docs" / "about.md"
    page.parent.mkdir()
    page.write_text("Title\n\nDo not reply.\n\nWe write.\n", encoding="utf-8")
    git(repository, "add", "docs")
    git(repository, "commit", "-qm", "A page")
    page.write_text("Title\n\nDo not reply.\n\nWe call.\n", encoding="utf-8")
    assert run(repository, "main") == 0
    said = capsys.readouterr().out
    assert "none for the safeguarding approver" in said
    assert "Other words that readers see" in said
    assert "   was  We write.\n   now  We call.\n" in said
    page.write_text("Title\n\nDo reply.\n\nWe write.\n", encoding="utf-8")
    assert run(repository, "main") == 0
    said = capsys.readouterr().out
    assert "1 for the safeguarding approver" in said
    assert 'changes. Look closely: "not" is removed.\n   was  Do not reply.\n' in said
    assert "   now  Do reply." in said
    page.unlink()
    assert run(repository, "main") == 0
    assert "is deleted.\n   was  Title" in capsys.readouterr().out


def test_the_command_compares_with_a_folder(
    sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(sample_content.parent, str(SAMPLE)) == 0
    assert capsys.readouterr().out.endswith("There is no difference in the content.\n")


def test_two_people_who_change_one_contact_are_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "switch", "-qc", "mine")
    git(repository, "switch", "-q", "main")
    change(repository, "020 7946 0001", "020 7946 0003")
    swap("pledge.yaml", "Tell the chair.", "Tell the clerk.")(repository / "content")
    write(repository / "content", "Theirs.")
    git(repository, "commit", "-qam", "Theirs")
    git(repository, "switch", "-q", "mine")
    change(repository, "020 7946 0001", "020 7946 0004")
    swap("pledge.yaml", "Tell the chair.", "Tell an adult.")(repository / "content")
    write(repository / "content", "Ours.")
    assert run(repository, "main") == 0
    check_golden(GOLDENS / "changes/clash.txt", capsys.readouterr().out)


def test_what_both_did_alike_is_no_clash(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "switch", "-qc", "mine")
    git(repository, "switch", "-q", "main")
    change(repository, "020 7946 0001", "020 7946 0003")
    git(repository, "commit", "-qam", "Theirs")
    git(repository, "switch", "-q", "mine")
    change(repository, "020 7946 0001", "020 7946 0003")
    assert run(repository, "main") == 0
    said = capsys.readouterr().out
    assert "Two people" not in said
    assert "others have made 1 change to the content in main." in said


@pytest.mark.parametrize("base", ["nowhere", "guides"])
def test_a_base_that_is_not_there_exits_with_2(
    repository: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repository, base) == 2
    assert "There is no revision" in capsys.readouterr().err


def test_content_that_is_not_there_exits_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "main") == 2
    assert "Name its folder with --content." in capsys.readouterr().err
