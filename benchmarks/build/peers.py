"""The same pages built by others: bare and tuned Material, Eleventy and Hugo."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.build.cost import Cost, cost_of
from benchmarks.build.ours import ENV

HERE = Path(__file__).resolve().parent
NODE = HERE / "node_modules"
_BARE = "site_name: Guides\ntheme:\n  name: material\n"
_TUNED = (
    "site_name: Guides\ntheme:\n  name: material\n  font: false\n"
    "  features: [navigation.prune, navigation.indexes]\n"
    "plugins: []\n"
)
_ELEVENTY = """
import govuk from "@x-govuk/govuk-eleventy-plugin";
export default (config) => {
  config.addPlugin(govuk, { titleSuffix: "Guides" });
  return { dir: { input: "pages", output: "out" }, markdownTemplateEngine: false };
};
"""
_HUGO = (
    'baseURL = "http://localhost/"\ntitle = "Guides"\n[markup.goldmark.renderer]\nunsafe = true\n'
)
_HUGO_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
    "</head><body>{{ .Content }}</body></html>"
)


def plain_markdown(staged: Path) -> Iterator[tuple[Path, str]]:
    """Yield each staged page's path and its Markdown, with only a title in front."""
    for file in sorted(staged.rglob("*.md")):
        _, head, text = file.read_text(encoding="utf-8").split("---\n", 2)
        title = json.dumps(json.loads(head)["title"])
        yield file.relative_to(staged), f"---\ntitle: {title}\n---\n{text}"


def _pages(staged: Path, folder: Path, home: str = "index.md") -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in plain_markdown(staged):
        target = folder / (home if path.name == "index.md" else path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def _material(settings: str) -> Callable[[Path, Path], Cost]:
    def run(staged: Path, work: Path) -> Cost:
        _pages(staged, work / "docs")
        (work / "mkdocs.yml").write_text(settings, encoding="utf-8")
        return cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=work, env=ENV)

    return run


def _eleventy(staged: Path, work: Path) -> Cost:
    _pages(staged, work / "pages")
    (work / "eleventy.config.mjs").write_text(_ELEVENTY, encoding="utf-8")
    (work / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    if not (work / "node_modules").exists():
        (work / "node_modules").symlink_to(NODE)
    program = NODE / "@11ty" / "eleventy" / "cmd.cjs"
    return cost_of(["node", str(program), "--quiet", "--config=eleventy.config.mjs"], cwd=work)


def _hugo(staged: Path, work: Path) -> Cost:
    _pages(staged, work / "content", home="_index.md")
    layouts = work / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_PAGE, encoding="utf-8")
    (work / "config.toml").write_text(_HUGO, encoding="utf-8")
    return cost_of(["hugo", "--quiet", "--destination", "out"], cwd=work)


def peers() -> dict[str, Callable[[Path, Path], Cost]]:
    """Return each peer that can be had on this machine, by its name."""
    found = {"Material, bare": _material(_BARE), "Material, tuned": _material(_TUNED)}
    if NODE.is_dir() and shutil.which("node"):
        found["Eleventy with the GOV.UK plugin"] = _eleventy
    if shutil.which("hugo"):
        found["Hugo, minimal"] = _hugo
    return found
