"""A new site takes the place of the old one under readers' eyes, as the handbook has it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_tools.publishing.manifest import read_record, styles_of
from tests.site.conftest import ROOT
from tests.site.council_server import CouncilServer, council_server, steps_of
from tests.site.test_nginx import watched
from tools.sites import Served, day_for, run_tools

SAMPLE = ROOT / "tests" / "sample" / "content"
[STEPS, _] = steps_of((ROOT / "handbook" / "it" / "serving.md").read_text(encoding="utf-8"))
NOT_YET = "The server does not send the new policy yet, so the old site stays."
OLD, NEW = "#4a2c6d", "#123456"


@pytest.fixture
def server(sample: Served, tmp_path: Path) -> Iterator[CouncilServer]:
    """A server that shows the sample."""
    with council_server(sample, tmp_path, shown=True) as server:
        yield server


def build_in_other_colours(server: CouncilServer, published: Path) -> None:
    """Build the sample with another colour, in the folder in which the steps are followed."""
    content = Path(shutil.copytree(SAMPLE, server.folder / "content"))
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").replace(OLD, NEW), encoding="utf-8")
    day = str(day_for(content))
    done = run_tools("build", "--today", day, "--published", str(published), cwd=server.folder)
    assert done.returncode == 0, done.stdout + done.stderr


def watch(server: CouncilServer, browser: Browser, steps: str) -> tuple[list[str], set[str], str]:
    """Open the site again and again while steps are followed, and once after.

    Returns what the policy refused, the colours that were seen, and what the steps complained of.
    """
    context = browser.new_context()
    refused = watched(context)
    page = context.new_page()
    process = server.start(steps)
    seen: set[str] = set()
    visits = 0
    ended = False
    while not ended:
        ended = process.poll() is not None
        visits += 1
        answer = page.goto(f"{server.address}?{visits}")
        assert answer is not None
        seen |= {colour for colour in (OLD, NEW) if colour in answer.text()}
    context.close()
    return refused, seen, process.communicate()[1]


def shown(server: CouncilServer) -> set[str]:
    text = (server.folder / "guides" / "site" / "index.html").read_text("utf-8")
    return {colour for colour in (OLD, NEW) if colour in text}


def test_no_reader_sees_a_bare_page_while_the_site_is_swapped_or_after_going_back(
    server: CouncilServer, browser: Browser
) -> None:
    before = (server.folder / "guides" / "site").resolve()
    build_in_other_colours(server, server.folder / "guides" / "site")
    refused, seen, complaints = watch(server, browser, STEPS)
    assert (refused, seen, shown(server)) == ([], {OLD, NEW}, {NEW}), complaints
    back = "\n".join(["set -e", f"release={before}", *STEPS.splitlines()[-2:]])
    refused, seen, complaints = watch(server, browser, back)
    assert (refused, shown(server)) == ([], {OLD}), complaints


def test_settings_that_know_the_new_styles_alone_are_seen_to_leave_pages_bare(
    server: CouncilServer, browser: Browser
) -> None:
    build_in_other_colours(server, server.folder / "nothing-published")
    refused, _, _ = watch(server, browser, STEPS)
    assert set(refused) == {"style-src-elem inline"}


@pytest.mark.parametrize(
    ("name", "script", "said"),
    [
        ("systemctl", "true", NOT_YET),
        ("systemctl", "echo reload failed >&2; exit 1", "reload failed"),
        ("nginx", "echo bad settings >&2; exit 1", "bad settings"),
    ],
    ids=["a reload that does nothing", "a reload that fails", "settings that are refused"],
)
def test_where_the_new_settings_do_not_work_the_old_site_stays_whole(
    server: CouncilServer, browser: Browser, name: str, script: str, said: str
) -> None:
    build_in_other_colours(server, server.folder / "guides" / "site")
    settings = server.folder / "guides" / "nginx.conf"
    old = settings.read_text("utf-8")
    server.command(name, script)
    refused, seen, complaints = watch(server, browser, STEPS)
    assert said in complaints
    assert (refused, seen, shown(server)) == ([], {OLD}, {OLD})
    assert (settings.read_text("utf-8") == old) == (name == "nginx")


def follow_with(server: CouncilServer, sample: Served) -> tuple[int, str]:
    """Follow the steps with the sample as it was built; return their exit code and complaints."""
    (server.folder / "site").symlink_to(sample.folder.resolve())
    (server.folder / ".build").symlink_to(sample.folder.parent / ".build")
    process = server.start(STEPS)
    complaints = process.communicate()[1]
    return process.returncode, complaints


def test_a_copy_that_fills_the_disk_is_deleted_and_the_old_site_stays(
    server: CouncilServer, sample: Served
) -> None:
    shown_before = (server.folder / "guides" / "site").resolve()
    server.command("cp", 'mkdir "$3"; echo half >"$3/index.html"; echo disk full >&2; exit 1')
    assert follow_with(server, sample) == (1, "disk full\n")
    assert list((server.folder / "guides" / "releases").iterdir()) == []
    assert (server.folder / "guides" / "site").resolve() == shown_before


def test_every_user_may_read_a_release_whatever_the_umask(
    server: CouncilServer, sample: Served
) -> None:
    server.command("cp", '/usr/bin/cp "$@"; chmod -R go-rwx "$3" 2>/dev/null || true')
    before = os.umask(0o077)
    try:
        code, complaints = follow_with(server, sample)
    finally:
        os.umask(before)
    assert code == 0, complaints
    release = (server.folder / "guides" / "site").resolve()
    for path in (release.parent, release, *release.rglob("*")):
        assert path.stat().st_mode & 0o444 == 0o444, path
        assert path.is_file() or path.stat().st_mode & 0o111 == 0o111, path


def test_a_build_of_the_same_content_accepts_the_same_styles_and_has_the_same_record(
    sample: Served, tmp_path: Path
) -> None:
    policies: list[set[str]] = []
    records: list[object] = []
    day = str(day_for(SAMPLE))
    for options in ([], ["--published", str(sample.folder)], []):
        done = run_tools("build", "--content", str(SAMPLE), "--today", day, *options, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        text = (tmp_path / ".build" / "serving" / "site" / "nginx.conf").read_text("utf-8")
        policies.append(set(re.findall(r"sha256-[^']*", text)))
        records.append(read_record(tmp_path / "site"))
    assert policies[0] == set(styles_of(read_record(sample.folder)))
    assert policies[0] == policies[1] == policies[2]
    assert records[0] == records[1] == records[2] == read_record(sample.folder)


def test_a_published_site_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    options = ["--content", str(SAMPLE), "--published", "empty"]
    done = run_tools("build", *options, "--today", str(day_for(SAMPLE)), cwd=tmp_path)
    assert done.returncode == 2
    assert 'We can\'t read build.json in "empty"' in done.stderr
