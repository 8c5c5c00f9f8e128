"""Pull requests that workflows write: one for each branch, written again and never repeated."""

from __future__ import annotations

import os
from typing import Any

from tools.github.api import Refused, get, repository, send
from tools.github.tell import short_enough

Request = dict[str, Any]
BY_HAND = (
    "The change is ready, but GitHub does not let a workflow propose it here. Open this page "
    "and press **Create pull request**: {compare}\n\nYour IT colleagues can change that under "
    "Settings, Actions, General."
)


def open_requests() -> list[Request]:
    """Return the open pull requests whose branch is in this repository."""
    found: list[Request] = get("pulls?state=open&per_page=100")
    ours = repository().lower()
    return [
        one
        for one in found
        if ((one["head"].get("repo") or {}).get("full_name") or "").lower() == ours
    ]


def request_of(branch: str) -> Request | None:
    """Return the open pull request of a branch, or None."""
    return next((one for one in open_requests() if one["head"]["ref"] == branch), None)


def propose(branch: str, title: str, body: str, request: Request | None) -> str:
    """Open a pull request, or write it again. Return its address, or "" where GitHub forbids it."""
    words = {"title": title, "body": short_enough(body)}
    if request:
        send("PATCH", f"pulls/{request['number']}", words)
        return str(request["html_url"])
    try:
        made = send("POST", "pulls", {**words, "head": branch, "base": base()})
    except Refused as refused:
        if "not permitted to create" in str(refused):
            return ""
        raise
    return str(made["html_url"])


def compare_address(branch: str) -> str:
    """Return the page on which a person can propose a branch."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return f"{server}/{repository()}/compare/{base()}...{branch}?expand=1"


def base() -> str:
    """Return the branch that requests go into."""
    return os.environ.get("BASE") or "main"
