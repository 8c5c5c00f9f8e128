"""The jobs of forms that record an agreement: they do what `approve` does, for the form's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from build_tools.content import load_library
from build_tools.editing.approving import approve, sign
from build_tools.editing.forms.body import Answers, Refused
from build_tools.editing.forms.words import chosen
from build_tools.editing.forms.work import Work, day_of, post_of
from build_tools.editing.patch import set_text
from build_tools.pages import day_in_words
from build_tools.problems import ContentError, count

EVERYTHING = "all"


def approve_pages(work: Work, answers: Answers) -> None:
    """Record that a post approved the pages that are ticked. Raises Refused and CommandError."""
    names = [chosen(line) for line in answers.ticked]
    if not names:
        raise Refused("No page is ticked. Tick each page whose words were approved.")
    post, day = post_of(answers), day_of(answers, work)
    named = [] if EVERYTHING in names else names
    work.subject = "every page" if not named else count(len(named), "page")
    with _as_refused():
        first, *rest = approve(work.content, work.today, post, day, named)
    work.done.append(first)
    for line in "\n".join(rest).splitlines():
        work.said.note(line.strip())


def agree_to_pledge(work: Work, answers: Answers) -> None:
    """Record that a body agreed to the pledge; it is agreed once all have. Raises Refused."""
    library = load_library(work.content, work.today)
    version, now = answers["version"], library.pledge.fingerprint
    if version and version != now:
        raise Refused(
            "The promises have changed since this form was opened, so we can't tell which words "
            "they agreed to. Nothing was changed. Please open the form again from the pledge's "
            "page in the newest preview, and ask them if they agree to these words."
        )
    who, day = answers["who"], day_of(answers, work)
    work.subject = who
    with _as_refused():
        sign(work.content, work.today, who, day)
    work.done.append(f"{who} agreed to the pledge on {day_in_words(day)}.")
    signed = load_library(work.content, work.today)
    agreed = {one.who for one in signed.approvals.sign_offs if one.holds(now)}
    waiting = [one.who for one in signed.pledge.sign_off if one.who not in agreed]
    if waiting:
        work.said.note(f"Still to agree: {', '.join(waiting)}.")
        return
    with work.opened("pledge.yaml") as text:
        set_text(text, ("status",), "agreed")
    work.done.append("Everybody has now agreed, so the pledge is no longer a proposal.")


@contextmanager
def _as_refused() -> Iterator[None]:
    """Turn problems that the content has already into a sentence for the officer."""
    try:
        yield
    except ContentError:
        raise Refused(
            "Something else in the content must be put right first. It is not a mistake in your "
            "form. Please tell your IT colleagues."
        ) from None
