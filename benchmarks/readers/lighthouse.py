"""`python -m benchmarks.readers.lighthouse`: scores of pages as Lighthouse's phone gets them."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.build.ours import ROOT
from benchmarks.readers.peers import FIRST, approved_sample, build_ours
from benchmarks.readers.serving import served
from benchmarks.readers.view import CHROMIUM

PROGRAM = Path(__file__).with_name("node_modules") / "lighthouse" / "cli" / "index.js"
REAL, APPROVED = "real guide", "approved sample"
ALWAYS = ("performance", "accessibility", "best-practices")
WANTED = {REAL: ALWAYS, APPROVED: (*ALWAYS, "seo")}  # no robot may read what is not approved
PAGES = {REAL: FIRST, APPROVED: "guides/sample-worry/"}
HIGHEST = 100


def main() -> int:
    """Score a guide of the real site and one of an approved sample; 0 where all is 100."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "real").mkdir()
        (work / "sample").mkdir()
        sites = {
            REAL: build_ours(ROOT / "content", work / "real"),
            APPROVED: approved_sample(work / "sample"),
        }
        with served(sites, work / "server") as server:
            reports = {
                name: _report(f"https://127.0.0.1:{server.ports[name]}/{PAGES[name]}", server.pin)
                for name in sites
            }
    return _print(reports)


def _report(address: str, pin: str) -> dict[str, Any]:
    switches = "--headless=new --no-sandbox --disable-gpu"
    switches += f" --ignore-certificate-errors-spki-list={pin}"
    command = ["node", str(PROGRAM), address, "--output=json", "--quiet"]
    done = subprocess.run(
        [*command, f"--chrome-flags={switches}"],
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _print(reports: dict[str, dict[str, Any]]) -> int:
    names = WANTED[APPROVED]
    print(f"| page | {' | '.join(names)} |\n|{' --- |' * (len(names) + 1)}")
    worse = []
    for page, report in reports.items():
        points = {name: round(report["categories"][name]["score"] * 100) for name in names}
        print(f"| {page} | {' | '.join(str(points[name]) for name in names)} |")
        for name in WANTED[page]:
            if points[name] < HIGHEST:
                worse += [f"{page}, {name}: {title}" for title in _losses(report, name)]
    print("\n".join(["", *worse]))
    return 1 if worse else 0


def _losses(report: dict[str, Any], category: str) -> list[str]:
    parts = report["categories"][category]["auditRefs"]
    audits = [report["audits"][part["id"]] for part in parts if part["weight"]]
    return [audit["title"] for audit in audits if audit["score"] not in (None, 1)]


if __name__ == "__main__":
    raise SystemExit(main())
