"""`python -m benchmarks.serving`: how many guide pages a second one nginx hands out on loopback.

Needs Debian's packages nginx, libnginx-mod-http-brotli-static and wrk.
"""

from __future__ import annotations

import re
import resource
import subprocess
import tempfile
from pathlib import Path

from tests.site.conftest import ROOT
from tests.site.nginx import nginx
from tools.sites import Served, build, pages_of

SECONDS = 10
GUIDE = "guides/worried-about-a-child/"
ASK = ["wrk", "--threads=1", "--connections=32", f"--duration={SECONDS}s", "--latency"]


def main() -> None:
    """Build the council's site, serve it with one worker, and print what wrk found."""
    with tempfile.TemporaryDirectory() as folder:
        site = build(ROOT / "content", Path(folder))
        served = Served(site, "", pages_of(site))
        (Path(folder) / "nginx").mkdir()
        with nginx(served, Path(folder) / "nginx", "/") as address:
            command = [*ASK, "--header=Accept-Encoding: br", address + GUIDE]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            before = cpu_seconds()
        nginx_seconds = cpu_seconds() - before  # counted when it has ended
        size = (site / GUIDE / "index.html.br").stat().st_size
    print(said)
    if "Non-2xx" in said:
        raise SystemExit("Some answers were not the page: this is no figure.")
    rate = float(found_in(r"Requests/sec:\s+([\d.]+)", said))
    answers = int(found_in(r"(\d+) requests in", said))
    print(f"{rate:,.0f} answers a second, each with {size:,} bytes of page, from one worker.")
    print(
        f"nginx used {nginx_seconds:.2f} s of CPU: {answers / nginx_seconds:,.0f} for each second."
    )


def cpu_seconds() -> float:
    """Return the processor time of everything started here that has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def found_in(pattern: str, text: str) -> str:
    """Return the first group of a pattern that must be in a text."""
    found = re.search(pattern, text)
    assert found, text
    return found[1]


if __name__ == "__main__":
    main()
