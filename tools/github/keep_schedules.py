"""`python -m tools.github.keep_schedules`: switch the weekly workflows on again.

GitHub switches the schedules of a public repository off after 60 days in which nothing happened
in it. Switching one on again, while it is on, starts its 60 days anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.github.api import Refused, send

WORKFLOWS = Path(".github/workflows")


def scheduled() -> list[str]:
    """Return the files of the workflows that have a schedule."""
    found = sorted(WORKFLOWS.glob("*.yml"))
    return [path.name for path in found if "\n  schedule:\n" in path.read_text(encoding="utf-8")]


def main() -> int:
    """Switch each of them on; return 1 where GitHub refused."""
    try:
        for name in scheduled():
            send("PUT", f"actions/workflows/{name}/enable", {})
            print(f"{name} stays on for another 60 days.")
    except Refused as refused:
        print(f"The schedules could not be kept on. {refused}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
