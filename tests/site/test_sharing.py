"""What a chat shows of a link, and what other programs find at the site."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import feedparser

from tests.ours import COVERED, OURS
from tools.sites import Served

EXIT = 'class="exit"'


def head_of(file: Path) -> dict[str, str]:
    text = file.read_text(encoding="utf-8")
    return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', text))


def pages(site: Served) -> list[Path]:
    """Return every page that has an address of its own, which the one for unknown ones has not."""
    folder = site.folder.resolve()
    files = [file for file in folder.rglob("*.html") if file != folder / "404.html"]
    return [file for file in files if 'class="menu"' in file.read_text(encoding="utf-8")]


def test_a_preview_of_a_page_with_the_exit_button_does_not_say_what_it_is_about(
    site: Served,
) -> None:
    quiet = [file for file in pages(site) if EXIT in file.read_text(encoding="utf-8")]
    assert {COVERED or "contacts", "pledge", "contacts"} <= {file.parent.name for file in quiet}
    for file in quiet:
        assert head_of(file) == {"title": OURS.site.title, "description": "A page to read."}


def test_a_preview_of_any_other_page_says_its_title(site: Served) -> None:
    others = [file for file in pages(site) if EXIT not in file.read_text(encoding="utf-8")]
    assert others
    for file in others:
        title = re.search(r"<title>([^<]+)</title>", file.read_text(encoding="utf-8"))
        assert title
        assert html.unescape(title[1]).startswith(html.unescape(head_of(file)["title"]))


def test_every_page_but_a_guide_leads_programs_to_the_feed(site: Served) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in pages(site)}
    others = {file: text for file, text in texts.items() if 'class="kind-guide"' not in text}
    assert 5 < len(others) < len(texts)
    for file, text in others.items():
        link = re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]+>', text)
        assert link, file
        href = re.search(r'href="([^"]+)"', link[0])
        assert href
        assert (file.parent / href[1]).resolve() == site.folder.resolve() / "feed.xml"


def test_the_feed_and_the_data_lead_to_pages_that_exist(site: Served) -> None:
    feed = feedparser.parse((site.folder / "feed.xml").read_bytes())
    guides = json.loads((site.folder / "guides.json").read_text(encoding="utf-8"))
    pledge = json.loads((site.folder / "pledge.json").read_text(encoding="utf-8"))
    addresses = [entry.link for entry in feed.entries]
    addresses += [thing["address"] for thing in (*guides["guides"], *guides["topics"], pledge)]
    assert len(addresses) > len(OURS.published) + len(OURS.topics) + 1
    for guide in guides["guides"]:
        assert (site.folder / guide["pdf"]).read_bytes().startswith(b"%PDF"), guide["slug"]
    for address in addresses:
        assert (site.folder / address / "index.html").is_file(), address


def test_the_feed_and_the_data_stand_compressed_beside_themselves(site: Served) -> None:
    for name in ("feed.xml", "guides.json", "pledge.json"):
        assert (site.folder / f"{name}.gz").is_file()
        assert (site.folder / f"{name}.br").is_file()
