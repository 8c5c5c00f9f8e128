"""`python -m tools.github.screenshots --base BASE`: take a picture of each page that changes.

The pages are those that differ when the content before and now are both rendered, and those whose
hand-written file changed. The site must have been built. It blocks nothing: it exits with 0.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from build_tools.pages import Page
from build_tools.problems import count
from tools.github.changed import address_of, changed_pages
from tools.sites import CHROMIUM, QUIET, serve

PHONE = {"width": 390, "height": 844}
MOST = 20


def take(pages: Sequence[Page], site: Path, into: Path) -> list[Path]:
    """Take a picture of each page as a phone shows it, and return their files."""
    names = [address_of(page).strip("/").replace("/", "-") or "home" for page in pages]
    files = [into / f"{name}.png" for name in names]
    server = serve(site)
    served = next(server)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        phone = browser.new_page(viewport=PHONE)
        for page, file in zip(pages, files, strict=True):
            phone.goto(served.address + address_of(page).lstrip("/"))
            phone.screenshot(path=file, full_page=True)
        browser.close()
    server.close()
    return files


def told(changed: Sequence[Page], most: int) -> str:
    """Return which pages change, and how many of them have a picture."""
    if not changed:
        return "No page changes, so there are no pictures."
    lines = [f"{count(len(changed), 'page')} changed."]
    if len(changed) > most:
        lines.append(
            f"Only the first {most} have a picture. The preview of the site has all of them."
        )
    lines += [f"- {page.title}: /{address_of(page).lstrip('/')}" for page in changed]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures and say which pages changed."""
    parser = argparse.ArgumentParser(description="Take a picture of each page that changes.")
    parser.add_argument(
        "--base", required=True, help="compare with a branch, a commit or another folder"
    )
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--into", type=Path, default=Path("screenshots"))
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args(arguments)
    found = changed_pages(options.base, options.content, options.today)
    changed = [page for page, _ in found]
    shutil.rmtree(options.into, ignore_errors=True)
    options.into.mkdir(parents=True)
    take(changed[: options.most], options.site, options.into)
    said = told(changed, options.most)
    (options.into / "pages.txt").write_text(said + "\n", encoding="utf-8")
    print(said)


if __name__ == "__main__":
    main()
