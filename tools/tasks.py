"""`python -m tools.tasks`: walk 25 readers' tasks on a phone, and say which take a minute.

A task is walked in headless Chromium at 360 x 640 from home: what is tapped, how far the page
scrolls, and whether the words that answer it are there. The seconds are computed, not timed, so
they are the same on every machine: the words up to the end of the answer at 238 a minute, two
seconds a tap, one a screen. The words are counted from where the last tap leads (the title of the
page, a heading that a link names, or a fold that it opens), and a second time from the very top
of the page, with the header. Looking for a link on the way and typing are not counted. What a
person would do is not known from this.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, sync_playwright

from tools.sites import CHROMIUM, QUIET, ROOT, build, serve
from tools.task_list import TASKS, Task

WIDTH, HEIGHT = 360, 640
WORDS_A_MINUTE, A_TAP, A_SCREEN, A_MINUTE = 238, 2.0, 1.0, 60.0
WAIT = 3000  # milliseconds, before a link counts as missing
RESULTS = 3  # a search result further down counts as not found


@dataclass(frozen=True)
class Walk:
    """What a task took to the end of its answer; or what is missing.

    `words` are counted from where the last tap leads, `words_from_top` from the top of the page.
    """

    taps: int = 0
    screens: float = 0
    words: int = 0
    words_from_top: int = 0
    page: str = ""
    missing: str = ""

    def seconds(self, words: int) -> float:
        """Return the computed seconds with so many words to read."""
        return words * 60 / WORDS_A_MINUTE + self.taps * A_TAP + self.screens * A_SCREEN

    def within_a_minute(self, words: int) -> bool:
        """Say whether the answer is there and reached in time."""
        return not self.missing and self.seconds(words) <= A_MINUTE


# What a reader sees, in order, and where in it the last tap leads. Returns the number of words to
# the end of the last answer and its lower edge, or the first answer that is missing.
FIND = """answers => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const target = document.activeElement.closest("summary")
    || (location.hash && document.getElementById(location.hash.slice(1)))
    || document.querySelector("h1");
  const seen = [];
  let text = "", start = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (parent.closest("script, style, .unseen, .skip") || !parent.checkVisibility()) continue;
    const before = target.compareDocumentPosition(node) & 2;
    seen.push({node, from: text.length});
    text += node.data.replace(/\\s/g, " ");
    if (before) start = text.length;
    if (!/^(A|SPAN|STRONG|EM)$/.test(parent.tagName)) text += " ";
  }
  const gap = (words) => words.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&").replace(/ /g, "\\\\s+");
  let end = 0;
  for (const answer of answers) {
    const found = new RegExp(gap(answer)).exec(text.slice(start));
    if (!found) return {missing: answer};
    end = Math.max(end, start + found.index + found[0].length);
  }
  const last = seen.filter(({from}) => from < end).pop(), range = document.createRange();
  range.setStart(last.node, 0);
  range.setEnd(last.node, Math.min(end - last.from, last.node.length));
  const count = (from) => text.slice(from, end).split(/\\s+/)
    .filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  const bottom = range.getBoundingClientRect().bottom;
  return {words: count(start), fromTop: count(0), bottom, missing: ""};
}"""


def main() -> None:
    """Walk every task and print the table."""
    parser = argparse.ArgumentParser(description="Walk the tasks of readers on a phone.")
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    options = parser.parse_args()
    if options.site and not (options.site / "index.html").is_file():
        parser.error(f"{options.site} has no built site: build one with `make site`.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = serve(options.site or build(ROOT / "content", Path(folder)))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        address = next(served).address
        walks = [walked(browser, address, task) for task in TASKS]
        browser.close()
        served.close()
    print("\n".join(table(TASKS, walks)))


def walked(browser: Browser, address: str, task: Task) -> Walk:
    """Walk a task from home in a context of its own."""
    size: ViewportSize = {"width": WIDTH // task.zoom, "height": HEIGHT // task.zoom}
    context = browser.new_context(viewport=size, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(address)
    walk = _answered(page, task)
    context.close()
    return walk


def _answered(page: Page, task: Task) -> Walk:
    taps, screens = 0, 0.0
    for step in task.steps:
        try:
            more = _search(page, step) if step.startswith("?") else _tap(page, step)
        except Error:
            return Walk(taps, screens, page=_path(page), missing=f"no way to: {step}")
        taps, screens = taps + more[0], screens + more[1]
    found = page.evaluate(FIND, list(task.answers))
    if found["missing"]:
        return Walk(taps, screens, page=_path(page), missing=f"not there: {found['missing']}")
    screens += _below(page, found["bottom"])
    return Walk(taps, screens, found["words"], found["fromTop"], _path(page))


def _tap(page: Page, text: str) -> tuple[int, float]:
    """Scroll to a link or fold by its text, tap it, and return the taps and screens it took."""
    link = page.locator("a:visible, summary:visible").filter(has_text=text).first
    return 1, _press(page, link)


def _press(page: Page, link: Locator) -> float:
    box = link.bounding_box()
    screens = _below(page, box["y"] + box["height"]) if box else 0.0
    leads_to = link.evaluate("link => link.href || location.href")
    link.tap()
    page.wait_for_url(leads_to)
    return screens


def _search(page: Page, step: str) -> tuple[int, float]:
    words, _, wanted = step.removeprefix("?").partition(">")
    page.get_by_role("button", name="Search").tap()
    page.get_by_role("searchbox").fill(words.strip())
    results = page.locator("dialog.find ol a")
    results.first.wait_for()
    for result in results.all()[:RESULTS]:
        if wanted.strip() in (result.get_attribute("href") or ""):
            return 2, _press(page, result)
    raise Error(f"{wanted.strip()} is not in the first {RESULTS} results")


def _below(page: Page, bottom: float) -> float:
    """Return by how many screens an edge lies under what is in view."""
    height = float(page.evaluate("innerHeight"))
    return max(0.0, bottom - height) / height


def _path(page: Page) -> str:
    address = urlsplit(page.url)
    return (address.path + (f"#{address.fragment}" if address.fragment else "")).lstrip("/")


def table(tasks: tuple[Task, ...], walks: list[Walk]) -> Iterator[str]:
    """Yield the table as Markdown, and the count under it."""
    yield f"Walked on {date.today().isoformat()} at {WIDTH} x {HEIGHT}, from home."
    yield ""
    yield "| no. | who | question | taps | screens | words | seconds | in time | from top | page |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for number, (task, walk) in enumerate(zip(tasks, walks, strict=True), start=1):
        yield _row(number, task, walk)
    yield ""
    count = sum(walk.within_a_minute(walk.words) for walk in walks)
    strict = sum(walk.within_a_minute(walk.words_from_top) for walk in walks)
    yield f"{count} of {len(walks)} within a minute; {strict} read from the very top of the page."


def _row(number: int, task: Task, walk: Walk) -> str:
    asked = f"| {number} | {task.who} | {task.question} | {walk.taps} | {walk.screens:.1f}"
    page = walk.page or "home"
    if walk.missing:
        return f"{asked} | | | **no**: {walk.missing} | | {page} |"
    verdict = "yes" if walk.within_a_minute(walk.words) else "**no**"
    top = f"{walk.seconds(walk.words_from_top):.0f}"
    return f"{asked} | {walk.words} | {walk.seconds(walk.words):.0f} | {verdict} | {top} | {page} |"


if __name__ == "__main__":
    main()
