"""Writes the paper for the committee: what to decide first, what happened as appendices."""

from __future__ import annotations

from datetime import date

from build_tools.comparing import bulletin_of
from build_tools.data.review_tasks import tasks_of
from build_tools.model import Library, PartialContent
from build_tools.pages import approval_words, day_in_words
from build_tools.reporting.paper.appendices import (
    distributions,
    guides,
    in_short,
    lettered,
    numbers,
    questions,
    recommendations,
    reviews,
)
from build_tools.reporting.paper.blocks import Paper
from build_tools.reporting.paper.figures import figures_of
from build_tools.reporting.paper.opening import blocking_blocks, decisions, promises, risks


def paper_of(library: Library, base: PartialContent, since: date, today: date) -> Paper:
    """Return the paper about what happened between two days. `base` is the content as it was."""
    site = library.site
    bulletin = bulletin_of(base, library)
    tasks = tasks_of(PartialContent.of(library), today)
    figures = figures_of(library, tasks, since)
    return Paper(
        title=f"{site.title} and the pledge: progress",
        committee=site.scrutiny_committee,
        council=site.council,
        period=f"From {day_in_words(since)} to {day_in_words(today)}.",
        approval=approval_words(library),
        blocks=(
            *decisions(library, figures),
            *risks(library, bulletin, figures),
            *blocking_blocks(library),
            *promises(library, bulletin),
            *lettered(
                (
                    in_short(library, bulletin, figures),
                    (*guides(bulletin), *reviews(tasks)),
                    numbers(library, bulletin),
                    distributions(library, since),
                    questions(library),
                    recommendations(library),
                )
            ),
        ),
    )
