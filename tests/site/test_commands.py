"""The commands as a person types them: what they print, how they exit, what they leave alone."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.site.conftest import ROOT, TODAY
from tools.sites import files_of, free_port, run_tools

SAMPLE = ROOT / "tests" / "sample" / "content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with spaces in its name that holds a copy of the sample content."""
    place = tmp_path / "a place with spaces"
    shutil.copytree(SAMPLE, place / "content")
    return place


def spoil(folder: Path) -> None:
    guide = folder / "content" / "guides" / "sample-worry.md"
    guide.write_text(guide.read_text("utf-8").replace("summary:", "sumary:"), "utf-8")


def test_check_of_good_content_exits_with_0(folder: Path) -> None:
    done = run_tools("check", "--today", TODAY, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "6 guides checked, no problems" in done.stdout


def test_check_names_the_file_and_line_and_exits_with_1(folder: Path) -> None:
    spoil(folder)
    done = run_tools("check", "--today", TODAY, cwd=folder)
    assert done.returncode == 1
    assert "content/guides/sample-worry.md, line 3" in done.stdout
    assert 'Did you mean "summary"?' in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_check_as_json_prints_one_object_and_nothing_else(folder: Path) -> None:
    spoil(folder)
    done = run_tools("check", "--format", "json", "--today", TODAY, cwd=folder)
    data = json.loads(done.stdout)
    assert set(data) == {"problems", "guides", "seconds"}
    assert data["guides"] == 6
    keys = {"file", "line", "path", "found", "expected", "try", "must_fix"}
    assert all(set(problem) == keys for problem in data["problems"])
    assert any(p["line"] == 3 and p["must_fix"] for p in data["problems"])
    assert done.stderr == ""


def test_check_for_pull_requests_places_each_problem_on_its_line(folder: Path) -> None:
    spoil(folder)
    done = run_tools("check", "--format", "github", "--today", TODAY, cwd=folder)
    assert "::error file=content/guides/sample-worry.md,line=3::" in done.stdout
    assert done.returncode == 1


def test_a_command_typed_wrongly_exits_with_2(folder: Path) -> None:
    assert run_tools("chekc", cwd=folder).returncode == 2
    wrong_day = run_tools("check", "--today", "31/11/2026", cwd=folder)
    assert wrong_day.returncode == 2
    assert "is not a date. Write it like this: 2026-11-30." in wrong_day.stderr


def test_a_missing_content_folder_is_a_sentence(tmp_path: Path) -> None:
    done = run_tools("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "This folder does not exist" in done.stdout
    assert "Traceback" not in done.stderr


def test_stage_writes_the_staging_folder_and_nothing_else(folder: Path) -> None:
    done = run_tools("stage", "--today", TODAY, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / ".build" / "docs" / "guides" / "sample-worry.md").is_file()
    assert sorted(path.name for path in folder.iterdir()) == [".build", "content"]


def test_build_says_what_it_made_and_where_to_look(folder: Path) -> None:
    done = run_tools("build", "--today", TODAY, cwd=folder)
    assert done.returncode == 0, done.stderr
    last = done.stdout.strip().splitlines()[-2:]
    assert last[0].startswith("4 guides and ")
    assert "no problems" in last[0]
    assert "seconds" in last[0]
    assert "site/index.html" in last[1]


def test_failure_leaves_the_site_byte_for_byte_as_it_was(folder: Path) -> None:
    assert run_tools("build", "--today", TODAY, cwd=folder).returncode == 0
    before = files_of(folder / "site")
    spoil(folder)
    done = run_tools("build", "--today", TODAY, cwd=folder)
    assert done.returncode == 1
    assert "Nothing has been published. The site has not changed." in done.stderr
    assert files_of(folder / "site") == before


def test_the_last_two_builds_are_kept(folder: Path) -> None:
    for _ in range(3):
        assert run_tools("build", "--today", TODAY, cwd=folder).returncode == 0
    builds = folder / ".build" / "sites" / "site"
    assert sorted(path.name for path in builds.iterdir()) == ["2", "3"]
    assert (folder / "site").resolve() == (builds / "3").resolve()


def test_a_folder_that_is_not_ours_is_never_replaced(folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "holiday.jpg").write_bytes(b"precious")
    done = run_tools("build", "--today", TODAY, cwd=folder)
    assert done.returncode == 2
    assert "Nothing has changed" in done.stderr
    assert (folder / "site" / "holiday.jpg").read_bytes() == b"precious"


def wait_for(address: str, words: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    text = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                text = answer.read().decode("utf-8")
        except OSError:
            text = ""
        if words in text:
            return
        time.sleep(0.1)
    raise AssertionError(f"{words!r} never appeared at {address}: {text[:200]}")


def test_a_preview_follows_every_change_and_survives_a_mistake(folder: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "build_tools", "serve", "--today", TODAY]
    log = (folder / "log.txt").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=log,
        stderr=log,
    )
    try:
        address = f"http://127.0.0.1:{port}/guides/sample-worry/"
        wait_for(address, "Ring the sample hub today.")
        draft = f"http://127.0.0.1:{port}/guides/sample-plan/"
        wait_for(draft, "Only this preview shows it.")
        wait_for(f"http://127.0.0.1:{port}/search-list.json", "A sample plan (draft")
        guide = folder / "content" / "guides" / "sample-worry.md"
        text = guide.read_text("utf-8")
        guide.write_text(text.replace("hub today.", "hub at once."), "utf-8")
        wait_for(address, "Ring the sample hub at once.")
        guide.write_text("not a guide", "utf-8")
        wait_for_log(folder / "log.txt", "The preview still shows the last good pages.")
        wait_for(address, "Ring the sample hub at once.")
        guide.write_text(text.replace("hub today.", "hub tonight."), "utf-8")
        wait_for(address, "Ring the sample hub tonight.")
        topics = folder / "content" / "topics.yaml"
        topics.write_text(topics.read_text("utf-8").replace("Do it now", "Do it first"), "utf-8")
        wait_for(f"http://127.0.0.1:{port}/guides/", "Do it first")
    finally:
        process.terminate()
        process.wait(10)
        log.close()
    assert process.returncode == 0
    with socket.socket() as free:  # the engine has stopped as well
        assert free.connect_ex(("127.0.0.1", port)) != 0


def wait_for_log(file: Path, words: str) -> None:
    end = time.monotonic() + 20
    while words not in file.read_text("utf-8"):
        assert time.monotonic() < end, file.read_text("utf-8")
        time.sleep(0.1)


def test_a_build_of_everything_shows_drafts_and_is_refused_for_the_public(folder: Path) -> None:
    guides = folder / "content" / "guides"
    words = (guides / "sample-committee.md").read_text("utf-8")
    draft = words.replace("title: ", "status: draft\ntitle: New: ", 1).replace("New: ", "New ")
    (guides / "new.md").write_text(draft, encoding="utf-8")
    (guides / "gaps.md").write_text("---\ntitle: Gaps\nstatus: draft\n---\n", encoding="utf-8")
    done = run_tools(
        "build", "--everything", "--site", "site-preview", "--today", TODAY, cwd=folder
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "with drafts. This is a preview: never publish it." in done.stdout
    assert (folder / "site-preview" / "guides" / "new" / "index.html").is_file()
    assert not (folder / "site-preview" / "guides" / "gaps").exists()
    done = run_tools("verify", "--public", "--site", "site-preview", cwd=folder)
    assert done.returncode == 1
    assert "everything that is only in previews" in done.stdout + done.stderr
