"""A lock names its holder; what the disk refuses is said in plain words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from build_tools.disk import REASONS, disk_errors
from build_tools.problems import CommandError, InternalError
from build_tools.publishing.lock import NAME, build_lock


def test_a_lock_is_held_once_and_names_its_holder(tmp_path: Path) -> None:
    with build_lock(tmp_path / "work") as before:
        assert before == ""
        holder = (tmp_path / "work" / NAME).read_text("utf-8")
        assert holder.startswith(f"process {os.getpid()} on ")
        with pytest.raises(CommandError) as refused, build_lock(tmp_path / "work"):
            pass
        assert holder in str(refused.value)
        assert "Nothing has changed" in str(refused.value)
    with build_lock(tmp_path / "work") as again:
        assert again == ""


def test_a_lock_is_free_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="odd"), build_lock(tmp_path):
        raise ValueError("odd")
    with build_lock(tmp_path) as before:
        assert before == ""


def test_the_name_of_a_dead_holder_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("process 4 on elsewhere\n", encoding="utf-8")
    with build_lock(tmp_path) as before:
        assert before == "process 4 on elsewhere"


@pytest.mark.parametrize("number", REASONS)
def test_what_the_disk_refuses_is_told_in_words(number: int) -> None:
    with pytest.raises(CommandError) as told, disk_errors():
        raise OSError(number, os.strerror(number), "site/index.html")
    words = str(told.value)
    assert words.startswith(f"site/index.html can't be written. {REASONS[number]}\n")
    assert "Nothing has been published. The site has not changed." in words


def test_a_used_up_allowance_is_a_refusal_of_the_disk() -> None:
    used_up = r"site can't be written\. The space allowed on the disk is used up\."
    with pytest.raises(CommandError, match=used_up), disk_errors():
        raise OSError(errno.EDQUOT, "Disk quota exceeded", "site")


def test_what_the_disk_refuses_to_the_engine_is_told_too() -> None:
    full = r"The pages can't be written\. The disk is full"
    with pytest.raises(CommandError, match=full), disk_errors():
        raise InternalError("The engine failed.", f"OSError: {os.strerror(errno.ENOSPC)}: 'x'")


@pytest.mark.parametrize("error", [OSError(errno.EIO, "odd"), InternalError("odd", "Traceback")])
def test_any_other_fault_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error), match="odd"), disk_errors():
        raise error
