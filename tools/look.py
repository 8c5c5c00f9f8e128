"""`python -m tools.look`: pictures of the pages that matter most, on a phone and on a desk.

They go to `.build/look/`, to be looked at by a person; with `--readme`, the two of the README are
taken again as well.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from build_tools.content import load_library
from build_tools.model import Library
from tools.sites import CHROMIUM, QUIET, ROOT, build, serve

PICTURES = ROOT / "tests" / "goldens" / "look"
SIZES = {320: 568, 1280: 800}
SCHEMES = ("light", "dark")
QUESTION = "a child is in danger"


def main() -> None:
    """Build the content, take every picture, and say where they are."""
    parser = argparse.ArgumentParser(description="Take pictures of the pages that matter most.")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--to", type=Path, default=Path(".build") / "look")
    parser.add_argument("--readme", action="store_true", help="take the README's pictures again")
    options = parser.parse_args()
    library = load_library(options.content, date.today())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = serve(build(options.content, Path(folder)))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        address = next(served).address
        taken = list(pictures(browser, address, library, options.to))
        if options.readme:
            taken += readme_pictures(browser, address, library)
        browser.close()
        served.close()
    print(f"{len(taken)} pictures are in {options.to.resolve().as_uri()}")


def shown(library: Library) -> dict[str, str]:
    """Return the address of each page to look at, by its short name."""
    topic = library.site.act_now_topic
    return {
        "home": "",
        "guide": f"guides/{library.guides_of(topic)[0].slug}/",
        "topic": f"topics/{topic}/",
        "pledge": "pledge/",
        "easy-to-read": "pledge/easy-to-read/",
        "search": "",
    }


def pictures(browser: Browser, address: str, library: Library, folder: Path) -> Iterator[Path]:
    """Take a picture of each page in each width and scheme, as far down as three screens."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, scheme in product(SIZES, SCHEMES):
        context = browser.new_context(
            viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme
        )
        page = context.new_page()
        for name, path in shown(library).items():
            page.goto(address + path)
            file = folder / f"{name}-{width}-{scheme}.png"
            yield _search(page, file) if name == "search" else _tall(page, file, 3 * SIZES[width])
        context.close()


def _tall(page: Page, file: Path, most: int) -> Path:
    height = min(most, page.evaluate("document.documentElement.scrollHeight"))
    width = page.evaluate("innerWidth")
    page.screenshot(
        path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}
    )
    return file


def _search(page: Page, file: Path) -> Path:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(QUESTION)
    page.locator("dialog.find ol a").first.wait_for()
    page.screenshot(path=file)
    return file


def readme_pictures(browser: Browser, address: str, library: Library) -> list[Path]:
    """Take the two pictures that the README shows: a guide in light, and home in dark."""
    taken = []
    for name, scheme in (("guide", "light"), ("home", "dark")):
        context = browser.new_context(
            viewport={"width": 320, "height": SIZES[320]}, color_scheme=scheme
        )
        page = context.new_page()
        page.goto(address + shown(library)[name])
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
        context.close()
        taken.append(PICTURES / f"{name}-{scheme}.png")
    return taken


if __name__ == "__main__":
    main()
