"""Opens the pages of both sites in a browser, and says where they look or behave differently."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.sites import CHROMIUM, QUIET, pages_of, serve

PHONE = {"width": 320, "height": 568}


def looks(ours: Path, theirs: Path) -> list[str]:
    """Return a line for each page that looks different, or that a browser complains of."""
    here, there = serve(ours), serve(theirs)
    first, second = next(here), next(there)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        lines = _of_pages(browser, first.address, second.address, pages_of(ours))
        browser.close()
    here.close()
    there.close()
    return lines


def _of_pages(browser: Browser, ours: str, theirs: str, names: tuple[str, ...]) -> list[str]:
    page = browser.new_page(viewport=PHONE)
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: said.append(f"{request.url} could not be had"))
    lines = [f"/{name}: looks different" for name in names if _differs(page, ours, theirs, name)]
    page.close()
    return lines + [line for line in said if line.startswith(theirs)]


def _differs(page: Page, ours: str, theirs: str, name: str) -> bool:
    """Whether a page looks different three times running: very tall ones waver now and then."""
    return all(_picture(page, ours + name) != _picture(page, theirs + name) for _ in range(3))


def _picture(page: Page, address: str) -> bytes:
    page.goto(address)
    return page.screenshot(full_page=True)
