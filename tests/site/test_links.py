"""linkchecker follows every link of the site, from its root, and finds none broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from build_tools.publishing.check_links import link_faults
from tools.sites import Served, serve


def follow(address: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("linkchecker")
    command = [str(program), "--no-status", "--no-warnings", "--threads=10", address]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_no_internal_link_is_broken(site: Served) -> None:
    done = follow(site.address)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "0 errors found" in done.stdout


def test_our_own_check_agrees(site: Served, sample: Served) -> None:
    assert list(link_faults(site.folder.resolve(), "/")) == []
    assert list(link_faults(sample.folder.resolve(), "/safety/")) == []


def test_a_planted_broken_link_is_found(sample: Served, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(sample.folder.resolve(), copy)
    home = copy / "index.html"
    text = home.read_text(encoding="utf-8")
    planted = text.replace("</main>", '<a href="guides/gone/">gone</a></main>', 1)
    assert planted != text
    home.write_text(planted, encoding="utf-8")
    assert list(link_faults(copy, "/safety/")) == ['index.html: "guides/gone/" leads nowhere.']
    server = serve(copy)
    done = follow(next(server).address)
    server.close()
    assert done.returncode == 1
    assert "guides/gone" in done.stdout
