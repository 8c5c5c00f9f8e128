"""Which revision is meant, and the content of one in a folder of its own."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from build_tools.history.git import SHALLOW, commit_of, git, is_shallow, refuse_no_repository, run
from build_tools.problems import CommandError, InternalError, shortened


@contextmanager
def content_at(base: str, content: Path) -> Iterator[Path]:
    """Give a folder with the content as it was at a Git revision, or another folder as it is.

    `content` says which folder is meant in the repository. What was taken out of Git is deleted
    afterwards. Raises CommandError where the revision, the folder or the repository is not there.
    """
    if is_folder(base, content):
        yield _assert_content(Path(base), f'The folder "{base}" has')
        return
    commit = commit_of(base, content)
    with tempfile.TemporaryDirectory(prefix="guides-") as folder:
        _take_out(commit, content, Path(folder))
        yield _assert_content(Path(folder), f'"{content}" at "{shortened(base)}" had')


def is_folder(base: str, content: Path) -> bool:
    """Whether a base is a folder. One that is no content gives way to a revision of its name."""
    folder = Path(base)
    if not base or not folder.is_dir():
        return False
    return is_content(folder) or not _is_revision(base, content)


def _is_revision(base: str, content: Path) -> bool:
    return content.is_dir() and git(content, "rev-parse", "--verify", "--quiet", base) is not None


def _take_out(commit: str, content: Path, folder: Path) -> None:
    inside = git(content, "rev-parse", "--show-prefix") or ""
    top = Path(git(content, "rev-parse", "--show-toplevel") or content)
    tree = f"{commit}:{inside.rstrip('/')}"
    if git(top, "cat-file", "-e", tree) is None:
        raise CommandError(f'There was no folder "{content}" at {commit[:12]}.')
    done = run(top, "archive", "--format=zip", tree)
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace")
        raise InternalError("Git could not give us the old content.", words)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder)


def is_content(folder: Path) -> bool:
    """Whether a folder holds content, in whatever state."""
    return (folder / "guides").is_dir() or (folder / "site.yaml").is_file()


def _assert_content(folder: Path, what: str) -> Path:
    if not is_content(folder):
        raise CommandError(f"{what} no content: neither site.yaml nor a folder of guides is there.")
    return folder


class NothingYet(CommandError):
    """The history is whole, and begins after the day that was asked for."""


def revision_before(day: date, content: Path) -> str:
    """Return the newest commit made on a day (in UTC) or before it.

    Raises NothingYet where the history begins later, and CommandError where it was cut off.
    """
    refuse_no_repository(content)
    end = f"--before={day.isoformat()}T23:59:59Z"
    commit = git(content, "rev-list", "-1", "--first-parent", end, "HEAD")
    if commit:
        return commit
    if is_shallow(content):
        raise CommandError(f"There is no revision as old as {day.isoformat()} here. {SHALLOW}")
    raise NothingYet(f"There was nothing here yet on {day.isoformat()}. Choose a later day.")


def meeting_point(base: str, content: Path) -> str:
    """Return the commit at which the work here left a revision.

    What others have put into the revision since then is not part of a change made here.
    Raises CommandError where the two have no history in common.
    """
    commit = commit_of(base, content)
    met = git(content, "merge-base", commit, "HEAD")
    if met:
        return met
    if is_shallow(content):
        raise CommandError(f'We can\'t find where this work began from "{base}". {SHALLOW}')
    raise CommandError(f'"{base}" and the work here have no history in common.')


def commits_since(met: str, base: str, content: Path) -> int:
    """Return how many commits after a meeting point changed the content in a revision."""
    answer = git(content, "rev-list", "--count", f"{met}..{commit_of(base, content)}", "--", ".")
    return int(answer or 0)


def files_outside(commit: str, content: Path) -> tuple[str, ...]:
    """Return the files outside the content folder that differ from a commit, in order."""
    changed = git(content, "diff", "--name-only", "-z", "--no-renames", commit, "--", ":/") or ""
    new = git(content, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    inside = git(content, "rev-parse", "--show-prefix") or ""
    names = {name for name in f"{changed}\0{new or ''}".split("\0") if name}
    return tuple(sorted(name for name in names if not name.startswith(inside)))


def texts_of(file: str, commit: str, content: Path) -> tuple[str, str]:
    """Return the text of a file outside the content at a commit, and as it is now.

    `file` is named from the top of the repository. Its text is empty where it is not there.
    """
    before = git(content, "show", f"{commit}:{file}") or ""
    now = Path(git(content, "rev-parse", "--show-toplevel") or ".") / file
    return before, now.read_text(encoding="utf-8", errors="replace") if now.is_file() else ""


def committed(content: Path) -> str:
    """Return the commit that holds a content folder as it is now, in 12 characters, or nothing.

    It is nothing where Git does not know the folder, or where a file in it has been changed since.
    """
    commit = git(content, "rev-parse", "--short=12", "HEAD")
    changed = git(content, "status", "--porcelain", "--ignored", "--", ".")
    return commit if commit and changed == "" else ""
