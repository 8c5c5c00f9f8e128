"""Tells what a change does, as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from build_tools.comparing import Difference
from build_tools.problems import count, printable
from build_tools.problems.markdown import fenced, plain

HEADING = "## What this change does"
APPROVER = "For the safeguarding approver"
READERS = "Other words that readers see"
RECORD = "For the record"
NOTHING = "There is no difference in the content."
MOST_LINES = 8
OLD, NEW = ("was", "theirs"), ("now", "ours")
Section = tuple[str, list[Difference]]


def as_text(differences: Sequence[Difference], base: str) -> str:
    """Return the differences for a terminal."""
    lines = [f"Compared with {printable(base)}: {_counted(differences)}"]
    number = 0
    for title, found in _sections(differences):
        lines += ["", title]
        for difference in found:
            number += 1
            lines += ["", f"{number}  {printable(difference.line)}"]
            lines += [f"   {mark}  {printable(line)}" for mark, line in _shown(difference)]
    return "\n".join(lines) + "\n"


def as_markdown(differences: Sequence[Difference], base: str) -> str:
    """Return the differences for a pull request. Nothing in them can act as a mark of its own."""
    lines = [
        HEADING,
        "",
        f"Compared with {plain(base)}: {_counted(differences)}",
    ]
    for title, found in _sections(differences):
        folded = title == RECORD
        summary = f"<summary>{title} ({len(found)})</summary>"
        lines += ["", "<details>", summary, ""] if folded else ["", f"### {title}", ""]
        for difference in found:
            lines.append(f"- {plain(difference.line)}")
            shown = [_coloured(mark, printable(line)) for mark, line in _shown(difference)]
            lines += [f"  {line}" for line in fenced(shown)] if shown else []
        lines += ["", "</details>"] if folded else []
    return "\n".join(lines) + "\n"


def _coloured(mark: str, line: str) -> str:
    """Return a line as the language "diff" colours it; the words say the same without colour."""
    return f"{'-' if mark in OLD else '+' if mark in NEW else ' '} {mark}: {line}"


def as_json(differences: Sequence[Difference], base: str) -> str:
    """Return the differences for programs, as one object."""
    data = {
        "base": base,
        "for_the_approver": sum(difference.critical for difference in differences),
        "differences": [asdict(difference) for difference in differences],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _sections(differences: Sequence[Difference]) -> list[Section]:
    groups: dict[str, list[Difference]] = {APPROVER: [], READERS: [], RECORD: []}
    for difference in differences:
        seen = READERS if difference.seen else RECORD
        groups[APPROVER if difference.critical else seen].append(difference)
    return [(title, found) for title, found in groups.items() if found]


def _counted(differences: Sequence[Difference]) -> str:
    if not differences:
        return NOTHING
    critical = sum(difference.critical for difference in differences)
    differ = count(len(differences), "difference")
    return f"{differ}, {critical or 'none'} for the safeguarding approver."


def _shown(difference: Difference) -> list[tuple[str, str]]:
    """Return the lines that were and are, each with its mark. The approver's are never cut."""
    if difference.field == "seconds":
        return []
    is_clash = difference.kind == "clash"
    lines = [
        *((OLD[is_clash], line) for line in difference.before),
        *((NEW[is_clash], line) for line in difference.after),
    ]
    if difference.critical or len(lines) <= MOST_LINES:
        return lines
    return [*lines[:MOST_LINES], ("and", count(len(lines) - MOST_LINES, "more line"))]
