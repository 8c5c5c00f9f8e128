"""`python -m benchmarks.print.all_pdfs CONTENT`: makes every PDF, none kept, and says the cost."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from build_tools import pages  # noqa: F401 - the pages of the same build have loaded it
from build_tools.content import load_library
from tools.sites import day_for


def main() -> None:
    """Print processor seconds, wall seconds and how many PDFs, as JSON; loading Typst counts."""
    content = Path(sys.argv[1])
    day = day_for(content)
    library = load_library(content, day)
    with tempfile.TemporaryDirectory() as folder:
        cpu, wall = time.process_time(), time.perf_counter()
        from build_tools.pdf import PdfCache, make_pdfs

        made = make_pdfs(library, day, PdfCache(Path(folder) / "kept"), say=str)
        cost = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    print(json.dumps({**cost, "made": len(made)}))


if __name__ == "__main__":
    main()
