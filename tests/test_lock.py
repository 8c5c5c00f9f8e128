"""A lock names its holder; what the disk refuses is said in plain words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from build_tools.problems import NotPossible, OurFault
from build_tools.publishing.disk import REASONS, refusals_told
from build_tools.publishing.lock import NAME, alone


def test_a_lock_is_held_once_and_names_its_holder(tmp_path: Path) -> None:
    with alone(tmp_path / "work") as before:
        assert before == ""
        holder = (tmp_path / "work" / NAME).read_text("utf-8")
        assert holder.startswith(f"process {os.getpid()} on ")
        with pytest.raises(NotPossible) as refused, alone(tmp_path / "work"):
            pass
        assert holder in str(refused.value)
        assert "Nothing was changed" in str(refused.value)
    with alone(tmp_path / "work") as again:
        assert again == ""


def test_a_lock_is_free_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="odd"), alone(tmp_path):
        raise ValueError("odd")
    with alone(tmp_path) as before:
        assert before == ""


def test_the_name_of_a_dead_holder_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("process 4 on elsewhere\n", encoding="utf-8")
    with alone(tmp_path) as before:
        assert before == "process 4 on elsewhere"


@pytest.mark.parametrize("number", REASONS)
def test_what_the_disk_refuses_is_told_in_words(number: int) -> None:
    with pytest.raises(NotPossible) as told, refusals_told():
        raise OSError(number, os.strerror(number), "site/index.html")
    words = str(told.value)
    assert words.startswith(f"site/index.html cannot be written. {REASONS[number]}\n")
    assert "Nothing was published; the site is as it was." in words


def test_a_used_up_allowance_is_a_refusal_of_the_disk() -> None:
    used_up = r"site cannot be written\. The space allowed on the disk is used up\."
    with pytest.raises(NotPossible, match=used_up), refusals_told():
        raise OSError(errno.EDQUOT, "Disk quota exceeded", "site")


def test_what_the_disk_refuses_to_the_engine_is_told_too() -> None:
    full = r"The pages cannot be written\. The disk is full"
    with pytest.raises(NotPossible, match=full), refusals_told():
        raise OurFault("The engine failed.", f"OSError: {os.strerror(errno.ENOSPC)}: 'x'")


@pytest.mark.parametrize("error", [OSError(errno.EIO, "odd"), OurFault("odd", "Traceback")])
def test_any_other_fault_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error), match="odd"), refusals_told():
        raise error
