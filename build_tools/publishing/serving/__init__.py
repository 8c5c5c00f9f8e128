"""Writes what a server must know, beside the site: see SERVING.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_tools.pages.page import Layout
from build_tools.publishing.serving.headers import headers_of
from build_tools.publishing.serving.nginx import nginx_file
from build_tools.publishing.serving.static_hosts import headers_file


def write_serving(layout: Layout, styles: Iterable[str], folder: Path) -> None:
    """Write a folder of settings for a finished build: for nginx and for static hosts.

    `styles` are the hashes of the style blocks of its pages.
    """
    headers = headers_of(styles, public=layout.approved)
    files = {
        "nginx.conf": nginx_file(headers, layout.prefix),
        "_headers": headers_file(headers, layout.prefix),
        ".nojekyll": "",
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
