"""GitHub's API, through its own command line (`gh`), which knows the token and the host."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

BOT = "github-actions[bot]"
MARK = "<!-- written by a workflow; it is written again with every change -->"


class Refused(Exception):
    """GitHub, or its command line, did not do what was asked."""

    def __init__(self, sentence: str, *, is_missing: bool = False) -> None:
        self.is_missing = is_missing
        super().__init__(sentence)


def repository() -> str:
    """Return `owner/name` of the repository, or what `gh` puts there by itself."""
    return os.environ.get("GITHUB_REPOSITORY") or "{owner}/{repo}"


def get(path: str) -> Any:
    """Return what the API says at a path under the repository; all pages of a list."""
    answer = _gh("api", "--paginate", _under(path))
    return _joined(answer)


def send(method: str, path: str, data: dict[str, Any]) -> Any:
    """Send data to a path under the repository and return the answer."""
    answer = _gh("api", "--method", method, _under(path), "--input", "-", body=json.dumps(data))
    return json.loads(answer) if answer.strip() else None


def download(path: str) -> bytes:
    """Return a file that the API gives at a path under the repository."""
    return _run("api", _under(path))


def _under(path: str) -> str:
    return f"repos/{repository()}/{path}".rstrip("/")


def _joined(answer: str) -> Any:
    """Return JSON in several pieces, one for each page, as one list. Return one piece as it is."""
    decoder, pieces, at = json.JSONDecoder(), [], 0
    text = answer.strip()
    while at < len(text):
        piece, end = decoder.raw_decode(text, at)
        pieces.append(piece)
        at = end + len(text[end:]) - len(text[end:].lstrip())
    if pieces and all(isinstance(piece, list) for piece in pieces):
        return [one for piece in pieces for one in piece]
    return pieces[0] if pieces else None


def _gh(*arguments: str, body: str | None = None) -> str:
    return _run(*arguments, body=body).decode("utf-8")


def _run(*arguments: str, body: str | None = None) -> bytes:
    given = None if body is None else body.encode("utf-8")
    try:
        done = subprocess.run(["gh", *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise Refused("GitHub's command line (gh) is not installed here.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise Refused(f"GitHub refused: {said}", is_missing="HTTP 404" in said)
    return done.stdout


def comment(number: str | int, body: str) -> str:
    """Add the one comment to an issue or pull request, or update it. Return what was done."""
    path = f"issues/{number}/comments"
    ours = [
        one["id"]
        for one in get(path)
        if one["user"]["login"] == BOT and one["body"].startswith(MARK)
    ]
    words = {"body": f"{MARK}\n{body}"}
    if ours:
        send("PATCH", f"issues/comments/{ours[0]}", words)
        return "The comment has been updated."
    send("POST", path, words)
    return "A comment has been added."


def issue(title: str, body: str) -> str:
    """Open the one issue with a title, or update it. Return what was done."""
    ours = [
        one["number"]
        for one in get("issues?state=open&per_page=100")
        if one["user"]["login"] == BOT and one["title"] == title and "pull_request" not in one
    ]
    if ours:
        send("PATCH", f"issues/{ours[0]}", {"body": body})
        return f"Issue {ours[0]} has been updated."
    send("POST", "issues", {"title": title, "body": body})
    return "An issue has been opened."
