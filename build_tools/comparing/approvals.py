"""How approvals differ: what is recorded, what is taken back, and what words leave behind."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.comparing.difference import Difference, Kind, Lines, Pair
from build_tools.model import PartialContent
from build_tools.model.approvals import PLEDGE, Approvals, PageApproval, guide_state, pledge_state
from build_tools.problems import in_words


def approval_differences(pair: Pair) -> Iterator[Difference]:
    """Yield each approval that comes, changes or goes, and each page that is approved no more."""
    old, new = pair.base.approvals, pair.now.approvals
    before = {one.page: one for one in old.pages}
    after = {one.page: one for one in new.pages}
    changed = [p for p in dict.fromkeys([*before, *after]) if before.get(p) != after.get(p)]
    groups: dict[tuple[Lines, Lines], list[str]] = {}
    for page in changed:
        groups.setdefault((_line(before.get(page)), _line(after.get(page))), []).append(page)
    for lines, pages in groups.items():
        yield _record(pages, *lines, pair)
    yield from _left_behind(pair, old, new)


def _line(record: PageApproval | None) -> Lines:
    return (f"{record.post}, {record.on.isoformat()}",) if record else ()


def _record(pages: list[str], old: Lines, new: Lines, pair: Pair) -> Difference:
    """Return one difference for all pages of one approval: there can be sixty of them."""
    names = in_words([_name(page, pair.now if new else pair.base) for page in pages])
    kind: Kind = "changed" if old and new else "added" if new else "removed"
    words = "Recorded as approved by the council" if new else "No longer recorded as approved"
    return Difference(kind, "approvals", "", f"{words}: {names}.", True, "page", old, new)


def _left_behind(pair: Pair, old: Approvals, new: Approvals) -> Iterator[Difference]:
    for slug, guide in pair.now.guides.items():
        if not pair.comparable("guides", slug):
            continue
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
        f"The words of {name} have changed since they were approved on {record.on.isoformat()}. "
        "Its page will say so until it is approved again."
    )
    return Difference("changed", "approvals", page, words, field="words")


def _name(page: str, content: PartialContent) -> str:
    guide = content.guides.get(page.removeprefix("guides/").rstrip("/"))
    return f'"{guide.title}"' if guide else "the pledge" if page == PLEDGE else f'"{page}"'
