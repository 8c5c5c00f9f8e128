"""Records that the council approved pages, or that a body agreed to the pledge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_tools.content import load_library
from build_tools.editing.approvals import merged, write_approvals
from build_tools.model import Library
from build_tools.model.approvals import (
    PLEDGE,
    Approvals,
    ContactApproval,
    PageApproval,
    SignedWords,
    contact_words,
    guide_words,
    pledge_words,
    state_of,
    tied,
)
from build_tools.pages import DOCS, check_handwritten, day_in_words
from build_tools.pages.handwritten import words_of_pages
from build_tools.problems import CommandError, count, in_words, nearest

FILE = "approvals.yaml"


@dataclass(frozen=True)
class Approvable:
    """A page that can be approved: what people call it, its words, and when they last changed."""

    title: str
    words: str
    changed_on: date | None = None
    contacts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def approvable_pages(library: Library, docs: Path) -> dict[str, Approvable]:
    """Return every page that can be approved, by its address: guides, the pledge, `docs/`."""
    pledge = library.pledge
    calls = (step.call for step in pledge.if_broken if step.call)
    pages = {
        guide.address: Approvable(
            f'"{guide.title}"',
            guide_words(guide),
            max((change.on for change in guide.changes), default=None),
            (*guide.contacts, *(step.call for step in guide.steps if step.call)),
            (guide.slug, f"content/{guide.file}"),
        )
        for guide in library.guides.values()
        if guide.status == "published"
    }
    pages[PLEDGE] = Approvable(
        "the pledge",
        pledge_words(pledge),
        max((change.on for change in pledge.changes), default=None),
        (*pledge.help_now, *calls),
        ("pledge", "content/pledge.yaml"),
    )
    for address, words in words_of_pages(docs).items():
        name = address.rstrip("/")
        names = (name, f"docs/{name}.md", f"{name}.md")
        pages[address] = Approvable(f"docs/{name}.md", words, names=names)
    return pages


def approve(
    content: Path, today: date, post: str, on: date, named: Sequence[str], *, docs: Path = DOCS
) -> list[str]:
    """Record that a post approved pages on a day: those named, or all that are ready.

    Return what was done, as sentences. Raises CommandError where nothing can be recorded, and
    ContentError where the content has something to put right first.
    """
    _refuse_day_to_come(on, today)
    _refuse_person(post)
    library = load_library(content, today)
    check_handwritten(library, docs=docs)
    pages = approvable_pages(library, docs)
    chosen = _named(named, pages) if named else list(pages)
    too_late = {
        address: why for address in chosen if (why := _too_late(address, on, pages, library))
    }
    if too_late and named:
        raise CommandError(_refused(too_late, pages))
    ready = [address for address in chosen if address not in too_late]
    _write(content, library, _records(ready, pages, library, post, on))
    done = f"{count(len(ready), 'page')} recorded as approved by {post} on {day_in_words(on)}."
    return [done, *([_refused(too_late, pages)] if too_late else [])]


def sign(content: Path, today: date, who: str, on: date) -> list[str]:
    """Record that a body agreed to the pledge as it is worded now.

    Return what was done, as sentences. Raises CommandError where it cannot be recorded.
    """
    _refuse_day_to_come(on, today)
    library = load_library(content, today)
    pledge, bodies = library.pledge, [one.who for one in library.pledge.sign_off]
    if who not in bodies:
        raise CommandError(
            f'"{who}" is not one of those who must agree. Nothing was recorded. '
            f"{nearest(who, bodies) or f'They are: {in_words(bodies)}.'}"
        )
    last = max((change.on for change in pledge.changes), default=None)
    before = next((one for one in library.approvals.sign_offs if one.who == who), None)
    is_newer = before and not before.holds(pledge.fingerprint)
    last = max(filter(None, (last, before.on if before and is_newer else None)), default=None)
    if last and on < last:
        raise CommandError(
            f"The pledge changed on {day_in_words(last)}, so nobody can have agreed to these words "
            f"on {day_in_words(on)}. Nothing was recorded. Give the day when they agreed to them."
        )
    signed: SignedWords = tied(SignedWords, pledge.fingerprint, who=who, on=on.isoformat())
    _write(content, library, Approvals(sign_offs=(signed,)))
    return [f"Recorded: {who} agreed to the pledge on {day_in_words(on)}."]


def _refuse_day_to_come(on: date, today: date) -> None:
    if on > today:
        raise CommandError(f"{on.isoformat()} is in the future. Nothing was recorded.")


def _refuse_person(post: str) -> None:
    if not post.strip() or "@" in post or len(post) > 80:
        raise CommandError(
            f'"{post}" is not a post. Nothing was recorded. '
            'Write the post that approved, such as --post "Director of Children\'s Services".'
        )


def _named(named: Sequence[str], pages: Mapping[str, Approvable]) -> list[str]:
    known = {name: address for address, page in pages.items() for name in (address, *page.names)}
    known |= {address.rstrip("/"): address for address in pages}
    unknown = [name for name in named if name not in known]
    if unknown:
        first, quoted = unknown[0], [f'"{name}"' for name in unknown]
        names = [page.names[0] for page in pages.values()]
        raise CommandError(
            f"There is no published page {in_words(quoted)}. "
            f"Nothing was recorded. {nearest(first, names)}".rstrip()
        )
    return list(dict.fromkeys(known[name] for name in named))


def _too_late(
    address: str, on: date, pages: Mapping[str, Approvable], library: Library
) -> date | None:
    """Return the day that the words of a page changed, where that is after the approval."""
    record = _record_of(address, library)
    days = [pages[address].changed_on]
    if record and state_of(record, pages[address].words) == "changed":
        days.append(record.on)
    last = max((day for day in days if day), default=None)
    return last if last and on < last else None


def _record_of(address: str, library: Library) -> PageApproval | None:
    guide = library.guides.get(address.removeprefix("guides/").rstrip("/"))
    if guide and guide.address == address:
        return library.approvals.of_guide(guide)
    return library.approvals.of_page(address)


def _refused(too_late: Mapping[str, date], pages: Mapping[str, Approvable]) -> str:
    lines = [f"  {pages[address].title}: {day_in_words(day)}" for address, day in too_late.items()]
    return (
        f"Not recorded, because the words changed after that day:\n{chr(10).join(lines)}\n"
        "Nobody can have approved them before. Give the day on which these words were approved."
    )


def _records(
    ready: Iterable[str], pages: Mapping[str, Approvable], library: Library, post: str, on: date
) -> Approvals:
    day = on.isoformat()
    shown = dict.fromkeys(id_ for address in ready for id_ in pages[address].contacts)
    shown |= dict.fromkeys(library.site.act_now) if shown else {}
    contacts = {id_: library.contacts[id_] for id_ in shown if library.contacts[id_].is_printable}
    return Approvals(
        pages=tuple(
            tied(PageApproval, pages[address].words, page=address, post=post, on=day)
            for address in ready
        ),
        contacts=tuple(
            tied(ContactApproval, contact_words(contact), contact=id_, on=day)
            for id_, contact in contacts.items()
        ),
    )


def _write(content: Path, library: Library, new: Approvals) -> None:
    old = library.approvals
    write_approvals(
        content / FILE,
        Approvals(
            pages=merged(old.pages, new.pages, "page"),
            contacts=merged(old.contacts, new.contacts, "contact"),
            sign_offs=merged(old.sign_offs, new.sign_offs, "who"),
        ),
    )
