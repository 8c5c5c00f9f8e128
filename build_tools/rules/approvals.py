"""The rules of the record of approvals. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model.approvals import PLEDGE, Record
from build_tools.problems import Problem
from build_tools.rules.context import RuleContext
from build_tools.rules.honesty import not_come_yet

FILE = "content/approvals.yaml"


def approvals_are_recorded_by_the_command(content: RuleContext) -> Iterator[Problem]:
    """Only `approve` records approvals and sign-offs: what is typed by hand does not count.

    No approval has a date in the future.
    """
    for kind in ("pages", "contacts", "sign_offs"):
        for position, record in enumerate(getattr(content.approvals, kind)):
            path = (kind, position)
            if record.on > content.today:
                yield not_come_yet(record.on, (*path, "on"), FILE)
            elif not record.is_genuine:
                yield _typed(record, path)


def _typed(record: Record, path: tuple[str | int, ...]) -> Problem:
    return Problem(
        "This entry was typed or changed by hand, so there is no proof of what was agreed.",
        "Only the command `approve` writes entries, for the words as they are on that day.",
        "Undo the change, or delete this entry. Then ask for the words to be approved.",
        path=(*path, "fingerprint"),
        file=FILE,
    )


def approvals_name_pages(content: RuleContext) -> Iterator[Problem]:
    """Each approval is for a page that exists. This is advice."""
    if "guides" not in content.ids:
        return
    known = {f"guides/{slug}/" for slug in content.ids["guides"]} | {PLEDGE}
    known |= {f"guides/{name}/" for guide in content.guides.values() for name in guide.was_at}
    for position, one in enumerate(content.approvals.pages):
        if one.page.startswith(("guides/", "topics/", "pledge/")) and one.page not in known:
            yield Problem(
                f'There is no page "{one.page}" any more.',
                "An approval must be for a page that exists.",
                "If the guide was renamed, put its old name under was_at. If it was deleted, "
                "delete this entry.",
                path=("pages", position, "page"),
                file=FILE,
                must_fix=False,
            )
