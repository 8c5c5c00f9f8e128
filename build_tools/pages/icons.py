"""Icons by name, from the installed Material for MkDocs, put into the page as it is built.

A reader's browser asks for nothing more. The names are those of Material's icon search, such as
`material/phone`: https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from build_tools.problems import InternalError, nearest

# One letter high and wide until a style sheet says otherwise: a drawing without a size would fill
# its line. Screen readers pass over it, so the words beside it must say everything.
_ATTRIBUTES = 'class="icon" aria-hidden="true" focusable="false" fill="currentColor"'
_SIZE = 'width="1em" height="1em"'
_NAME = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")
_EXAMPLE = "An icon is named by its set and its own name, such as material/phone."
_OPENING = re.compile(r'<svg\b[^>]*\b(viewBox="[^"]*")[^>]*>')


@cache  # the same few icons are on every page
def icon(name: str) -> Markup:
    """Return an icon as an inline drawing in the colour of the text around it.

    `name` is a set and an icon: `material/phone`. Raises InternalError where there is no such icon.
    """
    file = _folder() / f"{name}.svg"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise InternalError(f'There is no icon "{name}". {_suggestion(name)}')
    drawing = " ".join(file.read_text(encoding="utf-8").split())
    return Markup(_OPENING.sub(rf"<svg {_ATTRIBUTES} {_SIZE} \1>", drawing, count=1))


def _suggestion(name: str) -> str:
    if not _NAME.fullmatch(name):
        return _EXAMPLE
    files = sorted(_folder().rglob("*.svg"))
    known = (file.relative_to(_folder()).with_suffix("").as_posix() for file in files)
    return nearest(name, known) or _EXAMPLE


def _folder() -> Path:
    package = importlib.util.find_spec("material")
    if package is None or package.origin is None:
        raise InternalError(
            "Material for MkDocs, which holds the icons, is not installed.", "Run `make site`."
        )
    return Path(package.origin).parent / "templates" / ".icons"
