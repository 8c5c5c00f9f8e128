"""Icons by name, put into the page as it is built: a reader's browser asks for nothing more.

Those that stand on every guide are ours, drawn with few numbers so that they weigh little:
`ours/phone` is a file of templates/icons. All others come from the installed Material for MkDocs,
by the names of its icon search, such as `material/menu`:
https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from build_tools.problems import InternalError, nearest

# 24 pixels high and wide until a style sheet says otherwise: a drawing without a size would fill
# its line, and one that grew with the letters would push the bar apart. Screen readers pass over
# it, so the words beside it must say everything.
_ATTRIBUTES = 'class="icon" aria-hidden="true" fill="currentColor"'
_SIZE = 'width="24" height="24"'
_OURS = Path(__file__).resolve().parents[1] / "templates" / "icons"
_NAME = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")
_EXAMPLE = "An icon is named by its set and its own name, such as material/menu."
_OPENING = re.compile(r'<svg\b[^>]*\b(viewBox="[^"]*")[^>]*>')


@cache  # the same few icons are on every page
def icon(name: str) -> Markup:
    """Return an icon as an inline drawing in the colour of the text around it.

    `name` is a set and an icon: `material/menu`. Raises InternalError where there is no such icon.
    """
    file = _file(name)
    if not _NAME.fullmatch(name) or not file.is_file():
        raise InternalError(f'There is no icon "{name}". {_suggestion(name)}')
    drawing = " ".join(file.read_text(encoding="utf-8").split())
    return Markup(_OPENING.sub(rf"<svg {_ATTRIBUTES} {_SIZE} \1>", drawing, count=1))


def _file(name: str) -> Path:
    if name.startswith("ours/"):
        return _OURS / f"{name.removeprefix('ours/')}.svg"
    return _folder() / f"{name}.svg"


def _suggestion(name: str) -> str:
    if not _NAME.fullmatch(name):
        return _EXAMPLE
    ours = (f"ours/{file.stem}" for file in sorted(_OURS.glob("*.svg")))
    files = sorted(_folder().rglob("*.svg"))
    theirs = (file.relative_to(_folder()).with_suffix("").as_posix() for file in files)
    return nearest(name, [*ours, *theirs]) or _EXAMPLE


def _folder() -> Path:
    package = importlib.util.find_spec("material")
    if package is None or package.origin is None:
        raise InternalError(
            "Material for MkDocs, which has the icons, is not installed.", "Run `make site`."
        )
    return Path(package.origin).parent / "templates" / ".icons"
