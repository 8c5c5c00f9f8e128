"""`python -m tools.github.tell`: write standard input into one comment or issue on GitHub.

A comment or issue that was written before is written again, not repeated. Where GitHub refuses,
that is said and it exits with 1: a red cross is the only mail that GitHub sends of a workflow.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tools.github.api import Refused, comment, issue

LONGEST, POINT = 60_000, "\n- "
CUT = "This is only the beginning. To see all of it, open the job's page or run the command."


def short_enough(body: str) -> str:
    """Return as much as GitHub accepts, cut before a point of a list, and say so."""
    if len(body) <= LONGEST:
        return body
    return f"{body[: body.rindex(POINT, 0, LONGEST)]}\n\n{CUT}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a comment or an issue from standard input; return 1 where it was not written."""
    parser = argparse.ArgumentParser(description="Write one comment or one issue on GitHub.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    kinds.add_parser("comment").add_argument("target", metavar="NUMBER")
    kinds.add_parser("issue").add_argument("target", metavar="TITLE")
    options = parser.parse_args(arguments)
    body = short_enough(sys.stdin.read())
    try:
        if not body.strip():
            raise Refused("There is nothing to write.")
        write = comment if options.kind == "comment" else issue
        print(write(options.target, body))
    except Refused as refused:
        print(f"Nothing was written. {refused}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
