"""`verify`: say whether a published copy is as it was built, and may be shown to the public."""

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
Once a post has approved it, record that: python -m build_tools approve. Then build it again."""

NEVER_APPROVED = """\
It shows what was never approved: {pages}.
Once a post has approved them, record that: python -m build_tools approve. Then build it again."""

NOT_RECORDED = """\
Some of its addresses are in no record yet, so nothing would keep them from disappearing later.
Run: python -m build_tools check --record. Then build it again."""


TOO_OLD = """\
It does not say which open questions keep it from the public, so it was built by an older version.
Build it again."""

BLOCKED = """\
{asked} in content/to-confirm.yaml {keep} it from the public, so it must not be published:

{questions}

The posts named here answer them: the handbook says how, under "Answer an open question". Then build
the site again. To publish the rest without a guide that is blocked, make it a draft."""
WHOLE_SITE = "the whole site"


def verify(site: Path, *, public: bool) -> int:
    """Print what was changed, added or lost in a site since it was built; return 0 or 1.

    For the public, a site that the council has not approved is refused as well, and so is one
    with a page whose address is not in `content/addresses.yaml`, or with an open question that
    blocks it or some of its pages.
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
    print(f"{site} is whole: {count(len(record['files']), 'file')}, as built on {record['day']}.")
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
        *(f"  lost     {path}" for path in different.lost),
    ]
    print(
        f"{site} is not as it was built on {day}:\n\n" + "\n".join(named) + "\n\n"
        "Build the site again and publish that.",
        file=sys.stderr,
    )


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="the copy (default: site)"
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help="refuse a site that is not approved, or that an open question blocks, too",
    )


def _run(options: argparse.Namespace) -> int:
    return verify(options.site, public=options.public)


COMMAND = Command(_run, _add_options)
