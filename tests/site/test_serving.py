"""The page on serving: its steps work, refuse an unapproved site, and its table is true."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from build_tools.publishing.manifest import differences, read_record
from tests.site.conftest import ROOT
from tests.site.council_server import council_server, steps_of
from tests.site.nginx import BROTLI, WHOLE
from tools.sites import Served

TEXT = (ROOT / "handbook" / "it" / "serving.md").read_text(encoding="utf-8")
NAMES = ["nginx", "github-pages"]
STEPS = list(zip(NAMES, steps_of(TEXT), strict=True))
MADE = {"nginx": "guides/site", "github-pages": "pages"}


def follow(steps: str, site: Served, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run steps as they are written, with a folder of ours in the place of /srv."""
    (folder / "site").symlink_to(site.folder.resolve())
    (folder / ".build").symlink_to(site.folder.parent / ".build")
    with council_server(site, folder) as server:
        process = server.start(steps)
        said, complained = process.communicate()
    return subprocess.CompletedProcess(steps, process.returncode, said, complained)


@pytest.mark.parametrize(("name", "steps"), STEPS, ids=NAMES)
def test_the_steps_publish_a_whole_copy_of_an_approved_site(
    sample: Served, tmp_path: Path, name: str, steps: str
) -> None:
    done = follow(steps, sample, tmp_path)
    assert done.returncode == 0, done.stderr
    copy = tmp_path / MADE[name]
    assert not differences(copy, read_record(copy))
    assert (copy / ".well-known" / "security.txt").is_file()


@pytest.mark.parametrize(("name", "steps"), STEPS, ids=NAMES)
def test_the_steps_refuse_a_site_that_is_not_approved(
    site: Served, tmp_path: Path, name: str, steps: str
) -> None:
    done = follow(steps, site, tmp_path)
    assert done.returncode == 1
    assert "must not be published" in done.stderr
    assert not (tmp_path / MADE[name]).exists()


def test_the_server_block_is_one_that_nginx_takes(sample: Served, tmp_path: Path) -> None:
    [block] = re.findall(r"```nginx\n(.*?)```", TEXT, re.DOTALL)
    without = re.sub(r" *ssl_.*\n", "", block).replace("listen 443 ssl", "listen 127.0.0.1:9")
    settings = sample.folder.parent / ".build" / "serving" / "site" / "nginx.conf"
    server = without.replace("/srv/guides/nginx.conf", str(settings))
    file = tmp_path / "settings.conf"
    file.write_text(WHOLE.format(user="", brotli=BROTLI, folder=tmp_path, server=server), "utf-8")
    command = ["/usr/sbin/nginx", "-t", "-c", str(file), "-p", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_table_names_every_header_that_is_sent(site: Served) -> None:
    listed = set(re.findall(r"^\| `([A-Z][\w-]+)` \|", TEXT, re.MULTILINE))
    file = site.folder.parent / ".build" / "serving" / "site" / "_headers"
    assert listed == set(re.findall(r"^  ([A-Z][\w-]+): ", file.read_text("utf-8"), re.MULTILINE))
