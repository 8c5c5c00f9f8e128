"""The content that another council begins with builds a whole site with nothing of ours in it."""

from __future__ import annotations

import re
from pathlib import Path

from build_tools.editing.council import new_council
from tests.conftest import OUR_DAY
from tests.pdfs import words_of
from tools.sites import run_tools


def test_a_new_council_builds_and_names_nobody_else(tmp_path: Path) -> None:
    made = run_tools("new", "council", "content", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "It has national numbers only." in made.stdout
    again = run_tools("new", "council", "content", cwd=tmp_path)
    assert again.returncode == 2
    assert "already exists, and has not changed" in again.stderr
    done = run_tools("build", "--today", OUR_DAY.isoformat(), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "site"
    endings = {".html", ".ics", ".js", ".json", ".txt", ".webmanifest", ".xml"}
    pages = [path for path in site.rglob("*") if path.suffix in endings]
    assert {path.suffix for path in pages} == endings
    numbers: set[str] = set()
    texts = {path: path.read_text(encoding="utf-8").lower() for path in pages}
    texts |= {path: words_of(path.read_bytes(), tmp_path).lower() for path in site.rglob("*.pdf")}
    assert any("child" in text for path, text in texts.items() if path.suffix == ".pdf")
    for path, text in texts.items():
        assert "hereford" not in text, path
        assert "sampleshire" not in text, path
        numbers |= set(re.findall(r"tel:([0-9+]+)", text))
    assert numbers == {"999", "08088005000", "08001111"}
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Your council" in home


def test_the_colours_and_the_way_out_come_from_the_content(tmp_path: Path) -> None:
    new_council(tmp_path / "content")
    site_yaml = tmp_path / "content" / "site.yaml"
    text = site_yaml.read_text(encoding="utf-8")
    text = text.replace("#2f3e4e", "#123456").replace("bbc.co.uk/weather", "example.org/way-out")
    site_yaml.write_text(text, encoding="utf-8")
    assert run_tools("build", "--today", OUR_DAY.isoformat(), cwd=tmp_path).returncode == 0
    page = tmp_path / "site" / "guides" / "child-in-danger" / "index.html"
    shown = page.read_text(encoding="utf-8")
    assert "#123456" in shown
    assert "https://www.example.org/way-out" in shown
