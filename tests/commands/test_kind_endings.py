"""Commands end kindly where a computer is not as they need it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.commands import check as check_command
from build_tools.history.git import git
from build_tools.problems import CommandError
from build_tools.publishing import release
from tests.conftest import ROOT, SAMPLE, TODAY


def test_a_python_without_the_packages_says_how_to_set_the_project_up() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-m", "build_tools", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "make site" in done.stderr
    assert ".venv/bin/python -m build_tools check" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_an_answer_for_which_the_disk_has_no_room_is_a_sentence() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        checked = subprocess.run(
            [sys.executable, "-m", "build_tools", "check", "--content", str(SAMPLE)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert checked.returncode == 2
    assert checked.stderr.startswith("The disk is full, so the answer could not be written.")


def test_check_works_where_the_project_can_only_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_command, "WORK", tmp_path / "file" / ".build")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert check_command.check(SAMPLE, TODAY, "text") == 0
    assert "no problems" in capsys.readouterr().out


def test_what_a_hook_of_git_sets_leads_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert git(ROOT, "rev-parse", "--show-toplevel") == str(ROOT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_a_server_can_read_a_site_built_under_a_strict_umask(tmp_path: Path) -> None:
    work, site = tmp_path / ".build", tmp_path / "site"
    old = os.umask(0o077)
    try:
        built = release.new_build_folder(work, site)
        (built / "guides").mkdir(parents=True)
        (built / "guides" / "index.html").write_text("x", encoding="utf-8")
        release.put_in_place(built, work, site)
    finally:
        os.umask(old)
    assert (site / "guides").stat().st_mode & 0o055 == 0o055
    assert (site / "guides" / "index.html").stat().st_mode & 0o044 == 0o044
    for folder in (work, work / "sites", work / "sites" / "site"):
        assert folder.stat().st_mode & 0o011 == 0o011, folder


def test_a_link_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    theirs, site = tmp_path / "www", tmp_path / "site"
    theirs.mkdir()
    site.symlink_to(theirs)
    with pytest.raises(CommandError, match="did not make"):
        release.refuse_what_is_not_ours(site)
    assert site.readlink() == theirs


def test_a_link_to_a_build_is_ours_even_where_the_build_is_gone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.symlink_to(Path(".build", "sites", "site", "7"))
    release.refuse_what_is_not_ours(site)
