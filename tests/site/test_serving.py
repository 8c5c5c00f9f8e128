"""The page on serving: its steps work, refuse an unapproved site, and its table is true."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from build_tools.publishing.manifest import differences, read_record
from tests.site.conftest import ROOT
from tests.site.council_server import council_server, steps_of
from tests.site.nginx import running, whole
from tools.sites import Served, free_port

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


def block_for(sample: Served, folder: Path, port: int) -> Path:
    """Write nginx's settings: the server block of the handbook, with our own file in it."""
    [block] = re.findall(r"```nginx\n(.*?)```", TEXT, re.DOTALL)
    settings = sample.folder.parent / ".build" / "serving" / "site" / "nginx.conf"
    ours = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/srv/guides/site": str(sample.folder.resolve()),
        "/srv/guides/nginx.conf": str(settings),
        "/etc/ssl/guides": str(folder / "guides"),
    }
    for theirs, place in ours.items():
        block = block.replace(theirs, place)
    certify(folder)
    file = folder / "settings.conf"
    file.write_text(whole(folder, block), encoding="utf-8")
    return file


def certify(folder: Path) -> None:
    """Make a certificate for a day, where the block looks for it."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    places = ["-keyout", str(folder / "guides.key"), "-out", str(folder / "guides.pem")]
    made = [*command, "-subj", "/CN=guides.example.gov.uk", *places]
    subprocess.run(made, check=True, capture_output=True)


def pieces_of(port: int, path: str) -> list[int]:
    """Return the size of each piece of an answer that can be read by itself: a record of TLS."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    pieces = []
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname="guides.example.gov.uk") as line,
    ):
        asked = f"GET {path} HTTP/1.0\r\nHost: guides.example.gov.uk\r\nAccept-Encoding: gzip"
        line.sendall(f"{asked}\r\n\r\n".encode("ascii"))
        while piece := line.read(65_536):  # never more than one record
            pieces.append(len(piece))
    return pieces


def test_the_server_block_sends_a_page_in_pieces_that_each_fit_into_one_packet(
    sample: Served, tmp_path: Path
) -> None:
    port = free_port()
    settings = block_for(sample, tmp_path, port)
    with running(settings, f"http://127.0.0.1:{port}/"):
        pieces = pieces_of(port, "/guides/sample-worry/")
        settings.write_text(re.sub(r" *ssl_buffer_size.*\n", "", settings.read_text("utf-8")))
    with running(settings, f"http://127.0.0.1:{port}/"):
        at_once = pieces_of(port, "/guides/sample-worry/")
    assert max(pieces) <= 1400
    assert sum(pieces) == sum(at_once)
    assert max(at_once) > 1460, "Without the setting, a piece needs several packets."


def test_the_table_names_every_header_that_is_sent(site: Served) -> None:
    listed = set(re.findall(r"^\| `([A-Z][\w-]+)` \|", TEXT, re.MULTILINE))
    file = site.folder.parent / ".build" / "serving" / "site" / "_headers"
    assert listed == set(re.findall(r"^  ([A-Z][\w-]+): ", file.read_text("utf-8"), re.MULTILINE))
