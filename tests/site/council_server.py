"""A council's server as in the handbook, on loopback: its folder, its nginx, its two commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.site.nginx import SERVER, running, whole
from tools.sites import ROOT, Served, free_port

PREFIX = "/safety/"
RELOADS = "kill -HUP $(cat {folder}/nginx.pid)"
NGINX = "exec /usr/sbin/nginx -c {folder}/settings.conf -p {folder} $@"


def steps_of(text: str) -> list[str]:
    """Return each block of shell of a document."""
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)


@dataclass(frozen=True)
class CouncilServer:
    """The folder that holds `guides/` as /srv does, and the address that readers have."""

    folder: Path
    address: str

    def command(self, name: str, script: str) -> None:
        """Put a command into the path of the steps."""
        file = self.folder / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("#!/bin/sh\n" + script.format(folder=self.folder) + "\n", "utf-8")
        file.chmod(0o755)

    def start(self, steps: str) -> subprocess.Popen[str]:
        """Start steps as they are written, in a folder with `site` and `.build`."""
        ours = steps.replace("/srv", str(self.folder)).replace("python -m", f"{sys.executable} -m")
        ours = ours.replace("https://guides.example.gov.uk/", self.address)
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.Popen(
            ["sh", "-c", ours],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@contextmanager
def council_server(site: Served, folder: Path, *, shown: bool = False) -> Iterator[CouncilServer]:
    """Run a server with the settings of a site, and with the site itself where it is shown."""
    guides = folder / "guides"
    (guides / "www").mkdir(parents=True)
    (guides / "www" / PREFIX.strip("/")).symlink_to(guides / "site")
    shutil.copy(site.folder.parent / ".build" / "serving" / "site" / "nginx.conf", guides)
    if shown:
        (guides / "site").symlink_to(site.folder.resolve())
    port = free_port()
    block = SERVER.format(port=port, root=guides / "www", settings=guides / "nginx.conf")
    (folder / "settings.conf").write_text(whole(folder, block), encoding="utf-8")
    server = CouncilServer(folder, f"http://127.0.0.1:{port}{PREFIX}")
    server.command("systemctl", RELOADS)
    server.command("nginx", NGINX)
    with running(folder / "settings.conf", server.address):
        yield server
