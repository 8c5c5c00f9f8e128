"""How approvals differ: what is recorded, what is taken back, and what words leave behind."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.difference import Difference, Pair
from build_tools.model import PartialContent
from build_tools.model.approvals import PLEDGE, Approvals, PageApproval, guide_state, pledge_state


def approval_differences(pair: Pair) -> Iterator[Difference]:
    """Yield each approval that comes, changes or goes, and each page that is approved no more."""
    old, new = pair.base.approvals or Approvals(), pair.now.approvals or Approvals()
    before = {one.page: one for one in old.pages}
    after = {one.page: one for one in new.pages}
    for page in dict.fromkeys([*before, *after]):
        if before.get(page) != after.get(page):
            yield _record(page, before.get(page), after.get(page), pair)
    yield from _left_behind(pair, old, new)


def _record(
    page: str, old: PageApproval | None, new: PageApproval | None, pair: Pair
) -> Difference:
    name = _name(page, pair.now)
    verb = "is recorded as approved" if new else "is no longer recorded as approved"
    kind = "changed" if old and new else "added" if new else "removed"
    return Difference(
        kind,  # type: ignore[arg-type] # one of its three words
        "approvals",
        page,
        f"{name} {verb}.",
        True,
        "page",
        (f"{old.post}, {old.on.isoformat()}",) if old else (),
        (f"{new.post}, {new.on.isoformat()}",) if new else (),
    )


def _left_behind(pair: Pair, old: Approvals, new: Approvals) -> Iterator[Difference]:
    for slug, guide in pair.now.guides.items():
        was = pair.base.guides.get(slug)
        record = new.of_guide(guide)
        is_changed = guide.status == "published" and guide_state(guide, new) == "changed"
        if record and is_changed and (was is None or guide_state(was, old) == "approved"):
            yield _changed(guide.address, f'"{guide.title}"', record)
    pledge, record = pair.now.pledge, new.of_page(PLEDGE)
    if pledge and record and pledge_state(pledge, new) == "changed":
        base = pair.base.pledge
        if base is None or pledge_state(base, old) == "approved":
            yield _changed(PLEDGE, "the pledge", record)


def _changed(page: str, name: str, record: PageApproval) -> Difference:
    words = (
        f"The approval of {record.on.isoformat()} was for other words of {name}. Its page says so "
        "until it is approved again."
    )
    return Difference("changed", "approvals", page, words, True, "words")


def _name(page: str, content: PartialContent) -> str:
    guide = content.guides.get(page.removeprefix("guides/").rstrip("/"))
    return f'"{guide.title}"' if guide else "The pledge" if page == PLEDGE else f'"{page}"'
