"""Looks into folders of content."""

from __future__ import annotations

from pathlib import Path

from build_tools.problems import Problem


def names_in(folder: Path, ending: str) -> tuple[str, ...]:
    """Return the names of the files of a folder that have an ending, without it, in order."""
    return tuple(sorted(path.name.removesuffix(ending) for path in folder.glob(f"*{ending}")))


def missing_folder(folder: Path) -> Problem | None:
    """Return the problem of a content folder that is not there or may not be looked into."""
    try:
        next(folder.iterdir(), None)
    except (OSError, ValueError):
        return Problem(
            "There is no such folder, or it cannot be opened.",
            "The content stands in a folder of its own, with guides in it.",
            "Go to the project's folder first, or name the folder with --content.",
            file=str(folder),
        )
    return None


def guide_files(folder: Path, name: str) -> tuple[list[Path], list[Problem]]:
    """Return the guides of a folder in order, and what stands there that is not a guide.

    `name` is how people know the folder. Files that computers hide and people never see are
    passed over: those that begin with a dot and do not end in `.md`.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if not _is_hidden(path.name))
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [_cannot_open(name, error)]
    guides = [path for path in paths if path.name.endswith(".md")]
    others = [path for path in paths if not path.name.endswith(".md")]
    return guides, [_not_a_guide(name, path) for path in others]


def _is_hidden(name: str) -> bool:
    return name.startswith((".#", "._")) or (name.startswith(".") and not name.endswith(".md"))


def _cannot_open(name: str, error: OSError) -> Problem:
    return Problem(
        f"This folder cannot be opened: {error.strerror or error}.",
        "",
        "Ask your IT colleagues who may read it.",
        file=name,
    )


def _not_a_guide(name: str, path: Path) -> Problem:
    return Problem(
        "This is not a guide: its name does not end in .md.",
        f"The folder {name} holds guides only.",
        "Move it somewhere else, or give its name the ending .md.",
        file=f"{name}/{path.name}",
    )
