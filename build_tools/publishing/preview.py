"""Serves a preview on this computer and shows every change as it is saved."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from build_tools.problems import CommandError
from build_tools.publishing.engine import ROOT, environment, serve_command
from build_tools.publishing.staging import touch_pages

LOOK_EVERY = 0.05  # seconds


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
            f"The preview cannot use port {port}: something uses it already, or may not use it. "
            "Stop the other preview, or choose another port: "
            "python -m build_tools serve --port 8010"
        ) from None


def serve(
    staged: Path,
    *,
    watched: Iterable[Path],
    theme: Path,
    restage: Callable[[], object],
    port: int,
) -> int:
    """Serve the staged folder until interrupted; call `restage` when a watched file changes.

    The engine builds only the pages that changed. A changed theme changes every page, so every
    staged page is then marked as changed. Returns the engine's exit code.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to stop: stop the engine too
    engine = subprocess.Popen(serve_command(port), cwd=ROOT, env=environment(staged))
    folders = [*watched, theme]
    seen = snapshot(folders)
    try:
        while engine.poll() is None:
            time.sleep(LOOK_EVERY)
            now = snapshot(folders)
            different = changed(seen, now)
            seen = now
            if different:
                restage()
            if any(path.is_relative_to(theme) for path in different):
                touch_pages(staged)
    except KeyboardInterrupt:
        return 0
    finally:
        engine.terminate()
        engine.wait()
    return engine.returncode
