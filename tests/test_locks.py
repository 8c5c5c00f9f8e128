"""Each lock holds what its list asks for, with hashes, and a robot can make it again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

REQUIREMENTS = ROOT / "requirements"
LISTS = sorted(path.stem for path in REQUIREMENTS.glob("*.in"))
LINE = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)
INCLUDED = re.compile(r"^-r (\S+)", re.MULTILINE)
CONSTRAINED = re.compile(r"^-c (\S+)", re.MULTILINE)


def locked(file: Path) -> dict[str, str]:
    """Return the version of each package of a lock."""
    return dict(LINE.findall(file.read_text(encoding="utf-8")))


def asked(file: Path) -> list[Requirement]:
    """Return what a list asks for, with the lists that it takes in."""
    text = file.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "-"))]
    more = [one for name in INCLUDED.findall(text) for one in asked(file.with_name(name))]
    return [*map(Requirement, lines), *more]


def unmet(requirements: list[Requirement], lock: dict[str, str]) -> list[str]:
    """Return what a lock does not hold, or holds in a version that was not asked for."""
    found: list[str] = []
    for one in requirements:
        version = lock.get(canonicalize_name(one.name))
        applies = one.marker is None or one.marker.evaluate({"extra": ""})
        if applies and (version is None or not one.specifier.contains(version)):
            found.append(f"{one} is asked for, and the lock has {version}")
    return found


def faults(name: str, folder: Path = REQUIREMENTS) -> list[str]:
    """Return how a lock differs from its list, and from the locks that hold it back."""
    lock = locked(folder / f"{name}.txt")
    text = (folder / f"{name}.in").read_text(encoding="utf-8")
    others = {
        package: version
        for other in CONSTRAINED.findall(text)
        for package, version in locked(folder / other).items()
    }
    apart = [
        f"{package} is {version} here and {others[package]} there"
        for package, version in lock.items()
        if others.get(package, version) != version
    ]
    return [*unmet(asked(folder / f"{name}.in"), lock), *apart]


@pytest.mark.parametrize("name", LISTS)
def test_a_lock_holds_what_its_list_asks_for(name: str) -> None:
    assert faults(name) == [], "Run: make locks"


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("build.in", "mkdocs==1.6.1", "mkdocs==1.6.2", "mkdocs==1.6.2 is asked for"),
        ("build.in", "segno\n", "segno\nsegno-two\n", "segno-two is asked for"),
        ("build.txt", "mkdocs==1.6.1", "mkdocs==1.6.0", "mkdocs is 1.6.1 here and 1.6.0 there"),
    ],
    ids=["a newer version in the list alone", "a new package", "two locks apart"],
)
def test_a_lock_that_was_left_behind_is_seen(
    tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    folder = Path(shutil.copytree(REQUIREMENTS, tmp_path / "requirements"))
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    assert any(fault in found for found in faults("test", folder))


def test_what_is_installed_is_what_is_locked_and_lacks_nothing() -> None:
    lock = locked(REQUIREMENTS / "test.txt")
    installed = {canonicalize_name(one.name): one for one in metadata.distributions()}
    here = {name: installed[name] for name in lock if name in installed}
    assert {name: one.version for name, one in here.items()} == {name: lock[name] for name in here}
    for one in here.values():
        assert unmet([Requirement(text) for text in one.requires or ()], lock) == [], one.name


@pytest.mark.parametrize("name", LISTS)
def test_a_lock_has_versions_and_hashes_of_wheels_and_names_no_host(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "\n--only-binary :all:\n" in text
    packages = [
        line for line in text.splitlines() if line and not line.startswith((" ", "#", "--"))
    ]
    assert packages
    assert all("==" in line and line.endswith("\\") for line in packages)
    assert text.count("--hash=sha256:") >= len(packages)


def test_a_robot_finds_every_lock_and_the_options_to_make_it_again() -> None:
    # It pairs NAME.in with NAME.txt, and reads the options in the first lines of the lock.
    settings = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    assert ("uv", "/requirements") in {
        (update["package-ecosystem"], update["directory"]) for update in settings["updates"]
    }
    files = {path.name for path in REQUIREMENTS.iterdir()}
    assert files == {f"{name}.{ending}" for name in LISTS for ending in ("in", "txt")}
    made_by_hand = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert sorted(re.findall(r"for name in (.*);", made_by_hand)[0].split()) == LISTS
    for name in LISTS:
        command = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1]
        assert command.startswith(f"#    uv pip compile requirements/{name}.in ")
        assert {"--universal", "--generate-hashes", "--no-annotate"} <= set(command.split())
        assert "--python-version 3.11.2 " in command


def test_debian_12_can_install_the_build_lock(tmp_path: Path) -> None:
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "pip", "install", "--dry-run", "--no-config", "--require-hashes"]
    command += ["--python-version", "3.11.2", "--target", str(tmp_path)]
    command += ["-r", str(ROOT / "requirements" / "build.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Would install" in done.stderr
