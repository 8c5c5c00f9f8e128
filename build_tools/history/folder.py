"""The content of a revision in a folder of its own, for as long as it is needed."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.history.git import commit_of, git, run
from build_tools.problems import CommandError, InternalError, shortened


@contextmanager
def content_at(base: str, content: Path) -> Iterator[Path]:
    """Give a folder with the content as it was at a Git revision, or another folder as it is.

    `content` says which folder is meant in the repository. What was taken out of Git is deleted
    afterwards. Raises CommandError where the revision, the folder or the repository is not there.
    """
    if is_folder(base, content):
        yield _assert_content(Path(base), f'The folder "{base}" is')
        return
    commit = commit_of(base, content)
    with tempfile.TemporaryDirectory(prefix="guides-") as folder:
        _take_out(commit, content, Path(folder))
        yield _assert_content(Path(folder), f'"{content}" at "{shortened(base)}" was')


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
        raise InternalError("Git could not give the content as it was.", words)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder)


def is_content(folder: Path) -> bool:
    """Whether a folder holds content, in whatever state."""
    return (folder / "guides").is_dir() or (folder / "site.yaml").is_file()


def _assert_content(folder: Path, what: str) -> Path:
    if not is_content(folder):
        raise CommandError(f"{what} no content: it has neither site.yaml nor a folder of guides.")
    return folder
