"""`python -m tools.github.outside_links`: follow every link that leads out of the site.

403 and 429 count as alive: the page is there and keeps programs out. 404 and 410 are dead.
It reports as Markdown and blocks nothing: it exits with 0.
"""

from __future__ import annotations

import argparse
import csv
import html
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from build_tools.content import load_library
from build_tools.pages import DOCS, Page, render_pages
from build_tools.problems import count
from build_tools.problems.markdown import plain

Answer = Literal["alive", "dead", "unsure", "unreached"]
LINKCHECKER = Path(sys.executable).with_name("linkchecker")
ALIVE, DEAD = {401, 403, 405, 429}, {404, 410}
_ADDRESS = re.compile(r"""(?:href="|\]\()(https?://[^"\s)]+)""")
NO_NETWORK = "Not checked: we could not reach any other website from here. Check your network."


def outside_links(pages: Iterable[Page], exit_url: str) -> dict[str, list[str]]:
    """Return every address of another website, with what links to it: the exit button, or pages."""
    found: dict[str, list[str]] = {exit_url: ["the exit button"]}
    for page in pages:
        for address in dict.fromkeys(_ADDRESS.findall(page.markdown)):
            found.setdefault(html.unescape(address), []).append(page.title)
    return found


def follow(addresses: Iterable[str], timeout: int = 30) -> dict[str, tuple[Answer, str]]:
    """Return how each address answers, and in what words."""
    command = [str(LINKCHECKER), "--stdin", "--recursion-level=0", "--no-status", "--verbose"]
    command += ["--output=csv/utf-8", f"--timeout={timeout}", "--threads=4"]
    done = subprocess.run(
        command, input="\n".join(addresses), capture_output=True, text=True, check=False
    )
    lines = (line for line in done.stdout.splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter=";")
    return {row["urlname"]: (_answer(row["result"]), row["result"]) for row in rows}


def _answer(result: str) -> Answer:
    status = int(result[:3]) if re.match(r"[1-5][0-9]{2}\b", result) else 0
    if status in DEAD:
        return "dead"
    if status in ALIVE or 200 <= status < 400:
        return "alive"
    return "unsure" if status or "Connection" not in result else "unreached"


def told(links: Mapping[str, Sequence[str]], answers: Mapping[str, tuple[Answer, str]]) -> str:
    """Return the answers as Markdown: dead ones first, with the pages that link to them."""
    kinds = [answers.get(address, ("unsure", "no answer"))[0] for address in links]
    if links and all(kind == "unreached" for kind in kinds):
        return f"{NO_NETWORK}\n"
    dead = kinds.count("dead")
    alive = kinds.count("alive")
    said = f"{count(len(links), 'link')} to other websites: {alive} work, {dead} do not work"
    lines = [f"{said}, {len(kinds) - alive - dead} unclear."]
    for kind, title in (
        ("dead", "These do not work"),
        ("unsure", "We can't tell: check these yourself"),
    ):
        wanted = (kind, "unreached") if kind == "unsure" else (kind,)
        found = [address for address, is_ in zip(links, kinds, strict=True) if is_ in wanted]
        if found:
            lines += ["", f"## {title}", ""]
            lines += [_line(address, links, answers) for address in found]
    return "\n".join(lines) + "\n"


def _line(
    address: str, links: Mapping[str, Sequence[str]], answers: Mapping[str, tuple[Answer, str]]
) -> str:
    words = answers.get(address, ("unsure", "no answer"))[1].split(":")[0]
    return f"- `{address}` ({plain(words)}), on: {plain(', '.join(links[address]))}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Follow the links and print the report."""
    parser = argparse.ArgumentParser(description="Check every link to other websites.")
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args(arguments)
    library = load_library(options.content, options.today)
    pages = render_pages(library, docs=DOCS, today=options.today)
    links = outside_links(pages, library.site.exit_url)
    print(told(links, follow(links)), end="")


if __name__ == "__main__":
    main()
