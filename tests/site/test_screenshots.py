"""The pictures of changed pages are as wide as a phone and show the page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import SAMPLE
from tests.site.conftest import ROOT, TODAY
from tools.github.screenshots import PHONE
from tools.sites import Served


def test_a_changed_page_gets_its_picture(
    sample: Served, sample_content: Path, tmp_path: Path
) -> None:
    guide = sample_content / "guides" / "sample-worry.md"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("Say what you saw.", "Say what you heard."), encoding="utf-8")
    into = tmp_path / "pictures"
    options = ["--base", str(sample_content), "--content", str(SAMPLE), "--today", TODAY]
    options += ["--site", str(sample.folder), "--into", str(into), "--most", "1"]
    command = [sys.executable, "-m", "tools.github.screenshots", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [picture] = into.glob("*.png")
    assert picture.name == "guides-sample-worry.png"
    data = picture.read_bytes()
    assert int.from_bytes(data[16:20], "big") == PHONE["width"]
    assert int.from_bytes(data[20:24], "big") >= PHONE["height"]
    assert "A sample worry: /guides/sample-worry/" in (into / "pages.txt").read_text("utf-8")
