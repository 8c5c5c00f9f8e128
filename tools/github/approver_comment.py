"""`python -m tools.github.approver_comment --base BASE`: print what an approver reads."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from build_tools.commands.changes import changes_from
from build_tools.content import check_content, load_partial
from build_tools.reporting.approver import ChangedPage, approver_comment
from tools.github.changed import address_of, changed_pages, numbers_changed


def run_address() -> str:
    """Return the address of this run on GitHub, or nothing elsewhere."""
    run = os.environ.get("GITHUB_RUN_ID")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return f"{server}/{os.environ.get('GITHUB_REPOSITORY')}/actions/runs/{run}" if run else ""


def pages_of(base: str, content: Path, today: date) -> list[ChangedPage]:
    """Return the pages that read differently; none where the content cannot be used."""
    if check_content(content, today).library is None:
        return []
    return [
        ChangedPage(page.title, address_of(page).lstrip("/"), numbers_changed(page, before))
        for page, before in changed_pages(base, content, today)
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the comment."""
    parser = argparse.ArgumentParser(description="Print the comment that an approver reads.")
    parser.add_argument(
        "--base", required=True, help="compare with a branch, a commit or another folder"
    )
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args(arguments)
    found = changes_from(options.base, options.content)
    pages = pages_of(options.base, options.content, options.today)
    now = load_partial(options.content)
    print(approver_comment(found, options.base, pages, now, run_address()), end="")


if __name__ == "__main__":
    main()
