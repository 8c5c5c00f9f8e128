"""`python -m tools.github.forms_follow`: write GitHub's forms again where the content has moved on.

One pull request, on the branch forms-follow. It never writes to the branch that is published.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from build_tools.commands.forms import FOLDER, write_forms
from tools.github import branch
from tools.github.api import Refused
from tools.github.request import BY_HAND, compare_address, propose, request_of

BRANCH, TITLE = "forms-follow", "Update the forms"
WHY = (
    "Contacts, guides or questions have changed, so the forms now offer the new ones. Nothing else "
    "changes."
)


def follow(content: Path, today: date) -> str:
    """Propose the forms as they are today, and return what was done."""
    write_forms(content, today, FOLDER)
    if not branch.git("status", "--porcelain", "--", str(FOLDER)):
        return "The forms are up to date."
    request = request_of(BRANCH)
    branch.push(BRANCH, [str(FOLDER)], f"{TITLE}\n\n{WHY}")
    address = propose(BRANCH, TITLE, WHY, request)
    return address or BY_HAND.format(compare=compare_address(BRANCH))


def main() -> int:
    """Write the forms; return 1 where GitHub refused."""
    try:
        print(follow(Path("content"), date.today()))
    except Refused as refused:
        print(f"The forms were not written. {refused}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
