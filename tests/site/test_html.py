"""Every built page is valid HTML and keeps the checker's rules of accessible markup."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ours import ACT_NOW
from tools.sites import Served

CHECKER = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
PRESETS = ["html-validate:recommended", "html-validate:a11y"]
OTHERWISE: dict[str, tuple[object, str]] = {
    "doctype-style": ("off", "HTML takes either case."),
    "tel-non-breaking": (
        "off",
        "The style keeps a number on one line. Who copies a number should get a plain space.",
    ),
    "valid-id": (
        ["error", {"relaxed": True}],
        "HTML lets an id begin with a digit: headings such as 999 and 24 November do.",
    ),
}


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rules = {name: setting for name, (setting, _) in OTHERWISE.items()}
    path = tmp_path_factory.mktemp("html") / "html-validate.json"
    text = json.dumps({"root": True, "extends": PRESETS, "rules": rules})
    path.write_text(text, encoding="utf-8")
    return path


def faults(config: Path, pages: Iterable[Path]) -> list[str]:
    files = [str(page) for page in pages]
    assert files
    command = ["node", str(CHECKER), "--config", str(config), "--formatter", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    return [
        f"{report['filePath']}:{message['line']} {message['ruleId']}: {message['message']}"
        for report in json.loads(done.stdout)
        for message in report["messages"]
    ]


def test_no_page_has_a_fault(config: Path, site: Served, sample: Served) -> None:
    pages = [page for each in (site, sample) for page in each.folder.resolve().rglob("*.html")]
    assert faults(config, pages) == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("<main ", '<p id="content">x</p><main ', "no-dup-id"),
        ("</main>", "</div></main>", "close-order"),
        ("</main>", "<ul><p>x</p></ul></main>", "element-permitted-content"),
        ("</main>", '<img src="x.png"></main>', "wcag/h37"),
        ("<footer>", '<nav aria-label="Menu"></nav><footer>', "unique-landmark"),
    ],
)
def test_a_planted_fault_is_seen(
    config: Path, site: Served, tmp_path: Path, right: str, wrong: str, rule: str
) -> None:
    text = (site.folder / "guides" / ACT_NOW / "index.html").read_text("utf-8")
    assert right in text
    (tmp_path / "page.html").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert rule in " ".join(faults(config, [tmp_path / "page.html"]))
