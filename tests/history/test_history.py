"""The door to Git: content at a revision, revisions by day, a sentence for what is not there."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from build_tools.history import committed, content_at, meeting_point, revision_before
from build_tools.problems import CommandError
from tests.conftest import SAMPLE

SUMMARY = "summary: Ring the sample hub and say what you saw."


def git(folder: Path, *arguments: str, day: str = "2026-11-20") -> str:
    """Run Git as somebody who has no settings of their own."""
    who = {f"GIT_{role}_{what}": "tester" for role in ("AUTHOR", "COMMITTER") for what in ("NAME",)}
    who |= {f"GIT_{role}_EMAIL": "tester@example.org" for role in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{role}_DATE": f"{day}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def write(content: Path, words: str) -> None:
    guide = content / "guides" / "sample-worry.md"
    text = guide.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("summary:"))
    guide.write_text(text.replace(old, f"summary: {words}"), encoding="utf-8")


def summary_in(folder: Path) -> str:
    text = (folder / "guides" / "sample-worry.md").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith("summary:"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose folder `content` was written on the 20th and changed on the 22nd."""
    folder = tmp_path / "project"
    shutil.copytree(SAMPLE, folder / "content")
    git(tmp_path, "init", "-q", "-b", "main", "project")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    write(folder / "content", "Second words.")
    git(folder, "commit", "-qam", "Second", day="2026-11-22")
    return folder


def refusal(base: str, content: Path) -> str:
    with pytest.raises(CommandError) as refused, content_at(base, content):
        pass
    return str(refused.value)


def test_content_is_as_it_was_at_a_revision_and_is_cleared_away(repository: Path) -> None:
    content = repository / "content"
    write(content, "Not saved in Git.")
    with content_at("HEAD~1", content) as folder:
        assert summary_in(folder) == SUMMARY
    assert not folder.exists()
    with content_at("main", content) as folder:
        assert summary_in(folder) == "summary: Second words."
    assert summary_in(content) == "summary: Not saved in Git."


def test_content_that_fills_a_whole_repository_is_found_too(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    content = repository / "content"
    git(content, "init", "-q")
    git(content, "add", ".")
    git(content, "commit", "-qm", "First")
    with content_at("HEAD", content) as folder:
        assert (folder / "site.yaml").is_file()


def test_another_folder_is_used_as_it_is_and_stays(repository: Path, tmp_path: Path) -> None:
    with content_at(str(SAMPLE), repository / "content") as folder:
        assert folder == SAMPLE
    assert (SAMPLE / "site.yaml").is_file()


def test_a_revision_with_the_name_of_a_folder_that_is_no_content_is_the_revision(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    (repository / "main").mkdir()
    with content_at("main", Path("content")) as folder:
        assert summary_in(folder) == "summary: Second words."


@pytest.mark.parametrize("base", ["nowhere", "-x", "", "a b", "main:content", "HEAD~9"])
def test_a_revision_that_is_not_there_is_a_sentence(repository: Path, base: str) -> None:
    assert f'There is no revision "{base}" here' in refusal(base, repository / "content")


def test_a_folder_that_is_no_content_is_a_sentence(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "has no content" in refusal(str(tmp_path / "empty"), repository / "content")


def test_a_revision_without_the_folder_is_a_sentence(repository: Path) -> None:
    shutil.move(repository / "content", repository / "words")
    assert "There was no folder" in refusal("main", repository / "words")


def test_a_folder_outside_git_is_a_sentence(tmp_path: Path) -> None:
    content = shutil.copytree(SAMPLE, tmp_path / "content")
    assert "is not in a Git repository" in refusal("main", content)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    assert "There is no folder" in refusal("main", tmp_path / "content")


def test_a_computer_without_git_is_a_sentence(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert "Git is not installed" in refusal("main", repository / "content")


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    content = tmp_path / "shallow" / "content"
    assert "git fetch --unshallow" in refusal("HEAD~1", content)
    with pytest.raises(CommandError, match="git fetch --unshallow"):
        revision_before(date(2026, 11, 20), content)
    git(tmp_path / "shallow", "fetch", "-q", "--unshallow")
    with content_at("HEAD~1", content) as folder:
        assert summary_in(folder) == SUMMARY


def test_a_day_names_the_newest_revision_that_is_not_younger(repository: Path) -> None:
    content = repository / "content"
    first, second = git(repository, "rev-parse", "main~1", "main").split()
    assert revision_before(date(2026, 11, 20), content) == first
    assert revision_before(date(2026, 11, 21), content) == first
    assert revision_before(date(2026, 11, 22), content) == second
    with pytest.raises(CommandError, match="There was nothing here yet on 2026-11-19"):
        revision_before(date(2026, 11, 19), content)


def test_content_that_is_in_git_as_it_stands_has_a_revision_and_any_other_has_none(
    repository: Path, tmp_path: Path
) -> None:
    content = repository / "content"
    head = git(repository, "rev-parse", "HEAD")
    assert committed(content) == head[:12]
    (repository / "beside.txt").write_text("not content", "utf-8")
    assert committed(content) == head[:12]
    (content / "new.yaml").write_text("x: y", "utf-8")
    assert committed(content) == ""
    (content / "new.yaml").unlink()
    write(content, "Other words.")
    assert committed(content) == ""
    outside = tmp_path / "outside"
    outside.mkdir()
    assert committed(outside) == ""


def test_where_a_branch_left_is_found_after_the_base_moved_on(repository: Path) -> None:
    git(repository, "switch", "-qc", "mine")
    left = git(repository, "rev-parse", "main")
    git(repository, "switch", "-q", "main")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Moved on")
    git(repository, "switch", "-q", "mine")
    assert meeting_point("main", repository / "content") == left


def test_two_histories_that_never_met_are_a_sentence(repository: Path, tmp_path: Path) -> None:
    git(repository, "switch", "-q", "--orphan", "other")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Another beginning")
    (repository / "content").mkdir(exist_ok=True)
    with pytest.raises(CommandError, match="no history in common"):
        meeting_point("main", repository / "content")
    git(repository, "switch", "-q", "main")
    git(repository, "switch", "-qc", "mine")
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", repository.as_uri(), "cut")
    (tmp_path / "cut" / "content").mkdir(exist_ok=True)
    with pytest.raises(CommandError, match="git fetch --unshallow"):
        meeting_point("origin/other", tmp_path / "cut" / "content")
