"""Serves a preview on this computer and shows every change as it is saved."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from build_tools.pages.page import Outputs
from build_tools.problems import CommandError, ContentError, as_text, count
from build_tools.publishing.engine import ROOT, environment, serve_command, stage, touch_pages

LOOK_EVERY = 0.05  # seconds
TEMPLATES = ROOT / "build_tools" / "templates"
THEME = ROOT / "build_tools" / "theme"


def snapshot(folders: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return the time and size of every file below some folders."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in files}


def changed(
    before: dict[Path, tuple[int, int]], after: dict[Path, tuple[int, int]]
) -> tuple[Path, ...]:
    """Return the files that are new, gone or different."""
    return tuple(path for path in {**before, **after} if before.get(path) != after.get(path))


def refuse_a_taken_port(port: int) -> None:
    """Raise CommandError where the preview cannot listen on a port of this computer."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except (OSError, OverflowError):
        raise CommandError(
            f"The preview can't use port {port}: another program uses it, or it is not allowed. "
            "Stop the other preview, or choose another port: "
            "python -m build_tools serve --port 8010"
        ) from None


def serve(
    outputs: Callable[[], Outputs],
    staged: Path,
    *,
    watched: Iterable[Path],
    port: int,
    say: Callable[[str], object],
) -> int:
    """Serve a preview until interrupted; call `outputs` again when a watched file changes.

    `say` prints the problems of a change, and the last good pages stay. Raises
    CommandError where the port is taken, and ContentError where the content is wrong to begin
    with. Returns the engine's exit code.
    """
    refuse_a_taken_port(port)
    stage(outputs(), staged, preview=True)
    say(f"The preview is at http://127.0.0.1:{port}/\nTo stop it, press Ctrl+C.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to stop: stop the engine too
    engine = subprocess.Popen(serve_command(port), cwd=ROOT, env=environment(staged))
    try:
        for different in _changes([*watched, TEMPLATES, THEME], engine):
            say(_staged_again(outputs, staged))
            if any(path.is_relative_to(THEME) for path in different):
                touch_pages(staged)  # the engine builds only pages that changed: here, all did
    except KeyboardInterrupt:
        return 0
    finally:
        engine.terminate()
        engine.wait()
    return engine.returncode


def _changes(folders: list[Path], engine: subprocess.Popen[bytes]) -> Iterator[tuple[Path, ...]]:
    """Yield the files that changed, each time some did, for as long as the engine runs."""
    seen = snapshot(folders)
    while engine.poll() is None:
        time.sleep(LOOK_EVERY)
        now = snapshot(folders)
        if different := changed(seen, now):
            yield different
        seen = now


def _staged_again(outputs: Callable[[], Outputs], staged: Path) -> str:
    try:
        written = stage(outputs(), staged, preview=True).written
    except ContentError as error:
        return as_text(error.problems, "The preview still shows the last good pages.")
    return f"{count(written, 'page')} changed."
