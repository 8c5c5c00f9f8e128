"""`verify`: check that a copy of the site is as it was built, and may be published."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_tools.commands.command import Command
from build_tools.problems import count, in_words
from build_tools.publishing.manifest import Differences, differences, read_record

NOT_APPROVED = """\
The council has not approved this site, so it must not be published.
Once it is approved, record that: python -m build_tools approve. Then build it again."""

NEVER_APPROVED = """\
It shows pages that were never approved: {pages}.
Once they are approved, record that: python -m build_tools approve. Then build it again."""

NOT_RECORDED = """\
Some of its addresses are not recorded yet, so nothing would keep them working later.
Run: python -m build_tools check --record. Then build it again."""


TOO_OLD = """\
It was built by an older version of this tool, which did not note the open questions.
Build it again."""

BLOCKED = """\
{asked} in content/to-confirm.yaml {keep} it from the public, so it must not be published:

{questions}

The posts named here can answer them: see "Answer an open question" in the handbook. Then build the
site again. To publish the rest without a guide that is blocked, make that guide a draft."""
WHOLE_SITE = "the whole site"


def verify(site: Path, *, public: bool) -> int:
    """Print what was changed, added or lost in a site since it was built. Return 0 or 1.

    `public` also refuses a site that the council has not approved, that has a page whose address is
    not in `content/addresses.yaml`, or that an open question blocks as a whole or in part.
    """
    record = read_record(site)
    different = differences(site, record)
    if different:
        _say_what_differs(site, different, record["day"])
    refused = list(_refusals(record)) if public else []
    for sentence in refused:
        print(sentence, file=sys.stderr)
    if different or refused:
        return 1
    print(
        f"{site} is complete: {count(len(record['files']), 'file')}, as built on {record['day']}."
    )
    if public:
        newest = record["approval"]
        print(f"Newest approval of a page: {newest['post']}, {newest['on']}.")
    return 0


def _refusals(record: dict[str, Any]) -> Iterator[str]:
    if not record.get("approval"):
        yield NOT_APPROVED
    elif record.get("unapproved"):
        yield NEVER_APPROVED.format(pages=in_words(record["unapproved"]))
    if "blocking" not in record:
        yield TOO_OLD
    elif record["blocking"]:
        yield _blocked(record["blocking"])
    if record.get("unrecorded"):
        yield NOT_RECORDED


def _blocked(blocking: list[dict[str, Any]]) -> str:
    questions = "\n\n".join(
        f"  {asked['question']}\n"
        f"  Blocks: {_pages(asked['pages'])}. Who can answer: {asked['who']}."
        for asked in blocking
    )
    return BLOCKED.format(
        asked=count(len(blocking), "open question"),
        keep="keeps" if len(blocking) == 1 else "keep",
        questions=questions,
    )


def _pages(addresses: list[str]) -> str:
    return in_words([address or "home" for address in addresses]) if addresses else WHOLE_SITE


def _say_what_differs(site: Path, different: Differences, day: str) -> None:
    named = [
        *(f"  changed  {path}" for path in different.changed),
        *(f"  added    {path}" for path in different.added),
        *(f"  missing  {path}" for path in different.lost),
    ]
    print(
        f"{site} has changed since it was built on {day}:\n\n" + "\n".join(named) + "\n\n"
        "Build the site again, and publish the new one.",
        file=sys.stderr,
    )


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help="the copy to check (default: site)",
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help="also refuse a site that is not approved, or that an open question blocks",
    )


def _run(options: argparse.Namespace) -> int:
    return verify(options.site, public=options.public)


COMMAND = Command(_run, _add_options)
