"""Parses the command line and returns exit codes.

Exit codes: 0 all right; 1 content to put right; 2 a command that cannot be done as typed;
3 an error in this tool, with its details in a log whose path is shown.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from build_tools.commands import COMMANDS, Command, command
from build_tools.commands.command import WORK, day
from build_tools.problems import CommandError, ContentError, InternalError, as_text

UNTOUCHED = "Nothing has been published. The site has not changed."
LOG = WORK / "log.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except ContentError as error:
        must = [problem for problem in error.problems if problem.must_fix]
        print(as_text(must, UNTOUCHED), file=sys.stderr)
        return 1
    except CommandError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except ImportError:
        raise  # __main__ says what is missing
    except Exception as error:
        is_full = isinstance(error, OSError) and error.errno == errno.ENOSPC and not error.filename
        return _nowhere_to_print() if is_full else _internal_error(error)


def _run(words: Sequence[str]) -> int:
    options = _parser(words[:1]).parse_args(words)
    code = int(options.run(options))
    sys.stdout.flush()  # so that an error in writing is noticed here, not after the end
    return code


def _nowhere_to_print() -> int:
    """Say that the disk is full, when the output goes to a file on it. Returns the exit code."""
    print(f"The disk is full, so the answer could not be written. {UNTOUCHED}", file=sys.stderr)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())  # or Python would complain at its end
    return 2


def _internal_error(error: Exception) -> int:
    sentence = (
        error.sentence if isinstance(error, InternalError) else "Something went wrong in this tool."
    )
    details = error.details if isinstance(error, InternalError) else traceback.format_exc()
    print(f"Sorry. {sentence} {UNTOUCHED}\n{_log(sentence, details)}", file=sys.stderr)
    return 3


def _log(sentence: str, details: str) -> str:
    try:
        LOG.parent.mkdir(parents=True, exist_ok=True)
        LOG.write_text(f"{sentence}\n\n{details}\n", encoding="utf-8")
    except OSError:
        return details
    return f"The details are in {LOG.resolve()}. Please send that file when you ask for help."


def _parser(wanted: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m build_tools",
        description="Checks the guides and the pledge, and builds the site that shows them.",
    )
    names = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, help_ in COMMANDS.items():
        sentence = f"{help_[0].upper()}{help_[1:]}."
        one = names.add_parser(name, help=help_, description=sentence)
        if name in wanted:
            _add_options(one, command(name))
    return parser


def _add_options(parser: argparse.ArgumentParser, wanted: Command) -> None:
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the content folder (default: content)",
    )
    parser.add_argument(
        "--today",
        type=day,
        default=date.today(),
        metavar="YYYY-MM-DD",
        help="the date to use as today's (default: today)",
    )
    wanted.add_options(parser)
    parser.set_defaults(run=wanted.run)
