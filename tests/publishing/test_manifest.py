"""What a build says of itself, and how a copy is compared with that."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools import cli
from build_tools.content import load_library
from build_tools.model import Approval, ToConfirm, blocking_questions
from build_tools.outputs.build import preview_outputs
from build_tools.pages.csp import hash_of
from build_tools.problems import CommandError
from build_tools.publishing.manifest import (
    RECORD,
    content_revision,
    differences,
    read_record,
    styles_of,
    write_manifest,
)
from tests.conftest import ROOT, SAMPLE, TODAY, check_golden

GOLDENS = ROOT / "tests" / "goldens" / "verify"
APPROVED = Approval(post="Director of Samples", on=date(2026, 11, 20))


def record_of(approval: Approval | None) -> dict[str, object]:
    said = approval and approval.model_dump(mode="json")
    return {"approval": said, "blocking": [], "guides": 2, "pages": 3}


def built_site(folder: Path, approval: Approval | None = None) -> Path:
    site = folder / "site"
    (site / "guides").mkdir(parents=True)
    for name in ("index.html", "index.html.gz", "guides/one.html", "guides/two.html"):
        (site / name).write_text(name, encoding="utf-8")
    write_manifest(site, content_revision(SAMPLE), record_of(approval), TODAY)
    return site


def spoil(site: Path) -> None:
    (site / "guides" / "one.html").write_text("another number", encoding="utf-8")
    (site / "guides" / "two.html").unlink()
    (site / "guides" / "stranger.html").touch()


def test_a_record_names_the_day_the_content_the_packages_and_every_file(tmp_path: Path) -> None:
    record = json.loads((built_site(tmp_path) / RECORD).read_text("utf-8"))
    assert record["day"] == "2026-11-24"
    assert record["content"] == content_revision(SAMPLE)
    assert record["approval"] is None
    assert record["packages"]["mkdocs"] == "1.6.1"
    assert "pytest" not in record["packages"]
    files = ["guides/one.html", "guides/two.html", "index.html", "index.html.gz"]
    assert list(record["files"]) == files
    assert all(len(digest) == 64 for digest in record["files"].values())


def test_the_content_revision_follows_words_and_names_and_nothing_else(
    sample_content: Path,
) -> None:
    before = content_revision(sample_content)
    (sample_content / ".DS_Store").touch()
    os.utime(sample_content / "site.yaml", (1, 1))
    assert content_revision(sample_content) == before == content_revision(SAMPLE)
    guide = sample_content / "guides" / "sample-worry.md"
    guide.rename(guide.with_name("renamed.md"))
    assert content_revision(sample_content) != before


def test_each_kind_of_difference_is_found(tmp_path: Path) -> None:
    site = built_site(tmp_path)
    assert not differences(site, read_record(site))
    spoil(site)
    found = differences(site, read_record(site))
    assert found.changed == ("guides/one.html",)
    assert found.added == ("guides/stranger.html",)
    assert found.lost == ("guides/two.html",)


def test_only_hashes_of_styles_reach_a_server() -> None:
    style = hash_of("a{top:0}")
    spoilt = ["sha256-short=", f"{style}'; script-src *", 'x";}', 7, None]
    assert styles_of({"styles": [style, *spoilt]}) == (style,)
    assert styles_of({}) == ()


def test_what_a_host_asks_for_beside_the_pages_is_no_difference(tmp_path: Path) -> None:
    site = built_site(tmp_path)
    (site / "_headers").touch()
    (site / ".nojekyll").touch()
    assert not differences(site, read_record(site))


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"files": [], "day": ""}', "\xff"])
def test_a_site_without_a_record_cannot_be_compared(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / RECORD).write_text(text, encoding="latin-1")
    with pytest.raises(CommandError, match=r"can't read build\.json"):
        read_record(tmp_path)


@pytest.mark.parametrize(
    ("name", "options", "approval", "spoilt", "code"),
    [
        ("whole", [], None, False, 0),
        ("spoilt", [], None, True, 1),
        ("not-approved", ["--public"], None, False, 1),
        ("not-approved-and-spoilt", ["--public"], None, True, 1),
        ("approved", ["--public"], APPROVED, False, 0),
        ("approved-and-spoilt", ["--public"], APPROVED, True, 1),
    ],
)
def test_verify_says_what_it_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    options: list[str],
    approval: Approval | None,
    spoilt: bool,
    code: int,
) -> None:
    site = built_site(tmp_path, approval)
    if spoilt:
        spoil(site)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["verify", *options]) == code
    said = capsys.readouterr()
    check_golden(GOLDENS / f"{name}.txt", said.out + said.err)


def test_a_page_whose_address_is_not_recorded_is_not_for_the_public(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = built_site(tmp_path, APPROVED)
    record = record_of(APPROVED) | {"unrecorded": 1}
    write_manifest(site, content_revision(SAMPLE), record, TODAY)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["verify"]) == 0
    capsys.readouterr()
    assert cli.main(["verify", "--public"]) == 1
    check_golden(GOLDENS / "not-recorded.txt", capsys.readouterr().err)


QUESTIONS = (
    ToConfirm(question="Who answers at night?", why="Nobody knows.", who="Manager", blocks="yes"),
    ToConfirm(
        question="Is this route right?",
        why="It is ours.",
        who="Director",
        blocks="yes",  # type: ignore[arg-type] # as it is typed
        pages=("sample-worry", "pledge", "contacts/", "home", "topics/do-it-now"),
    ),
)


def test_an_open_question_that_blocks_keeps_a_copied_site_from_the_public(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = built_site(tmp_path, APPROVED)
    library = load_library(SAMPLE, TODAY)
    asked = replace(library, to_confirm={str(n): one for n, one in enumerate(QUESTIONS)})
    blocking = preview_outputs(asked, TODAY).record["blocking"]
    record = record_of(APPROVED) | {"blocking": blocking}
    write_manifest(site, content_revision(SAMPLE), record, TODAY)
    site.rename(tmp_path / "copy")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["verify", "--site", "copy"]) == 0
    capsys.readouterr()
    assert cli.main(["verify", "--public", "--site", "copy"]) == 1
    check_golden(GOLDENS / "blocked.txt", capsys.readouterr().err)


def test_a_site_of_an_older_version_is_not_for_the_public(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = built_site(tmp_path, APPROVED)
    record = json.loads((site / RECORD).read_text("utf-8"))
    del record["blocking"]
    (site / RECORD).write_text(json.dumps(record), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["verify", "--public"]) == 1
    assert "Build it again." in capsys.readouterr().err


def test_a_question_about_pages_that_nobody_sees_blocks_nothing() -> None:
    library = load_library(SAMPLE, TODAY)
    asked = {str(place): question for place, question in enumerate(QUESTIONS)}
    assert list(blocking_questions(asked, library.guides)) == ["0", "1"]
    worry = {"1": QUESTIONS[1].model_copy(update={"pages": ("sample-worry",)})}
    assert list(blocking_questions(worry, library.guides)) == ["1"]
    draft = library.guides["sample-worry"].model_copy(update={"status": "draft"})
    assert blocking_questions(worry, {"sample-worry": draft}) == {}
    quiet = {"0": QUESTIONS[0].model_copy(update={"blocks": False})}
    assert blocking_questions(quiet, library.guides) == {}


def test_verify_without_a_record_exits_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["verify"]) == 2
    check_golden(GOLDENS / "no-record.txt", capsys.readouterr().err)
