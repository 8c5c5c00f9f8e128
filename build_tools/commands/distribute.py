"""`distribute`: put what goes out to councillors into a folder, and record it once it is sent."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from build_tools import disk
from build_tools.commands.baseline import base_of, in_words, version_of
from build_tools.commands.command import WORK, Command, day
from build_tools.comparing import bulletin_of
from build_tools.content import load_library
from build_tools.distribution import (
    BEGINNING,
    NOT_IN_GIT,
    Envelope,
    distribution_of,
    folder_of,
    last_sent,
    make_folder,
    read_receipt,
    record,
    refuse_another,
    refuse_no_group,
    register_lines,
)
from build_tools.editing import with_items
from build_tools.model.approvals import seen_by_readers
from build_tools.pages import day_in_words
from build_tools.problems import CommandError

T = TypeVar("T")


def distribute(content: Path, today: date, since: str | None, group: str, out: Path | None) -> int:
    """Make a folder for a group of what has changed since a day or revision. Send nothing.

    By default, `since` is the version that the group was last sent.
    """
    refuse_no_group(group)
    folder = out or WORK / folder_of(today)
    with disk.disk_errors():
        WORK.mkdir(exist_ok=True)
    refuse_another(folder)
    library = load_library(content, today).for_readers()
    if since:
        from_then = in_words(since)
    else:
        last = last_sent(library, group)
        since, from_then = last.version, day_in_words(last.sent_on)
    base = base_of(since, content)
    if base.approvals:
        base = replace(base, guides=seen_by_readers(base.guides, base.approvals))
    for unread in base.unread:
        print(f"We can't compare {unread.file}: its old version can't be read. Check it yourself.")
    bulletin = bulletin_of(base, library)
    if bulletin.is_empty:
        print(f"Nothing that readers see has changed since {from_then}, so nothing was made.")
        return 0
    envelope = Envelope(group, from_then, version_of(content), today)
    kept = WORK / "pdf" / "distribution"
    with disk.disk_errors():
        made = make_folder(library, bulletin, envelope, folder, kept=kept, named=out is not None)
    if not made.is_new:
        print(f"Nothing has changed since {made.folder} was made, so it stays as it is.")
        return 0
    print(f"{made.folder} is ready: {bulletin.summed_up}. Nothing has been sent yet.")
    print(f"Now read {made.folder / 'README.txt'}.")
    if library.site.approval is None:
        print("The council has not approved this site: every file is a draft. Do not send it on.")
    if envelope.version.endswith(NOT_IN_GIT):
        print(f"{content} has changes that are not in Git. Commit them, then make this again.")
        print("Otherwise the next distribution can't begin where this one ends.")
    return 0


def record_sent(content: Path, today: date, folder: Path, sent_on: date, how: str) -> int:
    """Add what was sent to the register, unless that would make the content wrong."""
    receipt = read_receipt(folder)
    load = partial(load_library, today=today)
    sent = distribution_of(receipt, load(content), how=how, sent_on=sent_on, today=today)
    add = partial(with_items, name="distributions", items=[register_lines(sent)])
    register = record(content, add, load)
    print(f"Recorded in {register}: sent to {sent.to} on {sent.sent_on.isoformat()}.")
    return 0


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--since",
        metavar="DATE|REVISION",
        help=f'a day, a Git revision or "{BEGINNING}" (default: what the group was last sent)',
    )
    what.add_argument("--record", type=Path, metavar="FOLDER", help="the folder that was sent")
    parser.add_argument("--to", metavar="GROUP", help="the group, such as: all councillors")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where to make it (default: .build/distribution-<day>)",
    )
    parser.add_argument("--sent-on", type=day, metavar="YYYY-MM-DD", help="the day it was sent")
    parser.add_argument("--how", default="By email.", help='how it was sent (default: "By email.")')


def _run(options: argparse.Namespace) -> int:
    if options.record:
        sent_on = _needed(options.sent_on, "--sent-on", "the day it was sent: 2026-11-30")
        return record_sent(options.content, options.today, options.record, sent_on, options.how)
    group = _needed(options.to, "--to", 'the group it is for: --to "all councillors"')
    return distribute(options.content, options.today, options.since, group, options.out)


def _needed(value: T | None, name: str, what: str) -> T:
    if not value:
        raise CommandError(f"{name} is missing. Give {what}.")
    return value


COMMAND = Command(_run, _add_options)
