"""What the handbook's engine calls while it builds: the list that follows the content by itself.

`mkdocs-handbook.yml` names this file under `hooks`. Nothing generated is kept, so that no change
of the content leaves an old list behind.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from build_tools.content import check_content
from build_tools.reference.names import HERE, names_page


def on_page_markdown(markdown: str, *, config: Any, **_: Any) -> str:
    """Return a page of the handbook with today's guides, contacts and sources where it has them."""
    if HERE not in markdown:
        return markdown
    content = Path(config.config_file_path).parent / "content"
    library = check_content(content, date.today()).library
    return names_page(markdown, library, content, os.environ)
