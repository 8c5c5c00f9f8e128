"""Text that looks like an attack is shown as it was typed, in every output, and runs nowhere."""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Browser

from tests.approving import approved
from tests.attacks import SHOWN
from tests.conftest import SAMPLE
from tests.pdfs import words_of
from tests.site.conftest import TODAY
from tools.sites import Served, build, run_tools, serve

PLAIN = "guide-plain"
GUIDE = """\
---
title: {title}
summary: {text}
topic: learn-more
steps:
  - {text}
  - Ask why they moved.
  - Come back in three months.
avoid: [{text}]
questions: [{text}]
about_you: {text}
contacts: [sample-hub]
sources: [sample-page]
changes:
  - on: 2026-09-01
    what: {text}
---
A number is a question.
"""


@dataclass(frozen=True)
class Attacked:
    """A site with a guide for each attack, and what was made to be sent."""

    served: Served
    sent: Path


def as_typed(name: str) -> str:
    """The text of an attack as readers see it: with single spaces and joined accents."""
    return one_line(SHOWN[name])


def one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def guide(name: str, text: str) -> str:
    return GUIDE.format(title=f"Title {name}", text=json.dumps(text, ensure_ascii=False))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    folder = tmp_path_factory.mktemp("attacked")
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    before = Path(shutil.copytree(SAMPLE, folder / "before"))
    for name in SHOWN:  # changed guides: a bulletin tells in full what changed
        (before / "guides" / f"{name}.md").write_text(guide(name, "Say that then."), "utf-8")
        (content / "guides" / f"{name}.md").write_text(guide(name, SHOWN[name]), "utf-8")
    (content / "guides" / f"{PLAIN}.md").write_text(guide(PLAIN, "Say this now."), "utf-8")
    approved()(content)
    site = build(content, folder)
    options = ["--since", str(before), "--to", "All councillors", "--out", "sent"]
    done = run_tools("distribute", *options, "--today", TODAY, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    for served in serve(site):
        yield Attacked(served, folder / "sent")


def test_a_page_shows_the_text_and_runs_nothing(browser: Browser, attacked: Attacked) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("dialog", lambda dialog: said.append(f"{page.url}: a dialog"))
    elements = "[...document.querySelectorAll('*')].map(e => e.tagName).sort().join(' ')"
    attributes = (
        "[...document.querySelectorAll('main *')].flatMap(e => e.getAttributeNames())"
        ".filter(n => n.startsWith('on') || n === 'style')"
    )
    page.goto(f"{attacked.served.address}guides/{PLAIN}/")
    plain = page.evaluate(elements)
    for name in SHOWN:
        page.goto(f"{attacked.served.address}guides/{name}/")
        shown = one_line(page.locator("main").inner_text())
        assert shown.count(as_typed(name)) >= 5, (name, shown)
        assert page.evaluate(elements) == plain, name
        assert page.evaluate(attributes) == [], name
    page.close()
    assert said == []


def test_the_pocket_pack_shows_the_text(browser: Browser, attacked: Attacked) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{attacked.served.address}pocket-pack.html")
    shown = one_line(page.locator("body").inner_text())
    page.close()
    assert [name for name in SHOWN if as_typed(name) not in shown] == []


@pytest.mark.parametrize("name", SHOWN)
def test_a_pdf_prints_the_text(attacked: Attacked, tmp_path: Path, name: str) -> None:
    data = (attacked.served.folder / "pdf" / f"{name}.pdf").read_bytes()
    printed = closed_up(words_of(data, tmp_path))
    assert closed_up(as_typed(name)) in printed, printed


def closed_up(text: str) -> str:
    """A text without the spaces and hyphens that the ends of lines add or take."""
    return re.sub(r"[\s\u200b\u2010\u00ad-]", "", unicodedata.normalize("NFC", text))


def test_data_for_other_programs_holds_the_text(attacked: Attacked) -> None:
    folder = attacked.served.folder
    guides = json.loads((folder / "guides.json").read_text("utf-8"))["guides"]
    held = {entry["title"]: entry["summary"] for entry in guides}
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not feed.bozo
    told = " ".join(html.unescape(str(entry)) for entry in feed.entries)
    for name in SHOWN:
        assert held[f"Title {name}"] == " ".join(SHOWN[name].split())
        assert f"Title {name}" in told
    index = json.loads(next(folder.resolve().glob("**/search*.json")).read_text("utf-8"))
    assert {entry[2] for entry in index} >= {" ".join(text.split()) for text in SHOWN.values()}


def parts_of(sent: Path) -> Iterator[tuple[str, str]]:
    mail = email.message_from_bytes(
        next(sent.glob("*.eml")).read_bytes(), policy=email.policy.default
    )
    assert [name for name in mail if name.lower() == "bcc"] == []
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            yield part.get_content_subtype(), part.get_content()


def test_the_bulletin_holds_the_text(browser: Browser, attacked: Attacked) -> None:
    parts = dict(parts_of(attacked.sent))
    page = browser.new_page(java_script_enabled=False)
    page.set_content(parts["html"])
    shown = one_line(page.locator("body").inner_text())
    page.close()
    plain = closed_up(parts["plain"])
    named = [name for name in SHOWN if closed_up(f"Title {name}:") in plain]
    assert len(named) == 4  # it names five guides at most, and one of them is plain
    for name in named:
        assert as_typed(name) in shown, name
        assert closed_up(as_typed(name)) in plain, name
