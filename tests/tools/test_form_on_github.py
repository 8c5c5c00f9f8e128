"""A form on GitHub, end to end: the real `gh`, a stand-in for the API, and a place to push to."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_tools.commands.forms import write_forms
from build_tools.editing.forms.table import ANSWER, NUMBER, WORDS
from tests.catalogue import swap
from tests.conftest import ROOT, SAMPLE, TODAY
from tests.forms import MORE, PRIVATE, RIGHT, WRONG, body_of
from tests.golden import assert_golden
from tests.tools.standin import REPOSITORY, GitHub, github
from tools.github import distribution_sent, form, forms_follow

__all__ = ["github"]
OFFICER, APPROVER, STRANGER = "officer", "approver", "stranger"


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of a repository with the sample's content, with an origin to push to."""
    origin, clone = tmp_path / "origin.git", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    shutil.copytree(SAMPLE, clone / "content")
    shutil.copytree(ROOT / "docs", clone / "docs")
    (clone / ".gitignore").write_text("/.build/\n")
    write_forms(clone / "content", TODAY, clone / form.FOLDER)
    _commit(clone, "First")
    monkeypatch.chdir(clone)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.delenv("BASE", raising=False)
    return clone


def _commit(clone: Path, message: str) -> None:
    who = ["-c", "user.name=Officer", "-c", "user.email=officer@sample.example"]
    git(clone, "add", "--all")
    git(clone, *who, "commit", "--quiet", "-m", message)
    git(clone, "push", "--quiet", "origin", "HEAD")


class Sent:
    """Sends forms as GitHub would: each in a fresh checkout of main."""

    def __init__(self, hub: GitHub, clone: Path, event: Path) -> None:
        self.hub, self.clone, self.event = hub, clone, event

    def __call__(
        self, body: str, number: int = 7, title: str = "Form", by: str = OFFICER, **more: Any
    ) -> int:
        git(self.clone, "checkout", "--quiet", "--force", "main")
        git(self.clone, "clean", "--quiet", "--force", "-d")
        author = more.pop("author", by)
        issue = {"number": number, "title": title, "body": body, "user": {"login": author}}
        issue["state"] = more.pop("state", "open")
        self.hub.issues[number] = issue
        event = {"action": "opened", "issue": issue, "sender": {"login": by}}
        self.event.write_text(json.dumps(event), encoding="utf-8")
        return form.main(["--today", TODAY.isoformat()])

    def answer(self, number: int = 7) -> str:
        [one] = self.hub.comments[number]
        return str(one["body"])


@pytest.fixture
def send(github: GitHub, clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sent:
    github.permissions |= {OFFICER: "write", APPROVER: "admin", "reader": "read"}
    event = tmp_path / "event.json"
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    return Sent(github, clone, event)


def changed(number: Mapping[str, str]) -> str:
    return body_of(NUMBER, {**RIGHT["number-changed"][1], **number})


def test_a_form_becomes_one_pull_request_and_one_answer(send: Sent, clone: Path) -> None:
    assert send(changed({})) == 0
    [request] = send.hub.pulls.values()
    assert request["title"] == "Number: Sample hub"
    assert request["head"]["ref"] == "form-7"
    assert request["base"]["ref"] == "main"
    assert request["body"].startswith("Closes #7\n")
    assert_golden("forms/github/answer.md", send.answer())
    assert_golden("forms/github/request.md", request["body"])
    message = git(clone, "log", "-1", "--format=%an <%ae>%n%B", "origin/form-7")
    assert_golden("forms/github/commit.txt", message + "\n")
    files = git(clone, "diff", "--name-only", "origin/main", "origin/form-7").splitlines()
    assert "content/contacts.yaml" in files
    assert all(file.startswith(("content/contacts", ".github/ISSUE_TEMPLATE/")) for file in files)
    assert git(clone, "status", "--porcelain") == ""


def test_an_edited_form_updates_the_same_request(send: Sent, clone: Path) -> None:
    send(changed({}))
    assert send(changed({"phone": "020 7946 0009"})) == 0
    [request] = send.hub.pulls.values()
    assert "020 7946 0009" in request["body"]
    assert "020 7946 0009" in send.answer()
    assert "7946 0007" not in git(clone, "show", "origin/form-7:content/contacts.yaml")
    assert git(clone, "rev-list", "--count", "origin/main..origin/form-7") == "1"


def test_a_wrong_form_is_answered_and_nothing_is_pushed(send: Sent, clone: Path) -> None:
    assert send(body_of(*WRONG["a-long-step"])) == 0
    assert send.hub.pulls == {}
    assert git(clone, "ls-remote", "origin", "form-*") == ""
    assert git(clone, "status", "--porcelain") == ""
    assert_golden("forms/github/wrong.md", send.answer())


def test_a_form_that_is_edited_into_a_wrong_one_says_what_the_request_has(send: Sent) -> None:
    send(changed({}))
    assert send(changed({"phone": "none at all"})) == 0
    assert "still has what this form said before" in send.answer()


@pytest.mark.parametrize("who", [STRANGER, "reader"])
def test_whoever_may_not_write_gets_a_kind_line(who: str, send: Sent, clone: Path) -> None:
    assert send(changed({}), by=who, author_association="OWNER") == 0
    assert send.hub.pulls == {}
    assert git(clone, "ls-remote", "origin", "form-*") == ""
    assert_golden("forms/github/kind-line.md", send.answer())


def test_the_words_of_a_stranger_stay_theirs_when_an_officer_edits_them(send: Sent) -> None:
    assert send(changed({}), by=OFFICER, author=STRANGER) == 0
    assert send.hub.pulls == {}


@pytest.mark.parametrize("who", [OFFICER, STRANGER])
def test_what_identifies_a_child_closes_the_form_and_is_repeated_nowhere(
    who: str, send: Sent, clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = PRIVATE["an NHS number"]
    assert send(body_of(WORDS, {"guide": "sample-worry", "know": words}), title=words, by=who) == 0
    issue = send.hub.issues[7]
    assert issue["state"] == "closed"
    assert send.hub.pulls == {}
    written = json.dumps([issue, send.hub.comments]) + capfd.readouterr().out
    assert "943" not in written
    assert "5919" not in written
    assert ("GET", f"collaborators/{who}/permission") not in send.hub.asked
    assert_golden("forms/github/private.md", send.answer())


def test_a_reader_s_form_is_looked_at_for_a_child_s_words_and_else_left_to_people(
    send: Sent,
) -> None:
    assert send("### Which page?\n\nMissing children\n\n### What is wrong?\n\nA word.") == 0
    assert send.hub.comments == {}
    assert send(f"### Which page?\n\n{PRIVATE['a date of birth']}", number=8) == 0
    assert send.hub.issues[8]["state"] == "closed"


def test_a_closed_form_is_not_taken_again(send: Sent) -> None:
    assert send(changed({}), state="closed") == 0
    assert send.hub.pulls == {}
    assert send.hub.comments == {}


def test_a_second_form_for_one_contact_waits_for_the_first(send: Sent, clone: Path) -> None:
    send(changed({}))
    assert send(changed({"phone": "020 7946 0009"}), number=8) == 0
    assert len(send.hub.pulls) == 1
    assert git(clone, "ls-remote", "origin", "form-8") == ""
    assert_golden("forms/github/two-forms.md", send.answer(8))
    for request in send.hub.pulls.values():
        request["state"] = "closed"
    assert send(changed({"phone": "020 7946 0009"}), number=8) == 0
    assert "What happens next" in send.answer(8)


def test_a_request_from_a_fork_counts_for_nothing(send: Sent) -> None:
    send(changed({}))
    [request] = send.hub.pulls.values()
    request["head"]["repo"]["full_name"] = "somebody/guides"
    assert send(changed({"phone": "020 7946 0009"}), number=8) == 0
    assert len(send.hub.pulls) == 2


def test_what_somebody_changed_by_hand_on_the_request_is_not_overwritten(
    send: Sent, clone: Path
) -> None:
    send(changed({}))
    git(clone, "checkout", "--quiet", "form-7")
    swap("contacts.yaml", "7946 0007", "7946 0008")(clone / "content")
    _commit(clone, "By hand")
    assert send(changed({"phone": "020 7946 0009"})) == 0
    assert "7946 0008" in git(clone, "show", "origin/form-7:content/contacts.yaml")
    assert "by hand" in send.answer()


def test_where_github_forbids_requests_the_officer_gets_a_page_to_press_on(send: Sent) -> None:
    send.hub.refused = "pulls"
    send.hub.message = "GitHub Actions is not permitted to create or approve pull requests."
    assert send(changed({})) == 0
    address = f"https://github.com/{REPOSITORY}/compare/main...form-7?expand=1"
    assert address in send.answer()


def test_where_github_refuses_anything_else_the_cross_is_red(
    send: Sent, capsys: pytest.CaptureFixture[str]
) -> None:
    send.hub.refused = "pulls"
    assert send(changed({})) == 1
    assert "Not everything was done. GitHub refused" in capsys.readouterr().out


def test_where_our_program_fails_the_officer_is_told_and_the_cross_is_red(
    send: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("020 7946 0007")

    monkeypatch.setattr(form, "applied_form", fail)
    with pytest.raises(RuntimeError):
        send(changed({}))
    assert "our program failed" in send.answer()
    assert "7946 0007" not in send.answer()


def test_on_a_computer_the_other_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_EVENT_PATH", raising=False)
    assert form.main([]) == 2
    assert "python -m build_tools apply FORM" in capsys.readouterr().out


def test_words_of_a_form_close_no_other_issue(send: Sent, clone: Path) -> None:
    MORE(clone / "content")
    _commit(clone, "More")
    answers = {**RIGHT["question-answered"][1], "answer": "Yes. Closes #3 and fixes GH-4."}
    assert send(body_of(ANSWER, answers)) == 0
    message = git(clone, "log", "-1", "--format=%B", "origin/form-7")
    assert "#3" not in message
    assert "GH-4" not in message
    assert message.endswith("Closes #7")
    [request] = send.hub.pulls.values()
    assert request["body"].startswith("Closes #7\n")
    assert " #3" not in request["body"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"RUN": "", "SENT_ON": "2026-11-20"}, "There is no distribution to download."),
        ({"RUN": "55", "SENT_ON": "2026-11-20"}, "There is no distribution to download."),
        ({"RUN": "the last", "SENT_ON": "2026-11-20"}, "has only digits"),
        ({"RUN": "", "SENT_ON": "20/11/2026"}, 'Did you mean "2026-11-20"?'),
    ],
)
def test_a_distribution_that_cannot_be_recorded_is_said(
    given: Mapping[str, str],
    said: str,
    send: Sent,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    runs = "actions/workflows/distribution.yml/runs?status=success"
    send.hub.answers = {
        runs: {"workflow_runs": []},
        "actions/runs/55/artifacts": {"artifacts": [{"id": 1, "name": "x", "expired": True}]},
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert distribution_sent.main() == 1
    printed = capsys.readouterr().out
    assert said in printed
    assert "Nothing was recorded." in printed


def test_words_of_a_form_never_reach_a_shell(send: Sent, clone: Path) -> None:
    title = "$(touch stolen) `touch stolen` ${{ github.token }} ; touch stolen"
    assert send(body_of(*WRONG["a-shell-command"]), title=title) == 0
    assert not list(clone.glob("stolen"))
    workflow = (ROOT / ".github" / "workflows" / "form.yml").read_text("utf-8")
    for name in ("title", "body", "user", "sender"):
        assert not re.search(rf"issue\.{name}\b", workflow)


@pytest.mark.parametrize("name", {form.job: name for name, (form, _) in RIGHT.items()}.values())
def test_every_job_goes_through_github(name: str, send: Sent, clone: Path) -> None:
    MORE(clone / "content")
    _commit(clone, "More")
    assert send(body_of(*RIGHT[name])) == 0
    answer = send.answer()
    opened = "What happens next" in answer
    assert opened == bool(send.hub.pulls)
    assert opened or "Nothing needs to change" in answer


def test_the_forms_follow_the_content_in_one_request(
    send: Sent, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow = forms_follow.follow
    assert follow(Path("content"), TODAY) == "The forms are up to date."
    swap("contacts.yaml", "name: Sample hub", "name: Sample help")(clone / "content")
    _commit(clone, "Another name")
    assert follow(Path("content"), TODAY) == f"https://github.com/{REPOSITORY}/pull/101"
    git(clone, "checkout", "--quiet", "main")
    assert follow(Path("content"), TODAY) == f"https://github.com/{REPOSITORY}/pull/101"
    assert len(send.hub.pulls) == 1
    files = git(clone, "diff", "--name-only", "origin/main", "origin/forms-follow").splitlines()
    assert files
    assert all(file.startswith(".github/ISSUE_TEMPLATE/") for file in files)
