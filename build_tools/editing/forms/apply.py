"""Applies a form to the content: all of it, or nothing."""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from build_tools.content import load_partial
from build_tools.editing.append import record_addresses
from build_tools.editing.forms.body import Received, Refused, answers_of, form_of
from build_tools.editing.forms.contacts import change_number
from build_tools.editing.forms.form import Form
from build_tools.editing.forms.guides import change_words, new_guide
from build_tools.editing.forms.identifying import identifying
from build_tools.editing.forms.recording import agree_to_pledge, approve_pages
from build_tools.editing.forms.registers import (
    answer_question,
    change_source,
    check_guides,
    move_guide,
)
from build_tools.editing.forms.table import FORMS
from build_tools.editing.forms.words import taken
from build_tools.editing.forms.work import Job, Work
from build_tools.model import PartialContent, page_addresses
from build_tools.problems import CommandError, Problem, in_words

JOBS: Mapping[str, Job] = {
    "number": change_number,
    "words": change_words,
    "guide": new_guide,
    "checked": check_guides,
    "move": move_guide,
    "answer": answer_question,
    "source": change_source,
    "approve": approve_pages,
    "pledge": agree_to_pledge,
}
Check = Callable[[Path], Sequence[Problem]]
"""Returns everything that must be put right in a content folder."""


@dataclass(frozen=True)
class Outcome:
    """What came of a form.

    `private` names what may identify a person (kinds, never the words); nothing else is then
    said. `refused` are sentences, `problems` what the checks found. Only where all three are
    empty was anything written, and `files` names it, from the content folder. `advice` is what a
    draft still needs before it can be published.
    """

    form: Form | None = None
    subject: str = ""
    done: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()
    before: PartialContent | None = None
    after: PartialContent | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it was one of the forms at all."""
        return self.form is not None

    @property
    def is_right(self) -> bool:
        """Whether nothing must be put right."""
        return not (self.private or self.refused or self.problems)


def apply_form(received: Received, content: Path, today: date, check: Check) -> Outcome:
    """Change the content as a form asks, where the checks then find nothing wrong.

    Every file is first changed in a copy; the content itself is changed at the end or not at all.
    """
    private = identifying(received, FORMS)
    form = form_of(received.body, FORMS)
    if private or form is None:
        return Outcome(form, private=private)
    with tempfile.TemporaryDirectory(prefix="guides-") as folder:
        work = Work(Path(shutil.copytree(content, Path(folder) / "content")), today)
        outcome = Outcome(form, before=work.known)
        try:
            _refuse_unread(work)
            answers = taken(answers_of(received.body, form), work.said)
            JOBS[form.job](work, answers)
        except (Refused, CommandError) as refused:
            return replace(outcome, subject=work.subject, refused=_sentences(refused))
        return _finished(outcome, work, content, check)


def _sentences(refused: Refused | CommandError) -> tuple[str, ...]:
    if isinstance(refused, Refused):
        return refused.sentences
    return tuple(line.strip() for line in str(refused).splitlines())


def _refuse_unread(work: Work) -> None:
    """Where a file cannot be read as it is, no form can change the content safely."""
    files = sorted({one.file for one in work.known.unread})
    if files:
        raise Refused(
            f"Something else must be put right first: we can't read {in_words(files)}. It is not a "
            "mistake in your form. Please tell your IT colleagues."
        )


def _finished(outcome: Outcome, work: Work, content: Path, check: Check) -> Outcome:
    """Record new addresses, check the copy, and put it in the place of the content."""
    _record_new_addresses(work)
    found = replace(
        outcome,
        subject=work.subject,
        said=tuple(work.said.notes),
        done=tuple(work.done),
        record=tuple(work.record),
        guides=tuple(work.guides),
        after=load_partial(work.content),
    )
    files = changed_files(content, work.content)
    if not files:
        return found
    all_problems = check(work.content)
    problems = tuple(problem for problem in all_problems if problem.must_fix)
    if problems:
        return replace(found, problems=problems)
    for file in files:
        _take_over(work.content / file, content / file)
    return replace(found, files=files, advice=tuple(_of_drafts(work, found, all_problems)))


def _of_drafts(work: Work, found: Outcome, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield what the drafts of a form still need, which stops nothing until they are published."""
    assert found.after
    guides = [found.after.guides[slug] for slug in work.guides if slug in found.after.guides]
    drafts = {f"content/{work.path_of(guide.slug)}" for guide in guides if not guide.has_page}
    yield from (problem for problem in problems if problem.file in drafts)


def _record_new_addresses(work: Work) -> None:
    now = load_partial(work.content)
    before = page_addresses(work.known.guides, work.known.topics)
    recorded = set(now.addresses.addresses) if now.addresses else set()
    new = sorted(page_addresses(now.guides, now.topics) - before - recorded)
    if new:
        record_addresses(work.content / "addresses.yaml", new)


def changed_files(content: Path, copy: Path) -> tuple[str, ...]:
    """Return the files that differ between two folders, or are in one alone, in order."""
    names = {
        str(path.relative_to(folder))
        for folder in (content, copy)
        for path in folder.rglob("*")
        if path.is_file()
    }
    return tuple(sorted(name for name in names if not _is_same(content / name, copy / name)))


def _is_same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def _take_over(new: Path, old: Path) -> None:
    if new.is_file():
        unfinished = old.with_name(f".{old.name}.unfinished")
        unfinished.write_bytes(new.read_bytes())
        unfinished.replace(old)
    else:
        old.unlink()
