"""Writes what a server must know, beside the site: see SERVING.md."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from build_tools.model import Site
from build_tools.publishing.serving.headers import headers_of
from build_tools.publishing.serving.nginx import nginx_file
from build_tools.publishing.serving.static_hosts import headers_file


def write_serving(built: Path, site: Site, folder: Path) -> None:
    """Write a folder of settings for a finished build: for nginx and for static hosts."""
    headers = headers_of(built, public=site.approval is not None)
    prefix = prefix_of(site)
    files = {
        "nginx.conf": nginx_file(headers, prefix),
        "_headers": headers_file(headers, prefix),
        ".nojekyll": "",
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def prefix_of(site: Site) -> str:
    """Return the path that a site is served under: `/`, or `/safety/`."""
    path = urlsplit(site.base_url or "").path.strip("/")
    return f"/{path}/" if path else "/"
