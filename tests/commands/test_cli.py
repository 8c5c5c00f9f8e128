"""What the command line does when something of ours breaks, or nothing is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools import cli
from build_tools.commands import check
from build_tools.problems import CommandError, InternalError
from tests.conftest import SAMPLE

CHECK = ["check", "--content", str(SAMPLE), "--today", "2026-11-24"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def breaks(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def raise_it(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(check, "check", raise_it)


@pytest.mark.parametrize(
    ("error", "sentence", "details"),
    [
        (
            InternalError("The engine broke.", "All of it."),
            "Sorry. The engine broke.",
            "All of it.",
        ),
        (ValueError("odd"), "Sorry. Something went wrong in this tool.", "ValueError: odd"),
    ],
)
def test_a_fault_of_ours_is_one_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    error: Exception,
    sentence: str,
    details: str,
) -> None:
    breaks(monkeypatch, error)
    assert cli.main(CHECK) == 3
    said = capsys.readouterr().err
    log = tmp_path / ".build" / "log.txt"
    assert said.startswith(sentence)
    assert "The site has not changed." in said
    assert str(log) in said
    assert "Traceback" not in said
    assert details in log.read_text("utf-8")


def test_a_fault_is_told_even_where_no_log_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / ".build").write_text("a file", encoding="utf-8")
    breaks(monkeypatch, InternalError("It broke.", "All of it."))
    assert cli.main(CHECK) == 3
    assert "All of it." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (CommandError("Not so."), 2)]
)
def test_other_ends_have_their_own_codes(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    breaks(monkeypatch, error)
    assert cli.main(CHECK) == code


def test_nothing_typed_shows_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([])
    assert end.value.code == 2
    assert "usage: python -m build_tools" in capsys.readouterr().err


def test_text_gets_annotations_where_a_pull_request_is_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(CHECK) == 0
    assert "::warning" not in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert cli.main(CHECK) == 0
    assert "::warning file=content/guides/sample-worry.md,line=13::" in capsys.readouterr().out


def test_advice_has_its_exact_words(capsys: pytest.CaptureFixture[str]) -> None:
    for day, words in (
        ("2027-03-01", "The review of this guide is due soon, on 2027-03-15."),
        ("2027-04-01", "The review of this guide has been due since 2027-03-15."),
        (
            "2027-07-01",
            "The review of this guide was due on 2027-03-15, and its page now says so.",
        ),
    ):
        assert cli.main([*CHECK[:-1], day]) == 0
        said = capsys.readouterr().out
        assert words in said
        assert "pieces of advice. None of it stops your change." in said
