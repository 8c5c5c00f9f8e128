"""Runs Git as a command, and says in plain sentences what it could not do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from build_tools.problems import CommandError, shortened

_OF_HOOKS = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
}
SHALLOW = (
    "This copy of the project has only the newest part of its history. "
    "Get the rest with `git fetch --unshallow`, then try again."
)


def git(folder: Path, *arguments: str) -> str | None:
    """Return Git's answer in a folder, or None where it refuses."""
    done = run(folder, *arguments)
    answer = done.stdout.decode("utf-8", "replace").strip()
    return answer if done.returncode == 0 else None


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run Git in a folder. Raises CommandError where there is no Git, or no such folder."""
    if not folder.is_dir():
        raise CommandError(f'There is no folder "{folder}".')
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise CommandError("Git is not installed on this computer. Install it first.") from None


def _environment() -> dict[str, str]:
    """Return the environment without what a Git hook sets, which would name another repository."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    return {**kept, "LC_ALL": "C"}


def refuse_no_repository(folder: Path) -> None:
    """Raise CommandError where a folder is in no Git repository, or Git does not trust it."""
    done = run(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        words = shortened(done.stderr.decode("utf-8", "replace"), 200)
        raise CommandError(
            f'"{folder}" is not in a Git repository that we can read. Git says: {words}\n'
            "Give another content folder instead of a revision."
        )


def commit_of(revision: str, folder: Path) -> str:
    """Return the full commit that a revision names. Raises CommandError where there is none."""
    refuse_no_repository(folder)
    full = git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if full:
        return full
    if is_shallow(folder):
        raise CommandError(f'There is no revision "{shortened(revision)}" here. {SHALLOW}')
    raise CommandError(
        f'There is no revision "{shortened(revision)}" here, and no folder with that name.\n'
        "Give the name of a branch or a commit, such as main, or the path of a folder."
    )


def is_shallow(folder: Path) -> bool:
    """Whether the repository has only the newest part of its history."""
    return git(folder, "rev-parse", "--is-shallow-repository") == "true"
