"""Golden files: the exact words that people read.

`GUIDES_UPDATE_GOLDENS=1 python -m pytest ...` writes them again; read them before you commit them.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "goldens"


def assert_golden(name: str, text: str) -> None:
    """Hold a text to the golden file of a name, such as `distributing/README.txt`."""
    golden = FOLDER / name
    if os.environ.get("GUIDES_UPDATE_GOLDENS"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert golden.is_file(), f"{name} has no golden yet"
    assert text == golden.read_text(encoding="utf-8")
