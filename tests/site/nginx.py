"""A real nginx from Debian on loopback, with the settings that a build wrote."""

from __future__ import annotations

import getpass
import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.sites import Served, free_port

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
SERVER = """\
    server {{
        listen 127.0.0.1:{port};
        root {root};
        brotli_static on;
        include {settings};
    }}
"""
WHOLE = """\
{user}load_module {brotli};
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.txt warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    server_tokens off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""


@contextmanager
def nginx(site: Served, folder: Path, prefix: str) -> Iterator[str]:
    """Serve a built site under a path until the end of the block; give its address."""
    port = free_port()
    settings = folder / "settings.conf"
    settings.write_text(configuration(site, folder, prefix, port), encoding="utf-8")
    address = f"http://127.0.0.1:{port}{prefix}"
    with running(settings, address):
        yield address


@contextmanager
def running(settings: Path, address: str) -> Iterator[None]:
    """Run nginx with settings in its folder, from its first answer to the end of the block."""
    place = str(settings.parent)
    command = ["/usr/sbin/nginx", "-c", str(settings), "-p", place, "-g", "daemon off;"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        wait_until_it_answers(process, address)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=10)


def configuration(site: Served, folder: Path, prefix: str, port: int) -> str:
    """Return the whole of nginx's settings: what a council's server has, and our file in it."""
    place = folder / "www" / prefix.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site.folder.resolve(), target_is_directory=True)
    settings = site.folder.parent / ".build" / "serving" / "site" / "nginx.conf"
    root = folder / "www" if prefix != "/" else place
    server = SERVER.format(port=port, root=root, settings=settings)
    return whole(folder, server)


def whole(folder: Path, server: str) -> str:
    """Return all of nginx's settings around a server block, with a folder for what it writes."""
    user = f"user {getpass.getuser()};\n" if os.getuid() == 0 else ""
    return WHOLE.format(user=user, brotli=BROTLI, folder=folder, server=server)


def wait_until_it_answers(process: subprocess.Popen[str], address: str) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return  # there is no site yet, and it says so
        except OSError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    raise AssertionError(f"nginx did not start: {process.communicate()[1]}")
