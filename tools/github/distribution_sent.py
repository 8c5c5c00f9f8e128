"""`python -m tools.github.distribution_sent`: record that a distribution was sent.

The folder is the one that "Make a distribution" left: of the newest run, or of the run RUN names.
SENT_ON is the day, HOW how it was sent. The line in the register comes as a pull request.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from build_tools.commands.distribute import record_sent
from build_tools.content import better_day
from build_tools.problems import CommandError, ContentError
from tools.github import branch
from tools.github.api import Refused, download, get
from tools.github.request import BY_HAND, compare_address, propose, request_of

NO_FOLDER = 'There is no distribution to download. Run "Make a distribution" first.'
ADVICE = "Nothing was recorded."


def record(content: Path, today: date, run: str, sent_on: date, how: str) -> str:
    """Propose the register with one line more, and return where."""
    number = run or _newest()
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(_artefact(number))).extractall(folder)
        record_sent(content, today, Path(folder), sent_on, how)
    name = f"sent-{number}"
    title = f"Sent on {sent_on.isoformat()}: a distribution"
    body = f"This adds a line to the register of what was sent. How it was sent: {how}"
    request = request_of(name)
    branch.push(name, [str(content)], f"{title}\n\n{body}")
    return propose(name, title, body, request) or BY_HAND.format(compare=compare_address(name))


def _newest() -> str:
    found = get("actions/workflows/distribution.yml/runs?status=success&per_page=1")
    runs = found["workflow_runs"] if found else []
    if not runs:
        raise Refused(NO_FOLDER)
    return str(runs[0]["id"])


def _artefact(run: str) -> bytes:
    if not run.isdecimal():
        raise Refused("The number of a run is at the end of its address, and has only digits.")
    found = get(f"actions/runs/{run}/artifacts")["artifacts"]
    ours = [one["id"] for one in found if one["name"] == "distribution" and not one["expired"]]
    if not ours:
        raise Refused(NO_FOLDER)
    return download(f"actions/artifacts/{ours[0]}/zip")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        hint = better_day(text) or "Write it like this: 2026-11-30."
        raise Refused(f'We can\'t read "{text}" as a date. {hint}') from None


def main() -> int:
    """Record it; return 1 where that could not be done."""
    given = {name: os.environ.get(name, "").strip() for name in ("RUN", "SENT_ON", "HOW")}
    try:
        day = _day(given["SENT_ON"])
        how = given["HOW"] or "By email."
        print(record(Path("content"), date.today(), given["RUN"], day, how))
    except (Refused, CommandError) as refused:
        print(f"{refused} {ADVICE}")
        return 1
    except ContentError:
        print(f"The content has problems to put right first: run the check. {ADVICE}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
