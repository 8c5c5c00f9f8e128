"""Words to functions, problems to exit codes.

Exit codes: 0 all right; 1 content to put right; 2 a command that cannot be done as typed;
3 a fault of ours, with its details in a log whose path is shown.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from build_tools import commands
from build_tools.problems import ContentError, NotPossible, OurFault, as_text
from build_tools.reference import reference

UNTOUCHED = "Nothing was published; the site is as it was."
LOG = Path(".build") / "log.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except ContentError as error:
        must = [problem for problem in error.problems if problem.must_fix]
        print(as_text(must, UNTOUCHED), file=sys.stderr)
        return 1
    except NotPossible as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        return _our_fault(error)


def _our_fault(error: Exception) -> int:
    sentence = error.sentence if isinstance(error, OurFault) else "Something of ours went wrong."
    details = error.details if isinstance(error, OurFault) else traceback.format_exc()
    print(f"Sorry: {sentence} {UNTOUCHED}\n{_log(sentence, details)}", file=sys.stderr)
    return 3


def _log(sentence: str, details: str) -> str:
    try:
        LOG.parent.mkdir(parents=True, exist_ok=True)
        LOG.write_text(f"{sentence}\n\n{details}\n", encoding="utf-8")
    except OSError:
        return details
    return f"Details are in {LOG.resolve()}. Please send that file with your question."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m build_tools",
        description="Checks the guides and the pledge, and builds the site that shows them.",
    )
    names = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = _add(names, "check", "say what must be put right in the content", run_check)
    check.add_argument(
        "--format",
        choices=["text", "github", "json"],
        default="text",
        help="for people, for pull requests, or for programs (default: text)",
    )
    _add(names, "stage", "write the pages into the staging folder, and nothing else", run_stage)
    build = _add(names, "build", "check the content and build the site", run_build)
    build.add_argument(
        "--site", type=Path, default=Path("site"), metavar="DIR", help="where (default: site)"
    )
    serve = _add(names, "serve", "show a preview that follows every change", run_serve)
    serve.add_argument(
        "--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)"
    )
    _add(names, "reference", "print every file, field and rule for editors", run_reference)
    return parser


def _add(
    names: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_: str,
    run: commands.Run,
) -> argparse.ArgumentParser:
    command = names.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
    command.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the content folder (default: content)",
    )
    command.add_argument(
        "--today",
        type=_day,
        default=date.today(),
        metavar="YYYY-MM-DD",
        help="the day to count as today (default: today)",
    )
    command.set_defaults(run=run)
    return command


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a day; write 2026-11-30') from None


def run_check(options: argparse.Namespace) -> int:
    """Say what must be put right in the content."""
    form = options.format
    if form == "text" and os.environ.get("GITHUB_ACTIONS"):
        form = "github"
    return commands.check(options.content, options.today, form)


def run_stage(options: argparse.Namespace) -> int:
    """Write the pages into the staging folder, and nothing else."""
    return commands.stage_only(options.content, options.today)


def run_build(options: argparse.Namespace) -> int:
    """Check the content and build the site."""
    return commands.build(options.content, options.today, options.site, time.perf_counter())


def run_reference(options: argparse.Namespace) -> int:
    """Print every file, field and rule for editors."""
    print(reference(), end="")
    return 0


def run_serve(options: argparse.Namespace) -> int:
    """Show a preview that follows every change."""
    return commands.serve(options.content, options.today, options.port)
