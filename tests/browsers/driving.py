"""Drives a browser through what it offers itself: four commands, the same for all of them."""

from __future__ import annotations

import itertools
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Protocol

import websocket

PATIENCE = 30.0  # seconds
FOLDER = Path(__file__).parent
FIREFOX = Path("/usr/bin/firefox-esr")
WEBKIT_DRIVER = Path("/usr/bin/WebKitWebDriver")
QTWEBKIT = FOLDER / "qtwebkit.py"
WIDTH, HEIGHT = 360, 640


class Driver(Protocol):
    """A browser with one page open."""

    def goto(self, address: str) -> None:
        """Open an address, and wait until it is there."""

    def run(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript, which JSON can hold."""

    def press(self, selector: str) -> None:
        """Press the middle of an element, as a mouse does."""

    def close(self) -> None:
        """End the browser."""


def until(holds: Callable[[], Any], what: str) -> Any:
    """Return the first true value within PATIENCE."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := holds():
            return value
        time.sleep(0.1)
    raise AssertionError(f"It did not happen within {PATIENCE:.0f} seconds: {what}")


def chromium(version: int) -> Path:
    """Return where an old Chromium is once `make test-all` has fetched it."""
    return FOLDER / "node_modules" / f"chromium-{version}" / "bin" / "chromium"


class Chromium:
    """An old Chromium, over the DevTools protocol."""

    def __init__(self, program: Path, profile: Path) -> None:
        port = free_port()
        self.process = subprocess.Popen(
            [
                str(program),
                *("--headless", "--no-sandbox", "--no-zygote", "--disable-gpu"),
                *(f"--user-data-dir={profile}", f"--window-size={WIDTH},{HEIGHT}"),
                *(f"--remote-debugging-port={port}", "about:blank"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.numbers = itertools.count(1)
        address = until(lambda: _first_page(port), "Chromium is there")
        self.socket = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)

    def send(self, method: str, **params: Any) -> Any:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != number:
            pass
        assert "error" not in answer, f"{method}: {answer}"
        return answer["result"]

    def goto(self, address: str) -> None:
        self.send("Page.navigate", url=address)
        until(lambda: self.run("document.readyState") == "complete", address)

    def run(self, expression: str) -> Any:
        found = self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, selector: str) -> None:
        x, y = self.run(MIDDLE % json.dumps(selector))
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def close(self) -> None:
        self.socket.close()
        self.process.kill()
        self.process.wait()


MIDDLE = """(function () { var e = document.querySelector(%s); e.scrollIntoView();
  var b = e.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; })()"""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class _WebDriver:
    """What Firefox and WebKit have in common: the commands of WebDriver."""

    def command(self, name: str, **params: Any) -> Any:
        raise NotImplementedError

    def goto(self, address: str) -> None:
        self.command("Navigate", url=address)

    def run(self, expression: str) -> Any:
        script = f"return ({expression})"
        return self.command("ExecuteScript", script=script, args=[])

    def press(self, selector: str) -> None:
        found = self.command("FindElement", using="css selector", value=selector)
        self.command("ElementClick", id=found.get("value", found)[ELEMENT])


class Firefox(_WebDriver):
    """Firefox, over Marionette, which is part of it."""

    def __init__(self, program: Path, profile: Path) -> None:
        profile.mkdir()
        port = free_port()
        (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n', "utf-8")
        self.process = subprocess.Popen(
            [
                str(program),
                *("--headless", "--marionette", "--no-remote", "--profile", str(profile)),
                *("--width", str(WIDTH), "--height", str(HEIGHT)),
            ],
            env={**os.environ, "HOME": str(profile)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.numbers = itertools.count(1)
        self.socket: socket.socket = until(lambda: _connected(port), "Firefox is there")
        self._read()
        self.command("NewSession")

    def command(self, name: str, **params: Any) -> Any:
        message = json.dumps([0, next(self.numbers), f"WebDriver:{name}", params])
        self.socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._read()
        assert error is None, error
        return result.get("value") if name == "ExecuteScript" else result

    def _read(self) -> Any:
        size = b""
        while (one := self.socket.recv(1)) != b":":
            size += one
        data = b""
        while len(data) < int(size):
            data += self.socket.recv(int(size) - len(data))
        return json.loads(data)

    def close(self) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait()


class WebKit(_WebDriver):
    """WebKitGTK, over its own WebDriver, on a screen that nobody sees."""

    PATHS: ClassVar = {"Navigate": "url", "ExecuteScript": "execute/sync", "FindElement": "element"}

    def __init__(self, program: Path, profile: Path) -> None:
        port = free_port()
        profile.mkdir()
        self.process = subprocess.Popen(
            ["xvfb-run", "-a", str(program), f"--port={port}"],
            env={**os.environ, "HOME": str(profile), "XDG_RUNTIME_DIR": str(profile)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.address = f"http://127.0.0.1:{port}/session"
        until(lambda: _connected(port), "WebKit's driver is there").close()
        [browser] = Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = self._post(self.address, {"capabilities": wanted})["sessionId"]
        self.address += f"/{session}"

    def command(self, name: str, **params: Any) -> Any:
        path = self.PATHS.get(name) or f"element/{params.pop('id')}/click"
        return self._post(f"{self.address}/{path}", params)

    def _post(self, address: str, params: dict[str, Any]) -> Any:
        request = urllib.request.Request(address, json.dumps(params).encode(), method="POST")
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.loads(answer.read())["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from error

    def close(self) -> None:
        request = urllib.request.Request(self.address, method="DELETE")
        urllib.request.urlopen(request, timeout=PATIENCE).close()
        os.killpg(self.process.pid, 15)
        self.process.wait()


class QtWebKit:
    """WebKit of 2016, as Debian's Qt has it, in a program of its own."""

    def __init__(self, program: Path, profile: Path) -> None:
        self.process = subprocess.Popen(
            ["/usr/bin/python3", str(program), str(WIDTH), str(HEIGHT)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def _ask(self, command: str, text: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([command, text]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def goto(self, address: str) -> None:
        self._ask("goto", address)

    def run(self, expression: str) -> Any:
        return json.loads(self._ask("run", f"JSON.stringify({expression})") or "null")

    def press(self, selector: str) -> None:
        self._ask("press", MIDDLE % json.dumps(selector))

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def _first_page(port: int) -> str | None:
    """Return where the first page of a Chromium is driven, or nothing yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=5) as answer:
            pages = [page for page in json.loads(answer.read()) if page["type"] == "page"]
    except OSError:
        return None
    return pages[0]["webSocketDebuggerUrl"] if pages else None


def _connected(port: int) -> socket.socket | None:
    try:
        return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    except OSError:
        return None


def free_port() -> int:
    """Return a port that nobody listens at just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
