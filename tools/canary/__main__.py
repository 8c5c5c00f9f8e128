"""`python -m tools.canary --zensical PROGRAM`: report what readers would get from another engine.

It reports and blocks nothing: it exits with 0 whatever differs.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from build_tools.content import load_library
from build_tools.outputs.build import build_outputs
from build_tools.pdf import PdfCache
from build_tools.publishing.check_links import link_faults
from build_tools.publishing.check_pages import missing_from
from build_tools.publishing.publish import write_files
from build_tools.publishing.staging import stage
from tools.canary.browser import looks
from tools.canary.engines import build_both, version
from tools.canary.seen import differences, listed, site_seen


def main() -> None:
    """Build with both engines, compare, and print what differs as Markdown."""
    parser = argparse.ArgumentParser(description="Compare another engine with the present one.")
    parser.add_argument("--zensical", type=Path, required=True, help="the other engine's program")
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args()
    program = options.zensical.absolute()
    print(f"# What readers would get from Zensical {version(program)}\n")
    try:
        for line in report(options.content, options.today, program):
            print(line)
    except subprocess.CalledProcessError as error:
        print(f"It does not build these pages:\n\n{error.stdout}{error.stderr}")


def report(content: Path, today: date, zensical: Path) -> Iterator[str]:
    """Yield the lines of the report."""
    library = load_library(content, today)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        outputs = build_outputs(library, today, PdfCache(work / "pdf"))
        stage(outputs, work / "docs")
        ours, theirs, said = build_both(work / "docs", work, zensical, today)
        count = len(site_seen(theirs))
        yield from _part("What it said", [line for line in said.splitlines() if line])
        yield from _part("What its pages do not show", missing_from(outputs.pages, theirs))
        yield from _part("What differs", differences(site_seen(ours), site_seen(theirs)))
        yield from _part("What search engines read differently", _told(ours, theirs))
        yield from _part("What a browser shows differently, at 320 px", looks(ours, theirs))
        write_files(outputs.files, theirs)
        faults = link_faults(theirs, outputs.layout.prefix)
        yield from _part("Which of its links lead nowhere", list(faults))
        yield f"{count} pages were compared."


def _told(ours: Path, theirs: Path) -> list[str]:
    return sorted(f"{address} is listed by one only" for address in listed(ours) ^ listed(theirs))


def _part(title: str, lines: list[str]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "\n".join(f"- {line}" for line in lines) or "Nothing."
    yield ""


if __name__ == "__main__":
    main()
