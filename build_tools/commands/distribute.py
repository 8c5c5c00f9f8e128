"""`distribute`: put what goes out to councillors into a folder, and record it once it is sent."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from build_tools import disk
from build_tools.commands.baseline import BEGINNING, NOT_IN_GIT, base_of, in_words, version_of
from build_tools.commands.command import WORK, Command, day
from build_tools.comparing import Bulletin, bulletin_of
from build_tools.content import load_library
from build_tools.distribution import (
    Envelope,
    distribution_of,
    files_of,
    printed,
    read_receipt,
    refuse_another,
    register_lines,
    write_folder,
)
from build_tools.editing import with_items
from build_tools.model import Library
from build_tools.model.approvals import seen_by_readers
from build_tools.model.values import is_group
from build_tools.pages import day_in_words
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.problems import CommandError, printable

T = TypeVar("T")
REGISTER = "distributions.yaml"
LONGEST_GROUP = 60


def distribute(content: Path, today: date, since: str | None, group: str, out: Path | None) -> int:
    """Make the folder of what changed since a day or revision, for a group. Send nothing.

    Where `since` is left out, it is the version that the group was last sent.
    """
    _refuse_no_group(group)
    folder = out or WORK / f"distribution-{today.isoformat()}"
    with disk.disk_errors():
        WORK.mkdir(exist_ok=True)
    refuse_another(folder)
    library = load_library(content, today).for_readers()
    since, told = (since, in_words(since)) if since else _last_sent(library, group)
    base = base_of(since, content)
    if base.approvals:
        base = replace(base, guides=seen_by_readers(base.guides, base.approvals))
    for unread in base.unread:
        print(f"Could not be compared: {unread.file} as it was then. Look at it yourself.")
    bulletin = bulletin_of(base, library)
    if bulletin.is_empty:
        print(f"Nothing that readers see has changed since {told}. Nothing was made.")
        return 0
    envelope = Envelope(group, told, version_of(content), today)
    with disk.disk_errors():
        made = _write(library, bulletin, envelope, folder)
    _say(library, bulletin, folder, made=made)
    if made and envelope.version.endswith(NOT_IN_GIT):
        print(f"{content} is not in Git as it stands. Commit it and make this again: else the next")
        print("distribution cannot begin where this one ends.")
    return 0


def _last_sent(library: Library, group: str) -> tuple[str, str]:
    """Return the version that a group was last sent, and the day of it in words."""
    sent = [one for one in library.distributions.distributions if one.to == group]
    if not sent:
        raise CommandError(
            f'Nothing is recorded as sent to "{group}". Nothing was made. '
            f"Write --since {BEGINNING} for the first time, or --since and a day."
        )
    last = max(reversed(sent), key=lambda one: one.sent_on)  # of one day: the one recorded last
    if last.version.endswith(NOT_IN_GIT):
        raise CommandError(
            f'What was sent to "{group}" on {day_in_words(last.sent_on)} was not in Git as it '
            "stood, so nothing can be compared with it. Nothing was made. "
            f"Write --since and a day, such as {last.sent_on.isoformat()}, or a revision."
        )
    return last.version, day_in_words(last.sent_on)


def _write(library: Library, bulletin: Bulletin, envelope: Envelope, folder: Path) -> bool:
    pdfs = printed(library, bulletin, envelope.made_on, WORK / "pdf" / "distribution")
    pack = pocket_pack(library, envelope.made_on)
    files = files_of(library, bulletin, envelope, pdfs, pack)
    approved = library.site.approval is not None
    return write_folder(folder, files, envelope, bulletin.summed_up, approved=approved)


def _say(library: Library, bulletin: Bulletin, folder: Path, *, made: bool) -> None:
    if not made:
        print(f"Nothing has changed since {folder} was made. It is as it was.")
        return
    print(f"{folder} holds {bulletin.summed_up}. Nothing was sent: read README.txt there.")
    if library.site.approval is None:
        print("The council has not approved this site: every file is a draft. Do not send it on.")


def _refuse_no_group(group: str) -> None:
    if len(group) > LONGEST_GROUP or printable(group) != group:
        raise CommandError(f"A group is named in one line of at most {LONGEST_GROUP} signs.")
    if not is_group(group):
        raise CommandError(
            f'"{group}" may be one person. Nothing was made. '
            'Write a group, such as --to "all councillors": never a name or an email address.'
        )


def record_sent(content: Path, today: date, folder: Path, sent_on: date, how: str) -> int:
    """Add what was sent to the register. Nothing is written where the content would be wrong."""
    receipt = read_receipt(folder)
    library = load_library(content, today)
    sent = distribution_of(receipt, library, how=how, sent_on=sent_on, today=today)
    register = content / REGISTER
    before = register.read_bytes().decode("utf-8")
    after = with_items(before, "distributions", [register_lines(sent)])
    _assert_right(content, after, library, today)
    with disk.disk_errors():
        disk.write_whole(register, after.encode("utf-8"))
    print(f"Recorded in {register}: sent to {sent.to} on {sent.sent_on.isoformat()}.")
    return 0


def _assert_right(content: Path, register: str, library: Library, today: date) -> None:
    """Raise where the content would not hold exactly one distribution more."""
    with tempfile.TemporaryDirectory(prefix="guides-") as folder:
        copy = Path(shutil.copytree(content, Path(folder) / "content"))
        (copy / REGISTER).write_bytes(register.encode("utf-8"))
        found = load_library(copy, today).distributions.distributions
    if found[:-1] != library.distributions.distributions:
        raise CommandError(
            f"{content / REGISTER} is written in a way that a line cannot be added to. "
            "Nothing was changed. Write each distribution on lines of its own, after a hyphen."
        )


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--since",
        metavar="DATE|REVISION",
        help=f'a day, a Git revision or "{BEGINNING}" (default: what the group was last sent)',
    )
    what.add_argument("--record", type=Path, metavar="FOLDER", help="the folder that has been sent")
    parser.add_argument("--to", metavar="GROUP", help="the group, such as: all councillors")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where (default: .build/distribution-<day>)"
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
        raise CommandError(f"{name} is missing. It says {what}.")
    return value


COMMAND = Command(_run, _add_options)
