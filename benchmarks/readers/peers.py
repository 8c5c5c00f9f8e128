"""The same guides published in four ways: bare Material, minimal Hugo, ours, and an ideal page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.cost import cost_of
from benchmarks.build.ours import DAY, ENV, ROOT
from benchmarks.build.peers import peers as builders
from benchmarks.build.peers import plain_markdown
from tools.sites import day_for

FIRST = "guides/worried-about-a-child/"
SECOND = "guides/neglect/"
IDEAL, OURS, HUGO, BARE = "ideal page", "this site", "Hugo, minimal", "Material, bare"
_CSS = (
    "body{max-width:40rem;margin:auto;padding:0 1rem;font:1.1rem/1.5 sans-serif}"
    "h1,h2{line-height:1.2}a{color:#0b5c56}ul,ol{padding-left:1.2rem}"
)
_HEAD = (
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
    '<link rel="icon" href="data:,">'
)
_HUGO_PAGE = (
    f'{_HEAD}<title>{{{{ .Title }}}}</title><link rel="stylesheet" href="/style.css"></head>'
    '<body><p><a href="/">Guides</a></p>{{ .Content }}</body></html>'
)
_HUGO_SETTINGS = (
    'baseURL = "/"\ntitle = "Guides"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    "[markup.goldmark.renderer]\nunsafe = true\n"
)


@dataclass(frozen=True)
class Peer:
    """A built site that holds the first and the second guide."""

    name: str
    folder: Path


def build_peers(work: Path) -> list[Peer]:
    """Build every peer below a folder from this project's own content."""
    ours = _ours(work)
    staged = work / ".build" / "docs"
    return [
        Peer(IDEAL, _ideal(ours, work / "ideal")),
        Peer(OURS, ours),
        Peer(HUGO, _hugo(staged, work / "hugo")),
        Peer(BARE, _bare(staged, work / "bare")),
    ]


def build_ours(content: Path, work: Path) -> Path:
    """Build a content folder into `site` below a folder, and return that."""
    command = [sys.executable, "-m", "build_tools", "build", "--content", str(content)]
    day = day_for(content).isoformat()
    cost_of([*command, "--today", day, "--site", "site"], cwd=work, env=ENV)
    return (work / "site").resolve()


def _ours(work: Path) -> Path:
    return build_ours(ROOT / "content", work)


def _ideal(ours: Path, folder: Path) -> Path:
    """Write each guide's own words up to its sources, with a dozen lines of style inside."""
    for name in (FIRST, SECOND):
        text = (ours / name / "index.html").read_text(encoding="utf-8")
        words = re.search(r'<main[^>]*>(.*?)<details class="fold">', text, re.DOTALL)
        title = re.search(r"<title>.*?</title>", text)
        assert words
        assert title
        page = f"{_HEAD}{title[0]}<style>{_CSS}</style></head><body>{words[1]}</body></html>"
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(page, encoding="utf-8")
    return folder


def _hugo(staged: Path, work: Path) -> Path:
    for path, text in plain_markdown(staged):
        target = work / "content" / (path.with_name("_index.md") if path.stem == "index" else path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    layouts, static = work / "layouts" / "_default", work / "static"
    layouts.mkdir(parents=True)
    static.mkdir()
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_PAGE, encoding="utf-8")
    (static / "style.css").write_text(_CSS, encoding="utf-8")
    (work / "config.toml").write_text(_HUGO_SETTINGS, encoding="utf-8")
    subprocess.run(["hugo", "--quiet", "--destination", "out"], cwd=work, check=True)
    return work / "out"


def _bare(staged: Path, work: Path) -> Path:
    work.mkdir()
    builders()[BARE](staged, work)
    return work / "site"


def approved_sample(work: Path) -> Path:
    """Build the sample council with an approval and an address, and return its site.

    Nobody approved it, and it is never kept: it shows what an approved site would score.
    """
    content = Path(shutil.copytree(ROOT / "tests" / "sample" / "content", work / "content"))
    file = content / "site.yaml"
    text = re.sub(r"^approval:.*\n(?:  .*\n)*", "", file.read_text(encoding="utf-8"), flags=re.M)
    text = re.sub(r"^base_url:.*\n", "", text, flags=re.M)
    facts = {"post": "Sample post for a benchmark", "on": DAY}
    text += f"base_url: https://guides.example/\napproval: {json.dumps(facts)}\n"
    file.write_text(text, encoding="utf-8")
    return build_ours(content, work)
