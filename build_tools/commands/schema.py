"""`schema`: write what editors need to help as one types."""

from __future__ import annotations

import argparse
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.content import load_partial, missing_folder
from build_tools.problems import CommandError, ContentError, count
from build_tools.reference.schema import schemas


def schema(content: Path, folder: Path) -> int:
    """Write a JSON Schema for each content file into a folder; leave alone what is right."""
    missing = missing_folder(content)
    if missing:
        raise ContentError([missing])
    made = schemas(load_partial(content))
    changed = [name for name, text in made.items() if _write(folder / name, text)]
    print(f"{count(len(made), 'schema')} in {folder}, {len(changed)} of them new or changed.")
    return 0


def _write(path: Path, text: str) -> bool:
    try:
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(f"{path} can't be written: {reason}.") from None
    return True


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("schemas"),
        metavar="DIR",
        help="where to write them (default: schemas)",
    )


def _run(options: argparse.Namespace) -> int:
    return schema(options.content, options.out)


COMMAND = Command(_run, _add_options)
