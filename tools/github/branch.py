"""The branch of a form: one commit on today's main, written anew with every edit of the form."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

from tools.github.api import BOT, Refused

EMAIL = f"41898282+{BOT}@users.noreply.github.com"
BY_GH = ["-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential"]
AS_BOT = ["-c", f"user.name={BOT}", "-c", f"user.email={EMAIL}"]


def git(*arguments: str) -> str:
    """Run Git here and return what it prints. Raises Refused."""
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(f"Git refused: {done.stderr.strip()}")
    return done.stdout.strip()


def others_on(branch: str) -> bool:
    """Whether somebody else has put a change of their own on a branch of origin."""
    if not git(*BY_GH, "ls-remote", "origin", f"refs/heads/{branch}"):
        return False
    git(*BY_GH, "fetch", "--quiet", "--depth=20", "origin", branch)
    return bool(set(git("log", "-5", "--format=%ae", "HEAD..FETCH_HEAD").split()) - {EMAIL})


def push(branch: str, paths: Sequence[str], message: str) -> None:
    """Put what changed under some paths on a branch of its own, in the place of what was there.

    Words of a form may be in the message: nothing in it names another issue, but in its last line.
    """
    git("checkout", "--quiet", "-B", branch)
    git("add", "--all", "--", *paths)
    git(*AS_BOT, "commit", "--quiet", "--message", _harmless(message))
    git(*BY_GH, "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")


def undo(paths: Sequence[str]) -> None:
    """Put files back as they were."""
    git("checkout", "--quiet", "HEAD", "--", *paths)
    git("clean", "--quiet", "--force", "-d", "--", *paths)


def _harmless(message: str) -> str:
    """Return a message in which only the last line can close an issue."""
    *lines, last = message.splitlines()
    return "\n".join([*(re.sub(r"(#|GH-)(?=\d)", r"\1 ", line) for line in lines), last])
