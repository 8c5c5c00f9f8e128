"""The same content, day and locks give the same bytes, wherever, whenever and however built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import ROOT
from tools.sites import Served, day_for, files_of

SAMPLE = ROOT / "tests" / "sample" / "content"
EVERYTHING = bool(os.environ.get("GUIDES_TEST_ALL"))
ELSEWHERE = {
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "C", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "order of sets": {"PYTHONHASHSEED": "7"},
    "home and user": {"HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody"},
    "clock of builds": {"SOURCE_DATE_EPOCH": "1"},
}
AT_ONCE = {name: value for one in ELSEWHERE.values() for name, value in one.items()}


def backwards(content: Path, folder: Path) -> Path:
    """Copy content file by file in the opposite order, with other times."""
    for path in sorted(content.rglob("*"), reverse=True):
        if path.is_file():
            copy = folder / path.relative_to(content)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (10**9, 10**9))
    return folder


def built_elsewhere(
    content: Path, folder: Path, variables: dict[str, str], today: str = ""
) -> Path:
    place = folder / "a folder with spaces"
    copy = backwards(content, place / "some content")
    command = [sys.executable, "-m", "build_tools", "build", "--content", str(copy)]
    done = subprocess.run(
        [*command, "--today", today or str(day_for(content)), "--site", "another site"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": "", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return place / "another site"


def different(one: Path, other: Path) -> list[str]:
    """Return the names of the files that two sites do not share byte for byte."""
    first, second = files_of(one), files_of(other)
    return sorted(name for name in {**first, **second} if first.get(name) != second.get(name))


def test_a_site_is_the_same_in_another_folder_zone_locale_and_order(
    sample: Served, tmp_path: Path
) -> None:
    assert different(sample.folder, built_elsewhere(SAMPLE, tmp_path, AT_ONCE)) == []


@pytest.mark.skipif(not EVERYTHING, reason="all of them at once are tried above")
@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_councils_site_is_the_same_for_each_difference(
    site: Served, tmp_path: Path, name: str
) -> None:
    assert (
        different(site.folder, built_elsewhere(ROOT / "content", tmp_path, ELSEWHERE[name])) == []
    )


def test_another_day_is_another_site(sample: Served, tmp_path: Path) -> None:
    other = built_elsewhere(SAMPLE, tmp_path, {}, today="2026-11-25")
    assert "build.json" in different(sample.folder, other)
