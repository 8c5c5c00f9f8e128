"""A small stand-in for GitHub's API on loopback, which the real `gh` is pointed at.

`gh` asks http://api.github.localhost where GH_HOST is github.localhost, through HTTP_PROXY.
"""

from __future__ import annotations

import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

REPOSITORY = "some-council/guides"
BOT = "github-actions[bot]"
needs_gh = pytest.mark.skipif(not shutil.which("gh"), reason="gh is not installed here")


class GitHub:
    """What one repository holds. `refused` is a part of a path that is answered with 403."""

    def __init__(self) -> None:
        self.issues: dict[int, dict[str, Any]] = {}
        self.comments: dict[int, list[dict[str, Any]]] = {}
        self.pulls: dict[int, dict[str, Any]] = {}
        self.permissions: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, Any] = {}
        self.refused = ""
        self.message = "Resource not accessible by integration"
        self.page_size = 100
        self.asked: list[tuple[str, str]] = []
        self._next = 0

    def number(self) -> int:
        self._next += 1
        return self._next

    def add_issue(self, title: str, body: str, by: str = BOT) -> dict[str, Any]:
        number = self.number()
        self.issues[number] = {
            "number": number,
            "title": title,
            "body": body,
            "state": "open",
            "user": {"login": by},
        }
        return self.issues[number]

    def add_comment(self, issue: int, by: str, body: str) -> dict[str, Any]:
        one = {"id": self.number() + 1000, "user": {"login": by}, "body": body}
        self.comments.setdefault(issue, []).append(one)
        return one

    def answer(self, method: str, path: str, data: dict[str, Any]) -> tuple[int, Any]:
        """Return the status and the answer to one question."""
        self.asked.append((method, path))
        if self.refused and self.refused in path and method != "GET":
            return 403, {"message": self.message}
        for pattern, reply in ROUTES:
            match = re.fullmatch(f"{method} {pattern}", f"{method} {path}")
            if match and reply[0] == method:
                return reply[1](self, data, *match.groups())
        return self._fixed(path)

    def _fixed(self, path: str) -> tuple[int, Any]:
        return (
            (200, self.answers[path]) if path in self.answers else (404, {"message": "Not Found"})
        )


def _permission(hub: GitHub, data: dict[str, Any], login: str) -> tuple[int, Any]:
    found = hub.permissions.get(unquote(login))
    return (200, {"permission": found}) if found else (404, {"message": "Not Found"})


def _list_comments(hub: GitHub, data: dict[str, Any], number: str) -> tuple[int, Any]:
    return 200, hub.comments.get(int(number), [])


def _new_comment(hub: GitHub, data: dict[str, Any], number: str) -> tuple[int, Any]:
    return 201, hub.add_comment(int(number), BOT, data["body"])


def _edit_comment(hub: GitHub, data: dict[str, Any], id_: str) -> tuple[int, Any]:
    one = next(c for many in hub.comments.values() for c in many if c["id"] == int(id_))
    one.update(data)
    return 200, one


def _list_issues(hub: GitHub, data: dict[str, Any]) -> tuple[int, Any]:
    return 200, [one for one in hub.issues.values() if one["state"] == "open"]


def _new_issue(hub: GitHub, data: dict[str, Any]) -> tuple[int, Any]:
    return 201, hub.add_issue(data["title"], data["body"])


def _edit_issue(hub: GitHub, data: dict[str, Any], number: str) -> tuple[int, Any]:
    hub.issues.setdefault(int(number), {"number": int(number)}).update(data)
    return 200, hub.issues[int(number)]


def _list_pulls(hub: GitHub, data: dict[str, Any]) -> tuple[int, Any]:
    return 200, [one for one in hub.pulls.values() if one["state"] == "open"]


def _new_pull(hub: GitHub, data: dict[str, Any]) -> tuple[int, Any]:
    number = hub.number() + 100
    head = {"ref": data["head"], "repo": {"full_name": REPOSITORY}}
    hub.pulls[number] = {
        "number": number,
        "state": "open",
        "title": data["title"],
        "body": data["body"],
        "head": head,
        "base": {"ref": data["base"]},
        "html_url": f"https://github.com/{REPOSITORY}/pull/{number}",
    }
    return 201, hub.pulls[number]


def _edit_pull(hub: GitHub, data: dict[str, Any], number: str) -> tuple[int, Any]:
    hub.pulls[int(number)].update(data)
    return 200, hub.pulls[int(number)]


def _enable(hub: GitHub, data: dict[str, Any], name: str) -> tuple[int, Any]:
    return 204, None


def _file(hub: GitHub, data: dict[str, Any], id_: str) -> tuple[int, Any]:
    return 200, hub.files[id_]


ROUTES: list[tuple[str, tuple[str, Any]]] = [
    (r"collaborators/([^/]+)/permission", ("GET", _permission)),
    (r"issues/(\d+)/comments", ("GET", _list_comments)),
    (r"issues/(\d+)/comments", ("POST", _new_comment)),
    (r"issues/comments/(\d+)", ("PATCH", _edit_comment)),
    (r"issues\?.*", ("GET", _list_issues)),
    (r"issues", ("POST", _new_issue)),
    (r"issues/(\d+)", ("PATCH", _edit_issue)),
    (r"pulls\?.*", ("GET", _list_pulls)),
    (r"pulls", ("POST", _new_pull)),
    (r"pulls/(\d+)", ("PATCH", _edit_pull)),
    (r"actions/workflows/([a-z-]+\.yml)/enable", ("PUT", _enable)),
    (r"actions/artifacts/(\d+)/zip", ("GET", _file)),
]


class _Handler(http.server.BaseHTTPRequestHandler):
    hub: GitHub

    def _answer(self) -> None:
        address = urlsplit(self.path)
        assert address.netloc == "api.github.localhost", self.path
        path = address.path.removeprefix(f"/repos/{REPOSITORY}/")
        page = re.search(r"(?:^|&)page=(\d+)", address.query)
        query = re.sub(r"(?:^|&)(?:per_)?page=\d+", "", address.query)
        data = json.loads(self._sent() or b"{}")
        whole = f"{path}?{query}" if query else path
        status, answer = self.hub.answer(self.command, whole, data)
        self.send_response(status)
        if isinstance(answer, list):
            answer = self._paged(answer, int(page[1]) if page else 1)
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        body = b"" if status == 204 else body
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _sent(self) -> bytes:
        """Return what was sent: `gh` sends it in chunks."""
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        sent = b""
        while size := int(self.rfile.readline(), 16):
            sent += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return sent

    do_GET = do_POST = do_PATCH = do_PUT = _answer

    def _paged(self, answer: list[Any], page: int) -> list[Any]:
        size = self.hub.page_size
        if page * size < len(answer):
            base = re.sub(r"[?&]page=\d+", "", self.path)
            mark = "&" if "?" in base else "?"
            self.send_header("Link", f'<{base}{mark}page={page + 1}>; rel="next"')
        return answer[(page - 1) * size : page * size]

    def log_message(self, format: str, *arguments: object) -> None:
        return


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    """A stand-in for GitHub's API that the real `gh` talks to."""
    if not shutil.which("gh"):
        pytest.skip("gh is not installed here")
    hub = GitHub()
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{server.server_address[1]}")
    monkeypatch.setenv("GH_HOST", "github.localhost")
    monkeypatch.setenv("GH_TOKEN", "of-no-worth")
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    yield hub
    server.shutdown()
    server.server_close()
