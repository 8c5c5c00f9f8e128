"""`approve`: record that the council approved pages, or that a body agreed to the pledge."""

from __future__ import annotations

import argparse

from build_tools.commands.command import Command, day
from build_tools.editing.approving import approve, sign


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--post", metavar="POST", help="the post that approved, never a person's name"
    )
    what.add_argument(
        "--pledge", metavar="WHO", help="the committee or group that agreed to the pledge"
    )
    parser.add_argument("--on", metavar="YYYY-MM-DD", required=True, help="the day it did")
    parser.add_argument(
        "pages",
        nargs="*",
        metavar="PAGE",
        help="guides, the pledge or pages of docs/ (default: all)",
    )


def _run(options: argparse.Namespace) -> int:
    on = day(options.on)
    if options.pledge:
        done = sign(options.content, options.today, options.pledge, on)
    else:
        done = approve(options.content, options.today, options.post, on, options.pages)
    print("\n".join(done))
    return 0


COMMAND = Command(_run, _add_options)
