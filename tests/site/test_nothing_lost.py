"""Whatever befalls a build, what was published stays byte for byte, and the next build works."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from build_tools import cli
from build_tools.publishing import check_links
from build_tools.publishing.lock import build_lock
from tests.site.conftest import ROOT, TODAY
from tools.sites import files_of, run_tools

SAMPLE = ROOT / "tests" / "sample" / "content"
EVERYTHING = bool(os.environ.get("GUIDES_TEST_ALL"))
KILLS = 200 if EVERYTHING else 20
Files = dict[str, bytes]


def arguments(content: Path) -> list[str]:
    return ["build", "--today", TODAY, "--content", str(content)]


def make(folder: Path, name: str) -> Path:
    """Make a copy of the sample content whose every page says a title of its own."""
    content = Path(shutil.copytree(SAMPLE, folder / name))
    settings = content / "site.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("title: ", f"title: {name.capitalize()} ", 1), "utf-8")
    return content


@dataclass(frozen=True)
class Built:
    """A content folder, the folder it was built in, the files of its site, how long it took."""

    content: Path
    folder: Path
    files: Files
    seconds: float


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """Two contents that differ on every page, each built in a folder of its own."""
    place = tmp_path_factory.mktemp("two")
    return built(make(place, "first"), place / "one"), built(make(place, "second"), place / "other")


def built(content: Path, folder: Path) -> Built:
    folder.mkdir()
    started = time.monotonic()
    done = run_tools(*arguments(content), cwd=folder)
    assert done.returncode == 0, done.stderr
    return Built(content, folder, files_of(folder / "site"), time.monotonic() - started)


@pytest.fixture
def place(two: tuple[Built, Built], tmp_path: Path) -> Path:
    """A folder in which the first content is built already."""
    return Path(shutil.copytree(two[0].folder, tmp_path / "place", symlinks=True))


def start(content: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "build_tools", *arguments(content)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes], *, whole: bool) -> None:
    """Kill a build with its engine, or the build alone while its engine goes on."""
    if whole:
        with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(
    two: tuple[Built, Built], place: Path
) -> None:
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    shown, other = two
    cut, longest = 0, other.seconds
    for number in range(KILLS):
        process = start(other.content, place)
        time.sleep(chance.uniform(0.1, 1.1) * longest)
        if process.poll() is None:
            cut += 1
        else:  # it had ended: the machine has become faster
            longest *= 0.8
        kill(process, whole=chance.random() < 0.7)
        now = files_of(place / "site")
        assert now in (shown.files, other.files), f"seed {seed}, kill {number}"
        if now == other.files:
            shown, other = other, shown
        if number % 10 == 9:
            assert run_tools(*arguments(shown.content), cwd=place).returncode == 0
            assert files_of(place / "site") == shown.files, f"seed {seed}, after kill {number}"
    assert cut >= KILLS // 4, "most of the kills came too late"
    print(f"seed {seed}: {cut} of {KILLS} builds were cut short")


def test_a_second_build_names_the_first_and_leaves(two: tuple[Built, Built], place: Path) -> None:
    with build_lock(place / ".build"):
        done = run_tools(*arguments(two[1].content), cwd=place)
    assert done.returncode == 2
    assert f"Another build is running: process {os.getpid()} on " in done.stderr
    assert "Nothing has changed" in done.stderr
    assert files_of(place / "site") == two[0].files
    assert run_tools(*arguments(two[1].content), cwd=place).returncode == 0


def test_of_two_builds_at_once_no_half_is_ever_published(
    two: tuple[Built, Built], place: Path
) -> None:
    both = [start(build.content, place) for build in two]
    codes = [process.wait(120) for process in both]
    assert 0 in codes
    assert set(codes) <= {0, 2}
    assert run_tools("verify", cwd=place).returncode == 0


def test_the_lock_of_a_dead_holder_is_taken_over(two: tuple[Built, Built], place: Path) -> None:
    holder = "process 4 on elsewhere, since 03:00 on 24 November 2026"
    (place / ".build" / "lock").write_text(holder, encoding="utf-8")
    done = run_tools(*arguments(two[1].content), cwd=place)
    assert done.returncode == 0, done.stderr
    assert f"The last build was interrupted ({holder})." in done.stdout
    assert (place / ".build" / "lock").read_text("utf-8") == ""


def test_content_that_fails_a_check_changes_nothing(two: tuple[Built, Built], place: Path) -> None:
    content = make(place, "faulty")
    (content / "contacts.yaml").write_text("", encoding="utf-8")
    done = run_tools(*arguments(content), cwd=place)
    assert done.returncode == 1
    assert "The site has not changed." in done.stderr
    assert files_of(place / "site") == two[0].files


def test_a_built_site_that_fails_a_check_changes_nothing(
    two: tuple[Built, Built],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def wrong(*_: object) -> Iterator[str]:
        yield 'index.html: "gone/" leads nowhere.'

    monkeypatch.setattr(check_links, "link_faults", wrong)
    monkeypatch.chdir(place)
    assert cli.main(arguments(two[1].content)) == 3
    said = capsys.readouterr().err
    assert "A link on the built site is wrong" in said
    assert "Nothing has been published. The site has not changed." in said
    assert files_of(place / "site") == two[0].files
    now = (place / "site").resolve()
    assert [path.name for path in now.parent.iterdir()] == [now.name]
    monkeypatch.undo()
    assert run_tools(*arguments(two[1].content), cwd=place).returncode == 0


def test_a_limit_on_the_size_of_files_is_told_and_changes_nothing(
    two: tuple[Built, Built], place: Path
) -> None:

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    done = subprocess.run(
        [sys.executable, "-m", "build_tools", *arguments(two[1].content)],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode == 2, done.stderr
    assert "does not allow files as large" in done.stderr
    assert "Nothing has been published. The site has not changed." in done.stderr
    assert files_of(place / "site") == two[0].files
    assert run_tools(*arguments(two[1].content), cwd=place).returncode == 0


def mount(*options: str) -> bool:
    return subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(two: tuple[Built, Built], tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own, with the first content built on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not (os.getuid() == 0 and mount("-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk))):
        pytest.skip("only root may mount a small file system; the limit on files is tried above")
    try:
        shutil.copytree(two[0].folder, disk, symlinks=True, dirs_exist_ok=True)
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.parametrize("left", [0, 100_000, 400_000] if EVERYTHING else [100_000])
def test_a_full_disk_is_told_and_changes_nothing(
    two: tuple[Built, Built], disk: Path, left: int
) -> None:
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "filler").write_bytes(bytes(free - left))
    done = run_tools(*arguments(two[1].content), cwd=disk)
    assert done.returncode == 2, done.stderr
    assert "The disk is full." in done.stderr
    assert "Nothing has been published. The site has not changed." in done.stderr
    assert files_of(disk / "site") == two[0].files
    (disk / "filler").unlink()
    assert run_tools(*arguments(two[1].content), cwd=disk).returncode == 0
    assert files_of(disk / "site") == two[1].files


def test_a_disk_that_can_only_be_read_is_told_and_changes_nothing(
    two: tuple[Built, Built], disk: Path
) -> None:
    assert mount("-o", "remount,ro", str(disk))
    done = run_tools(*arguments(two[1].content), cwd=disk)
    assert done.returncode == 2, done.stderr
    assert "The disk is read-only." in done.stderr
    assert files_of(disk / "site") == two[0].files
    assert mount("-o", "remount,rw", str(disk))
    assert run_tools(*arguments(two[1].content), cwd=disk).returncode == 0


def test_a_file_where_the_work_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / ".build").touch()
    done = run_tools(*arguments(SAMPLE), cwd=tmp_path)
    assert done.returncode == 2
    assert "There is a file where a folder should be." in done.stderr
    assert "Traceback" not in done.stderr
