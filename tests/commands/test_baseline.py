"""A group gets what changed since a day or a revision, and next time since what it got."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.content import load_library
from tests.conftest import SAMPLE, TODAY
from tests.history.test_history import git

NEXT_WEEK = "2026-12-01"
OLD, NEW = "020 7946 0009", "020 7946 0001"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the sample, in which a number was put right on the 22nd."""
    folder = tmp_path / "project"
    shutil.copytree(SAMPLE, folder / "content")
    git(tmp_path, "init", "-q", "-b", "main", "project")
    number(folder, NEW, OLD)
    commit(folder, "First", "2026-11-20")
    number(folder, OLD, NEW)
    commit(folder, "The right number", "2026-11-22")
    monkeypatch.chdir(folder)
    return folder


def number(folder: Path, old: str, new: str) -> None:
    file = folder / "content" / "contacts.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def commit(folder: Path, words: str, day: str) -> None:
    git(folder, "add", "content")
    git(folder, "commit", "-qm", words, day=day)


def distribute(*words: str, day: str = TODAY.isoformat()) -> int:
    group = () if "--record" in words else ("--to", "all councillors")
    return main(["distribute", *words, *group, "--today", day])


@pytest.mark.parametrize("since", ["2026-11-21", "main~1"])
def test_a_day_and_a_revision_find_the_number_that_was_put_right(project: Path, since: str) -> None:
    assert distribute("--since", since, "--out", "out") == 0
    message = (project / "out" / "2-text-message.txt").read_text("utf-8")
    assert message.startswith(f"Correction: Sample hub number is now {NEW}. Delete {OLD}. https:")


def test_a_day_before_everything_makes_everything_new(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert distribute("--since", "2013-01-01", "--out", "out") == 0
    assert "4 new guides and the pledge" in capsys.readouterr().out


def test_a_revision_that_is_not_there_is_a_sentence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert distribute("--since", "nowhere", "--out", "out") == 2
    assert 'There is no revision "nowhere" here' in capsys.readouterr().err
    assert not (project / "out").exists()


def test_from_the_first_bulletin_to_the_next(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert distribute("--since", "beginning", "--out", "first") == 0
    assert distribute("--record", "first", "--sent-on", TODAY.isoformat()) == 0
    [sent] = load_library(project / "content", TODAY).distributions.distributions
    assert sent.version == git(project, "rev-parse", "HEAD")[:12]
    commit(project, "Recorded", "2026-11-24")
    capsys.readouterr()
    assert distribute(day=NEXT_WEEK) == 0
    assert "Nothing that readers see has changed" in capsys.readouterr().out
    assert not list(project.glob(".build/distribution-*"))
    number(project, NEW, OLD)
    assert distribute(day=NEXT_WEEK) == 0
    [made] = project.glob(".build/distribution-*")
    assert made.name == f"distribution-{NEXT_WEEK}"
    assert (made / "1-correction.eml").is_file()
    assert "What changed since: 24 November 2026" in (made / "README.txt").read_text("utf-8")


def test_content_that_is_not_in_git_as_it_stands_is_named_by_its_words(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number(project, NEW, "020 7946 0008")
    assert distribute("--since", "main", "--out", "out") == 0
    readme = (project / "out" / "README.txt").read_text("utf-8")
    assert ", not in Git" in readme
    assert "Commit them, then make this again" in capsys.readouterr().out
    assert distribute("--record", "out", "--sent-on", TODAY.isoformat()) == 0
    capsys.readouterr()
    assert distribute("--out", "next") == 2
    said = capsys.readouterr().err
    assert "on 24 November 2026 was not all in Git" in said
    assert "such as 2026-11-24" in said
    assert not (project / "next").exists()


def test_a_paper_tells_what_happened_since_a_day(project: Path) -> None:
    words = ["report", "--since", "2026-11-21", "--today", TODAY.isoformat()]
    assert main(words) == 0
    text = (project / ".build" / "report-2026-11-24.md").read_text("utf-8")
    assert f"- Sample hub: {OLD} became {NEW}." in text
    assert "4 guides published: 0 new, 4 changed and 0 withdrawn" in text
