"""The bill of materials names each package of each lock, with every hash, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tools.bill_of_materials import LOCKS, bill_of, packages_of

HASH = re.compile(r"sha256:([0-9a-f]{64})")


def components(folder: Path = LOCKS) -> list[dict[str, Any]]:
    found = bill_of(folder)["components"]
    assert isinstance(found, list)
    return found


def lock(folder: Path, text: str, name: str = "build") -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_it_has_every_package_and_hash_of_every_lock() -> None:
    texts = [path.read_text("utf-8") for path in LOCKS.glob("*.txt")]
    pinned = {f"{n}@{v}" for text in texts for n, v in re.findall(r"(?m)^(\S+?)==(\S+)", text)}
    found = components()
    assert {one["purl"] for one in found} == {
        f"pkg:pypi/{one.replace('+', '%2B')}" for one in pinned
    }
    assert len(found) == len(pinned)
    listed = {one["content"] for component in found for one in component["hashes"]}
    assert listed == {one for text in texts for one in HASH.findall(text)}
    assert all(component["hashes"] for component in found)


def test_what_builds_the_site_is_told_from_what_tests_it(tmp_path: Path) -> None:
    one, two = "a" * 64, "b" * 64
    lock(tmp_path, f"x==1 ; sys_platform == 'win32' \\\n    --hash=sha256:{one}\n")
    lock(
        tmp_path, f"x==1 \\\n    --hash=sha256:{one}\ny==2+z \\\n    --hash=sha256:{two}\n", "test"
    )
    first, second = components(tmp_path)
    assert (first["scope"], second["scope"]) == ("required", "excluded")
    assert second["purl"] == "pkg:pypi/y@2%2Bz"
    assert first["properties"] == [
        {"name": "lock", "value": "requirements/build.txt"},
        {"name": "requirements/build.txt: only where", "value": "sys_platform == 'win32'"},
        {"name": "lock", "value": "requirements/test.txt"},
    ]


@pytest.mark.parametrize("line", ["x>=1", "-r other.txt", "    --hash=md5:00", "x @ file:///y"])
def test_a_line_that_it_cannot_read_is_named(tmp_path: Path, line: str) -> None:
    lock(tmp_path, f"x==1\n{line}\n")
    with pytest.raises(ValueError, match="line 2: "):
        packages_of(tmp_path / "build.txt")


def test_the_same_locks_give_the_same_bytes() -> None:
    command = [sys.executable, "-m", "tools.bill_of_materials"]
    one, two = (
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout for _ in range(2)
    )
    assert one == two
    assert one.startswith(b'{\n "$schema"')
