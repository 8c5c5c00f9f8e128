"""The handbook's block for nginx takes one page down at once, and no other."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.site.nginx import configuration, running
from tools.sites import Served, free_port

PAGE = (ROOT / "handbook" / "it" / "take-down.md").read_text(encoding="utf-8")
[BLOCK] = re.findall(r"```nginx\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def guides(site: Served) -> list[str]:
    """The names of the site's guides."""
    return sorted(path.parent.name for path in site.folder.glob("guides/*/index.html"))


@pytest.fixture(scope="module")
def address(
    site: Served, guides: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a server on which the first guide was taken down as the handbook says."""
    folder: Path = tmp_path_factory.mktemp("take-down")
    port = free_port()
    block = BLOCK.replace("the-guide", guides[0])
    settings = configuration(site, folder, "/", port).replace("include ", block + "include ", 1)
    (folder / "settings.conf").write_text(settings, encoding="utf-8")
    with running(folder / "settings.conf", f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/"


def answer(address: str) -> tuple[int, str, str | None]:
    """Return the status, the page and its policy."""
    try:
        with urllib.request.urlopen(address, timeout=10) as sent:
            return sent.status, sent.read().decode("utf-8", "replace"), None
    except urllib.error.HTTPError as error:
        policy = error.headers.get("Content-Security-Policy")
        return error.code, error.read().decode("utf-8", "replace"), policy


def test_the_page_becomes_the_one_for_unknown_addresses_so_that_saved_copies_show_it(
    site: Served, guides: list[str], address: str
) -> None:
    status, page, policy = answer(f"{address}guides/{guides[0]}/")
    assert status == 404
    assert page == (site.folder / "404.html").read_text(encoding="utf-8")
    assert policy


def test_its_pdf_goes_and_other_guides_stay(guides: list[str], address: str) -> None:
    assert answer(f"{address}pdf/{guides[0]}.pdf")[0] == 404
    assert answer(f"{address}guides/{guides[1]}/")[0] == 200
    assert answer(f"{address}pdf/{guides[1]}.pdf")[0] == 200
