"""What a page may load and do: the one definition of the Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

_RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
_CHARSET = '<meta charset="utf-8">'


def page_policy(style: str) -> str:
    """Return the policy that stands in a page whose one style block has a hash.

    What a page cannot say of itself, only a server can: see `header_policy`.
    """
    return "; ".join([*_RULES, f"style-src 'self' '{style}'"])


def header_policy(styles: Iterable[str]) -> str:
    """Return the policy that a server sends with every answer: it also refuses to be framed."""
    hashes = " ".join(["'self'", *(f"'{style}'" for style in styles)])
    return "; ".join([*_RULES, f"style-src {hashes}", "frame-ancestors 'none'"])


def with_csp(page: str) -> str:
    """Return a page that stands alone with the policy that lets its styles work and nothing else.

    It has no script and no picture, and asks nobody for anything.
    """
    styles = " ".join(f"'{hash_of(style)}'" for style in _styles(page))
    rules = ("default-src 'none'", f"style-src {styles}", "base-uri 'none'", "form-action 'none'")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return page.replace(_CHARSET, f"{_CHARSET}\n{meta}", 1)


def _styles(page: str) -> list[str]:
    return [after.partition("</style>")[0] for after in page.split("<style>")[1:]]


def hash_of(style: str) -> str:
    """Return the name by which a policy knows a style block."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def style_hashes(site: Path) -> list[str]:
    """Return the hash of each style block of a built site, each once, in order."""
    texts = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    styles = {style for text in texts for style in _styles(text)}
    return sorted(map(hash_of, styles))
