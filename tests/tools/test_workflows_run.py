"""Each `run:` line of the workflows is run here, in order, in a clean clone, as GitHub runs it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.catalogue import swap
from tests.conftest import ROOT, SAMPLE
from tests.forms import RIGHT, body_of, event_of
from tests.golden import assert_golden
from tests.tools.standin import REPOSITORY, GitHub, github

__all__ = ["github"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TESTS = "make test"
"""Not run here: it would run this very test. It is the one line that needs no test."""
GIVEN = {
    "github.token": "of-no-worth",
    "github.base_ref": "main",
    "github.event.pull_request.number": "12",
    "github.event.repository.default_branch": "main",
    "inputs.group": "all councillors",
    "inputs.since": "beginning",
    "inputs.sent_on": "",
    "inputs.how": "By email.",
    "inputs.run": "",
}


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Officer", "-c", "user.email=officer@sample.example"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *words], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with everything of this project, and the sample council's content."""
    folder = tmp_path_factory.mktemp("origin")
    work, origin = folder / "work", folder / "origin.git"
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if not name.startswith("content/") and (ROOT / name).is_file():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, work / name)
    shutil.copytree(SAMPLE, work / "content")
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "First")
    git(work, "push", "--quiet", str(origin), "main")
    return origin


@pytest.fixture
def clone(origin: Path, tmp_path: Path) -> Iterator[Path]:
    """A clean clone, in which what is installed here is installed already."""
    own = tmp_path / "origin.git"
    shutil.copytree(origin, own)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(own), str(clone))
    for lock in (*(clone / "requirements").iterdir(), *clone.glob("package*.json")):
        os.utime(lock, (0, 0))  # as old as can be, so that make finds nothing to install
    for name in (".venv", "node_modules"):
        (clone / name).symlink_to((ROOT / name).resolve())
    yield clone
    shutil.rmtree(clone)


def steps_of(file: str, job: str) -> list[dict[str, Any]]:
    data = yaml.safe_load((ROOT / ".github" / "workflows" / file).read_text("utf-8"))
    return [step for step in data["jobs"][job]["steps"] if step.get("run", TESTS) != TESTS]


def filled(text: str, given: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda match: given[match[1]], text)


def run_job(
    file: str, job: str, clone: Path, event: str = "{}", **given: str
) -> tuple[int, str, str]:
    """Run the lines of a job until one fails; return its exit code, its words, its summary."""
    (clone.parent / "event.json").write_text(event, encoding="utf-8")
    summary = clone.parent / "summary.md"
    summary.write_text("")
    own = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_PATH": str(clone.parent / "event.json"),
        "GITHUB_RUN_ID": "99",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_STEP_SUMMARY": str(summary),
        "TZ": "Europe/London",
    }
    code, printed = 0, ""
    for step in steps_of(file, job):
        env = {name: filled(text, GIVEN | given) for name, text in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=clone,
            env={**os.environ, **own, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        printed += done.stdout
        code = done.returncode
        if code:
            break
    return code, printed, summary.read_text("utf-8")


def propose(clone: Path, old: str = "020 7946 0001", new: str = "020 7946 0009") -> None:
    """Stand on a branch that changes a number, as GitHub checks a pull request out."""
    git(clone, "checkout", "--quiet", "-b", "change")
    swap("contacts.yaml", old, new)(clone / "content")
    git(clone, "commit", "--quiet", "--all", "--message", "A number")


def test_every_line_is_run_by_a_test_here() -> None:
    for path in WORKFLOWS:
        for job, what in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            if any(step.get("run", TESTS) != TESTS for step in what["steps"]):
                assert (path.name, job) in RUN, "run it below, and name it in RUN"


RUN = {
    ("distribution.yml", "distribution"),
    ("distribution-sent.yml", "sent"),
    ("form.yml", "form"),
    ("forms-follow.yml", "follow"),
    ("outside-links.yml", "tell"),
    ("publish.yml", "build"),
    ("pull-request.yml", "check"),
    ("pull-request.yml", "comment"),
    ("pull-request.yml", "pictures"),
    ("pull-request.yml", "preview"),
    ("pull-request.yml", "words"),
    ("reviews.yml", "tell"),
}
"""The jobs that the tests below run."""


def test_a_pull_request_is_checked_said_in_words_and_shown(github: GitHub, clone: Path) -> None:
    propose(clone)
    swap("contacts.yaml", "confirmed_for: 020 7946 0001", "confirmed_for: 020 7946 0009")(
        clone / "content"
    )
    git(clone, "commit", "--quiet", "--all", "--message", "Confirmed")
    for job in ("check", "words", "comment", "preview"):
        code, printed, summary = run_job("pull-request.yml", job, clone)
        assert code == 0, printed
        if job == "words":
            assert "## What this change does" in summary
    [comment] = github.comments[12]
    assert comment["body"].index("Who must agree") < comment["body"].index("020 7946 0009")
    assert_golden("forms/github/approver.md", comment["body"])
    code, printed, _ = run_job("pull-request.yml", "comment", clone)
    assert code == 0, printed
    assert len(github.comments[12]) == 1
    assert (clone / "preview" / "index.html").is_file()
    assert (clone / "preview" / "handbook" / "index.html").is_file()
    assert "index.html" in (clone / "preview" / "index.html").read_text("utf-8")


def test_pictures_are_taken_of_what_changes_numbers_first(github: GitHub, clone: Path) -> None:
    propose(clone, "use: Any sample worry, at any time.", "use: Any sample worry at all.")
    code, printed, _ = run_job("pull-request.yml", "pictures", clone)
    assert code == 0, printed
    assert list((clone / "screenshots").glob("*.png"))


def test_one_typo_is_one_problem_first_in_the_summary(github: GitHub, clone: Path) -> None:
    propose(clone, "  phone: 020 7946 0001", "  phone: 01632 96000l")
    code, printed, summary = run_job("pull-request.yml", "check", clone)
    assert code != 0
    assert printed.count("::error ") == 1
    assert "::warning " not in printed
    assert summary.splitlines()[0].startswith("1 thing to put right")
    jobs = yaml.safe_load((ROOT / ".github/workflows/pull-request.yml").read_text("utf-8"))["jobs"]
    assert {name for name, job in jobs.items() if job.get("needs") != "check"} == {"check"}


def test_what_is_approved_can_be_published_with_its_hidden_files(
    github: GitHub, clone: Path
) -> None:
    code, printed, _ = run_job("publish.yml", "build", clone)
    assert code in (0, 2), printed  # the sample may be refused, but by a sentence
    assert "Traceback" not in printed
    steps = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    given = steps["jobs"]["build"]["steps"][-1]["with"]
    assert given["include-hidden-files"] is True
    assert given["retention-days"] >= 30


def test_a_form_is_taken(github: GitHub, clone: Path) -> None:
    github.permissions["officer"] = "write"
    event = event_of(body_of(*RIGHT["number-changed"]))
    code, printed, summary = run_job("form.yml", "form", clone, event)
    assert code == 0, printed
    assert [one["title"] for one in github.pulls.values()] == ["Number: Sample hub"]
    assert "A comment has been added." in summary
    assert git(clone, "ls-remote", "origin", "form-7")


def test_the_forms_follow(github: GitHub, clone: Path) -> None:
    code, printed, _ = run_job("forms-follow.yml", "follow", clone)
    assert code == 0, printed
    assert [one["head"]["ref"] for one in github.pulls.values()] == ["forms-follow"]


def test_a_distribution_is_made_and_recorded_by_a_button(github: GitHub, clone: Path) -> None:
    code, printed, summary = run_job("distribution.yml", "distribution", clone)
    assert code == 0, printed
    assert "Nothing has been sent yet." in summary
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in (clone / "distribution").rglob("*"):
            archive.write(path, path.relative_to(clone / "distribution"))
    made_on = json.loads((clone / "distribution" / "distribution.json").read_text())["made_on"]
    github.answers = {
        "actions/workflows/distribution.yml/runs?status=success": {"workflow_runs": [{"id": 55}]},
        "actions/runs/55/artifacts": {
            "artifacts": [{"id": 66, "name": "distribution", "expired": False}]
        },
    }
    github.files["66"] = packed.getvalue()
    given = {"inputs.sent_on": made_on}
    code, printed, _ = run_job("distribution-sent.yml", "sent", clone, **given)
    assert code == 0, printed
    [request] = github.pulls.values()
    assert request["head"]["ref"] == "sent-55"
    register = git(clone, "show", "origin/sent-55:content/distributions.yaml")
    assert f"sent_on: {made_on}" in register
    assert REPOSITORY in printed
    for wrong in ("last Monday", ""):
        code, printed, _ = run_job(
            "distribution-sent.yml", "sent", clone, **{"inputs.sent_on": wrong}
        )
        assert code != 0
        assert "Nothing was recorded." in printed


def test_each_week_what_is_due_is_written_and_the_schedules_stay_on(
    github: GitHub, clone: Path
) -> None:
    code, printed, _ = run_job("reviews.yml", "tell", clone)
    assert code == 0, printed
    assert [one["title"] for one in github.issues.values()] == ["What is due to be checked again"]
    kept = {path for method, path in github.asked if method == "PUT"}
    assert kept == {
        f"actions/workflows/{name}/enable" for name in ("outside-links.yml", "reviews.yml")
    }
    github.refused = "issues"
    code, printed, _ = run_job("reviews.yml", "tell", clone)
    assert code != 0
    assert "Nothing was written. GitHub refused" in printed


def test_each_week_dead_links_are_written(github: GitHub, clone: Path) -> None:
    code, printed, _ = run_job("outside-links.yml", "tell", clone)
    assert code == 0, printed
    assert [one["title"] for one in github.issues.values()] == ["Links to other websites"]


def test_a_runner_s_clock_is_london_s() -> None:
    for path in WORKFLOWS:
        data = yaml.safe_load(path.read_text("utf-8"))
        assert data["env"] == {"TZ": "Europe/London"}, path.name
