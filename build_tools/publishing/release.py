"""Puts a finished build in place of the site in one move, and keeps the build before it.

`site` is a link to a finished build that is kept aside. Replacing a link is one step of the file
system: a reader sees the old site or the new one, never a mixture, whatever is killed when. Where
links are not possible (Windows without the right to make them), the old folder is renamed aside
and the new one into its place. If that is cut short between the two steps, the next start puts
the old one back.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.problems import CommandError
from build_tools.publishing.manifest import RECORD

KEPT = 2


@contextmanager
def new_build(work: Path, site: Path) -> Iterator[Path]:
    """Give a folder to build a site in. After an error it is gone: it may have filled the disk."""
    built = new_build_folder(work, site)
    try:
        yield built
    except BaseException:
        shutil.rmtree(built, ignore_errors=True)
        raise


def new_build_folder(work: Path, site: Path) -> Path:
    """Return a folder that does not exist yet, for the next build of a site.

    Its name is this process's own: an engine whose build was killed may still be writing.
    """
    builds = _builds(work, site)
    builds.mkdir(parents=True, exist_ok=True)
    last = max((int(path.name) for path in _finished(builds)), default=0)
    for leftover in builds.iterdir():  # a build that was cut short never became the site
        if not leftover.name.isdigit():
            shutil.rmtree(leftover, ignore_errors=True)
    return builds / f"{last + 1}.{os.getpid()}.unfinished"


def recover(work: Path, site: Path) -> bool:
    """Put the old site back if a swap by renaming was cut short. Return whether it was."""
    aside = _aside(work, site)
    if site.exists() or not aside.exists():
        return False
    aside.rename(site)
    return True


def refuse_what_is_not_ours(site: Path) -> None:
    """Raise CommandError where something is in the site's place that no build made."""
    if site.is_symlink():
        _refuse_the_link_of_others(site)
        return
    if not site.exists():
        return
    ours = site.is_dir() and ((site / RECORD).is_file() or not any(site.iterdir()))
    if not ours:
        raise CommandError(
            f'"{site}" is something that this command did not make. Nothing has changed. '
            "Move it away, or give another folder with --site."
        )


def _refuse_the_link_of_others(site: Path) -> None:
    target = Path(os.path.normpath(site.parent.resolve() / site.readlink()))
    builds = target.parent
    if not (target.name.isdigit() and builds.name == site.name and builds.parent.name == "sites"):
        raise CommandError(
            f'"{site}" is a link to "{target}", which this command did not make. Nothing has '
            "changed. Delete the link, or give another folder with --site."
        )


def let_servers_read(finished: Path, work: Path) -> None:
    """Let every user of the computer read a build, whatever the umask says.

    A web server runs as a user of its own. The folders above the build may be passed through.
    """
    for path in (finished, *finished.rglob("*")):
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))
    for folder in (work, work / "sites", finished.parent):
        folder.chmod(folder.stat().st_mode | 0o111)


def put_in_place(built: Path, work: Path, site: Path) -> None:
    """Make a finished build the site, and delete all but the last two builds."""
    finished = built.with_name(built.name.partition(".")[0])
    built.rename(finished)
    let_servers_read(finished, work)
    _wait_for_the_disk()
    if not _by_link(finished, site):
        _by_renaming(finished, work, site)
    _delete_old(_builds(work, site), keep=KEPT)


def _wait_for_the_disk() -> None:
    """Wait until all of the build is on the disk, where the system can say so.

    Else a loss of power soon after could leave a site of empty files in the old one's place.
    """
    if sys.platform != "win32":
        os.sync()


def _by_link(finished: Path, site: Path) -> bool:
    if site.is_dir() and not site.is_symlink():
        return False
    link = site.with_name(f".{site.name}.new")
    try:
        link.unlink(missing_ok=True)
        target = os.path.relpath(finished.resolve(), site.parent.resolve())
        link.symlink_to(target, target_is_directory=True)
    except (OSError, NotImplementedError):
        if site.is_symlink():  # links are possible here, so something else is wrong
            raise
        return False
    link.replace(site)  # one step of the file system
    return True


def _by_renaming(finished: Path, work: Path, site: Path) -> None:
    aside = _aside(work, site)
    shutil.rmtree(aside, ignore_errors=True)
    if site.exists():
        site.rename(aside)
    finished.rename(site)


def _builds(work: Path, site: Path) -> Path:
    return work / "sites" / site.name


def _aside(work: Path, site: Path) -> Path:
    return work / "sites" / f"{site.name}-before"


def _finished(builds: Path) -> list[Path]:
    return sorted(
        (path for path in builds.iterdir() if path.name.isdigit()), key=lambda path: int(path.name)
    )


def _delete_old(builds: Path, *, keep: int) -> None:
    for old in _finished(builds)[:-keep]:
        shutil.rmtree(old, ignore_errors=True)
