"""Finds what lies in the content folder and is not read, so that nobody believes it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from build_tools.problems import Problem, meant

READ = "The content folder has the folder guides and {number} files, such as {first}."
_LEFT_BY_PROGRAMS = re.compile(
    r"^(?:thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r?|\.ds_store|~\$.*|~.*\.tmp|.*~|.*\.sw[a-p]"
    r"|.*\.(?:tmp|bak|orig|rej|crdownload|partial|lnk)|#.*#|__macosx)$",
    re.IGNORECASE,
)
_GUIDE_ENDINGS = (".md", ".markdown", ".txt", ".docx", ".doc")
_NOTES = re.compile(r"readme(?:\.md|\.txt)?$", re.IGNORECASE)


def is_left_by_a_program(name: str) -> bool:
    """Whether a computer made a file by itself: Windows, a Mac, Word or an editor."""
    is_hidden = name.startswith((".#", "._")) or (name.startswith(".") and not name.endswith(".md"))
    return is_hidden or bool(_LEFT_BY_PROGRAMS.match(name))


def unread_files(content: Path, files: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each thing in a content folder that nothing reads.

    `files` are the names of the files that are read.
    """
    missing = [name for name in files if not (content / name).is_file()]
    for path in sorted(content.iterdir()):
        name = path.name
        known = name in files or name == "guides"
        if known or is_left_by_a_program(name) or (_NOTES.match(name) and path.is_file()):
            continue
        yield _unread(path, files, missing)


def misplaced_guides(content: Path) -> tuple[str, ...]:
    """Return the slugs of guides that nothing reads: beside the folder, or without .md."""
    beside = [path for path in _files(content) if path.suffix.lower() in _GUIDE_ENDINGS]
    inside = [path for path in _files(content / "guides") if not path.name.endswith(".md")]
    return tuple(sorted({_slug(path) for path in (*beside, *inside)}))


def _files(folder: Path) -> list[Path]:
    paths = folder.iterdir() if folder.is_dir() else ()
    return [
        path
        for path in paths
        if path.is_file() and not is_left_by_a_program(path.name) and not _NOTES.match(path.name)
    ]


def misnamed(content: Path, file: str, files: Sequence[str]) -> bool:
    """Whether a file that is missing is there under a name that is nearly right."""
    if (content / file).exists() or not content.is_dir():
        return False
    others = [path for path in content.iterdir() if path.name not in files]
    return any(_right_name(path, files, [file]) == file for path in others)


def _unread(path: Path, files: Sequence[str], missing: Sequence[str]) -> Problem:
    right = _right_name(path, files, missing)
    if path.is_dir():
        found = "The site ignores this folder."
        cure = (
            'Rename the folder to "guides".'
            if path.name.lower() in ("guides", "guide")
            else "Move its guides into content/guides."
        )
    elif right and right in missing:
        found, cure = (
            "The site ignores this file: its name is not quite right.",
            f'Name it "{right}".',
        )
    elif right:
        found = f"The site ignores this file: it reads {right} instead."
        cure = f"Copy anything new from it into {right}, and delete this file."
    elif path.suffix.lower() in _GUIDE_ENDINGS:
        found = "The site ignores this file: guides belong in the folder content/guides."
        cure = f"If it is a guide, move it to content/guides/{_slug(path)}.md. If not, delete it."
    else:
        found, cure = (
            "The site ignores this file.",
            "Move it out of the content folder, or delete it.",
        )
    expected = READ.format(number=len(files), first=files[0])
    return Problem(found, expected, cure, file=f"content/{path.name}")


def _slug(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "new-name"


def _right_name(path: Path, files: Sequence[str], missing: Sequence[str]) -> str:
    """Return the name of the file that a file was meant to be, or nothing."""
    stem = re.sub(r"(?:\.(?:ya?ml|txt))+$", "", path.name, flags=re.IGNORECASE)
    bare = re.sub(r"^copy of | - copy.*$| ?\(\d+\)$|[-_ ](?:old|new|copy|v?\d+)$", "", stem.lower())
    bare = re.sub(r"[ _]+", "-", bare.strip())
    if f"{bare}.yaml" in files:
        return f"{bare}.yaml"
    is_yaml = path.suffix.lower() in (".yaml", ".yml", ".txt")
    near = meant(bare, [name.removesuffix(".yaml") for name in missing]) if is_yaml else ""
    return f"{near}.yaml" if near else ""
