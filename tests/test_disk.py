"""Files and folders appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.disk import whole_folder, write_whole


def test_a_file_that_cannot_be_put_in_place_stays_as_it_was(tmp_path: Path) -> None:
    write_whole(tmp_path / "register.yaml", b"one")
    write_whole(tmp_path / "register.yaml", b"two")
    assert (tmp_path / "register.yaml").read_bytes() == b"two"
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="folder"):
        write_whole(tmp_path / "folder", b"three")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "register.yaml"]


def fill(folder: Path, *, fails: bool) -> None:
    with whole_folder(folder) as unfinished:
        unfinished.mkdir()
        if fails:
            raise ValueError("half")


def test_a_folder_whose_filling_fails_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="half"):
        fill(tmp_path / "out", fails=True)
    assert list(tmp_path.iterdir()) == []
    fill(tmp_path / "out", fails=False)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
