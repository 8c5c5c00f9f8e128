"""What a page may load and do: the one definition of the Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

_RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)


def page_policy(style: str) -> str:
    """Return the policy inside a page whose one style block has a hash.

    What a page cannot say of itself, only a server can: see `header_policy`.
    """
    return "; ".join([*_RULES, f"style-src 'self' '{style}'"])


def header_policy(styles: Iterable[str]) -> str:
    """Return the policy that a server sends with every answer: it also refuses to be framed."""
    hashes = " ".join(["'self'", *(f"'{style}'" for style in styles)])
    return "; ".join([*_RULES, f"style-src {hashes}", "frame-ancestors 'none'"])


def standalone_policy(style: str) -> str:
    """Return the policy of a page on its own: its one style block works and nothing else.

    It has no script, and no picture but one that is in the page (its icon, which is empty so that
    no browser asks a server for one). It asks nobody for anything.
    """
    rules = ("default-src 'none'", "img-src data:", f"style-src '{style}'")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def hash_of(style: str) -> str:
    """Return the name by which a policy knows a style block."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
