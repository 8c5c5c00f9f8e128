"""The one comment that an approver reads: who must agree, what changes, and what merging does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from build_tools.comparing import Difference
from build_tools.model import PartialContent
from build_tools.problems import count
from build_tools.problems.markdown import plain
from build_tools.reporting.changes import as_markdown

MOST_PAGES = 20


class ChangedPage(NamedTuple):
    """A page that reads differently; `numbers` says that a number on it changes."""

    title: str
    address: str
    numbers: bool


def approver_comment(
    differences: Sequence[Difference],
    base: str,
    pages: Sequence[ChangedPage],
    now: PartialContent,
    run: str,
) -> str:
    """Return the comment as Markdown. `run` is the address of this run, or nothing."""
    parts = [
        "## Who must agree",
        *(f"- {line}" for line in agreement(differences)),
        "",
        as_markdown(differences, base).rstrip(),
        "",
        "## Pages to look at",
        *_pages(pages, run),
        "",
        "## What happens when this is merged",
        *(f"- {line}" for line in on_merge(differences, now)),
    ]
    return "\n".join(parts) + "\n"


def agreement(differences: Sequence[Difference]) -> list[str]:
    """Return whose agreement a change needs, and for how much of it."""
    things = {difference.thing for difference in differences}
    critical = sum(difference.critical for difference in differences)
    lines = []
    if critical:
        n = count(critical, "difference")
        lines.append(f"**The safeguarding approver**: {n}, the first group below.")
    if "pledge" in things:
        lines.append("**Democratic Services**, who look after the pledge.")
    if any(one.thing == "files" and one.field != "page" for one in differences):
        lines.append("**Colleagues in IT**: files that are not content change.")
    return lines or ["Nobody in particular: anyone who can approve here may do it."]


def on_merge(differences: Sequence[Difference], now: PartialContent) -> list[str]:
    """Return what merging does, and what it does not."""
    lines = [
        "Readers do not see it yet. They see it once somebody starts **Publish** (Actions, "
        "Publish, Run workflow) and it is approved there."
    ]
    if any(_is_number(one) for one in differences):
        lines.append(
            "**A number or opening time changes: publish it the same day.** Councillors who were "
            "sent the old one must be told: Actions, **Make a distribution**."
        )
    if now.site and now.site.approval is None:
        lines.append("The council has not approved this site, so Publish will still refuse it.")
    lines.append(
        "To undo it later, choose **Revert** on this page, and merge the request that it opens."
    )
    return lines


def _is_number(difference: Difference) -> bool:
    return difference.thing == "contacts" and difference.seen


def _pages(pages: Sequence[ChangedPage], run: str) -> list[str]:
    if not pages:
        return ["No page changes."]
    ordered = sorted(pages, key=lambda page: not page.numbers)
    where = f" See their [pictures]({run}), or a [preview]({run}) of the whole site."
    lines = [f"{count(len(pages), 'page')}, those with a new number first.{where if run else ''}"]
    lines += ["", *(_page(page) for page in ordered[:MOST_PAGES])]
    more = len(ordered) - MOST_PAGES
    return [*lines, f"- {count(more, 'more page')}"] if more > 0 else lines


def _page(page: ChangedPage) -> str:
    mark = " (a number changes)" if page.numbers else ""
    return f"- {plain(page.title)}: {plain('/' + page.address)}{mark}"
