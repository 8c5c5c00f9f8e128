"""`python -m tools.github.tell`: put what stands on standard input into GitHub, once.

A comment or issue that was written before is written again, not repeated. Where GitHub refuses,
that is said and nothing is blocked: it exits with 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence

ROBOT = "github-actions"
LONGEST, POINT = 60_000, "\n- "
CUT = "This is only the beginning. The job's own page, or the command on a computer, shows it all."
MARK = "<!-- written by a workflow; it is written again with every change -->"


class Refused(Exception):
    """GitHub, or its command line, did not do what was asked."""


def comment(number: str, body: str) -> str:
    """Write the one comment of a pull request, or write it again; return what was done."""
    path = f"repos/{{owner}}/{{repo}}/issues/{number}/comments"
    pages = json.loads(_gh("api", "--paginate", "--slurp", path))
    ours = [
        one["id"]
        for page in pages
        for one in page
        if one["user"]["login"] == f"{ROBOT}[bot]" and one["body"].startswith(MARK)
    ]
    where = ["--method", "POST", path]
    if ours:
        where = ["--method", "PATCH", f"repos/{{owner}}/{{repo}}/issues/comments/{ours[0]}"]
    _gh("api", *where, "--field", "body=@-", body=f"{MARK}\n{body}")
    return "The comment was written again." if ours else "A comment was written."


def issue(title: str, body: str) -> str:
    """Open the one issue with a title, or write it again; return what was done."""
    listed = _gh("issue", "list", "--app", ROBOT, "--limit", "200", "--json", "number,title")
    ours = [one["number"] for one in json.loads(listed) if one["title"] == title]
    if ours:
        _gh("issue", "edit", str(ours[0]), "--body-file", "-", body=body)
        return f"Issue {ours[0]} was written again."
    _gh("issue", "create", "--title", title, "--body-file", "-", body=body)
    return "An issue was opened."


def _short_enough(body: str) -> str:
    """Return what GitHub takes, cut before a point of a list, and say so."""
    if len(body) <= LONGEST:
        return body
    return f"{body[: body.rindex(POINT, 0, LONGEST)]}\n\n{CUT}\n"


def _gh(*arguments: str, body: str | None = None) -> str:
    try:
        done = subprocess.run(
            ["gh", *arguments], input=body, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise Refused("GitHub's command line (gh) is not installed here.") from None
    if done.returncode:
        raise Refused(f"GitHub refused: {done.stderr.strip()}")
    return done.stdout


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a comment or an issue from standard input."""
    parser = argparse.ArgumentParser(description="Write one comment or one issue on GitHub.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    kinds.add_parser("comment").add_argument("target", metavar="NUMBER")
    kinds.add_parser("issue").add_argument("target", metavar="TITLE")
    options = parser.parse_args(arguments)
    body = _short_enough(sys.stdin.read())
    try:
        if not body.strip():
            raise Refused("There is nothing to write.")
        write = comment if options.kind == "comment" else issue
        print(write(options.target, body))
    except Refused as refused:
        print(f"Nothing was written. {refused}")


if __name__ == "__main__":
    main()
