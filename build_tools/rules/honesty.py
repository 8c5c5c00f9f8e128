"""The rules of what may be said. Each docstring is the rule as editors read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from build_tools.model import Change, Guide, Source
from build_tools.problems import PathPart, Problem
from build_tools.rules.context import RuleContext
from build_tools.rules.running_text import Piece, guide_pieces
from build_tools.wording import claims

Dated = tuple[tuple[PathPart, ...], date | None]


def not_come_yet(day: date, path: tuple[PathPart, ...], file: str = "") -> Problem:
    """Return the problem of a date in the future."""
    return Problem(
        f"{day.isoformat()} is in the future.",
        "This must be today or a day in the past.",
        "Check the year and the month.",
        path=path,
        file=file,
    )


def days_in_the_past(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """Nothing that has happened is given a date in the future."""
    days: list[Dated] = [
        (("changes", n, "on"), change.on) for n, change in enumerate(guide.changes)
    ]
    days.append((("reviewed_on",), guide.reviewed_on))
    yield from _to_come(days, content)


def days_of_registers(content: RuleContext) -> Iterator[Problem]:
    """No source was seen, no pledge changed and nothing was sent on a date in the future."""
    for id_, source in content.sources.items():
        seen: list[Dated] = [
            ((id_, "seen_on"), source.seen_on),
            ((id_, "checked_on"), source.checked_on),
        ]
        yield from _to_come(seen, content, "content/sources.yaml")
    changes = content.pledge.changes if content.pledge else ()
    yield from _to_come(_days_of(changes), content, "content/pledge.yaml")
    register = content.distributions.distributions if content.distributions else ()
    sent: list[Dated] = [
        (("distributions", number, "sent_on"), one.sent_on) for number, one in enumerate(register)
    ]
    yield from _to_come(sent, content, "content/distributions.yaml")


def _days_of(changes: Iterable[Change]) -> list[Dated]:
    return [(("changes", number, "on"), change.on) for number, change in enumerate(changes)]


def _to_come(days: list[Dated], content: RuleContext, file: str = "") -> Iterator[Problem]:
    for path, day in days:
        if day and day > content.today:
            yield not_come_yet(day, path, file)


def figures_have_their_source(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """Figures in a chart come from one of the guide's sources."""
    if guide.figures and guide.sources and guide.figures.source not in guide.sources:
        yield Problem(
            f'The figures come from "{guide.figures.source}", which the guide does not list.',
            "The source of a chart must be one of the guide's sources.",
            'Add it under "sources".',
            path=("figures", "source"),
        )


def law_has_its_source(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A section number, a law's year, a percentage or a rate has a source in the guide's list.

    The guide lists a source that names the law (an Act, or Regulations, in its title or note), or
    government guidance. A percentage or rate needs a page or guidance.
    """
    listed = [content.sources[id_] for id_ in guide.sources if id_ in content.sources]
    if not listed or len(listed) < len(guide.sources):
        return  # what is wrong with the sources is reported already
    has_law = any(source.kind != "page" or _names_law(source) for source in listed)
    has_figures = any(source.kind != "law" for source in listed)
    for piece in guide_pieces(guide):
        for claim in claims(piece.text):
            is_law = re.match(r"[Ss]ection|Act|Regulations|Order", claim)
            if is_law and not has_law:
                yield _law_needs_a_source(piece, claim)
            if not is_law and not has_figures:
                yield _figure_needs_a_source(piece, claim)


def _names_law(source: Source) -> bool:
    return bool(re.search(r"\b(Acts?|Regulations|law)\b", f"{source.title} {source.note or ''}"))


def _law_needs_a_source(piece: Piece, claim: str) -> Problem:
    return piece.problem(
        f'"{claim}" is a statement of law, and none of the guide\'s sources is about law.',
        'It needs a source of kind "law" or "guidance", or one whose title or note names the law.',
        'Add the source under "sources", or take the statement out.',
    )


def _figure_needs_a_source(piece: Piece, claim: str) -> Problem:
    return piece.problem(
        f'"{claim}" is a figure, and all of the guide\'s sources are laws.',
        'It needs a source of kind "page" or "guidance" that gives the figure.',
        'Add the source under "sources", or take the figure out.',
    )
