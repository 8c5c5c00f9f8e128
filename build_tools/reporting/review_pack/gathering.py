"""Gathers what a reading goes through: each guide, the pledge, who to call, hand-written pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from build_tools.data.review_tasks import blocked_pages
from build_tools.model import (
    Contact,
    Guide,
    Library,
    PartialContent,
    Pledge,
    Promise,
    Step,
    ToConfirm,
    said,
)
from build_tools.model.off import OffContact
from build_tools.pages import day_in_words
from build_tools.pages.handwritten import handwritten_specs
from build_tools.reporting.review_pack.handwritten import page_sections
from build_tools.reporting.review_pack.statements import (
    Numbered,
    ReviewPaper,
    Section,
    Statement,
    section,
    without_empty,
)


def review_papers(library: Library, docs: Path) -> Iterator[ReviewPaper]:
    """Yield a paper for each published guide, the pledge, who to call and each page of `docs`."""
    for guide in library.published:
        yield _of_guide(guide, library)
    yield _of_pledge(library)
    yield _of_contacts(library)
    yield from _of_pages(library, docs)


def _of_guide(guide: Guide, library: Library) -> ReviewPaper:
    numbered = Numbered(library.sources)
    all_of_it = numbered.numbers(guide.sources)
    figures = guide.figures
    sections = (
        section("The one thing to remember", [guide.summary], all_of_it),
        Section("What to do", _steps(guide.steps, library, all_of_it)),
        section("What to avoid", guide.avoid, all_of_it),
        section("What to know", guide.body.texts, all_of_it),
        section("Ask in scrutiny", guide.questions, all_of_it),
        section("What people ask", _asked(guide), all_of_it),
        section("If this is about you", [guide.about_you or ""], all_of_it),
        Section(
            figures.title if figures else "",
            tuple(
                Statement(f"{figure.label}: {figure.value}", numbered.numbers([figures.source]))
                for figure in figures.values
            )
            if figures
            else (),
        ),
        _contacts(library.listed(guide.contacts), numbered),
    )
    held = {guide.slug, *guide.contacts, *(step.call for step in guide.steps if step.call)}
    return ReviewPaper(
        guide.slug,
        guide.title,
        guide.address,
        without_empty(sections),
        numbered.lines(),
        _questions(library, guide.address, held),
    )


def _steps(
    steps: tuple[Step, ...], library: Library, sources: tuple[int, ...]
) -> tuple[Statement, ...]:
    return tuple(
        Statement(f"{number}. {step.do}{_button(step, library)}", sources)
        for number, step in enumerate(steps, 1)
    )


def _button(step: Step, library: Library) -> str:
    if not step.call:
        return ""
    contact = library.as_shown[step.call]
    if isinstance(contact, OffContact):
        return f" [No button: {contact.sentence}]"
    number = "" if (contact.phone or "") in contact.name else f" on {contact.phone}"
    return f" [Button: Call {contact.name}{number}]"


def _contacts(contacts: tuple[Contact, ...], numbered: Numbered) -> Section:
    statements = (
        Statement(_contact(contact), numbered.numbers(contact.sources)) for contact in contacts
    )
    return Section("Who to call", tuple(statements))


def _contact(contact: Contact) -> str:
    if isinstance(contact, OffContact):
        return f"{contact.name}: {contact.use} {contact.sentence}"
    hours = f" Open: {contact.hours}." if contact.hours else ""
    by = "From public sources only."
    if contact.confirmed_by and contact.confirmed_on:
        by = f"Confirmed by {contact.confirmed_by}, {day_in_words(contact.confirmed_on)}."
    return f"{contact.name}: {', '.join(contact.ways)}. {contact.use}{hours} {by}"


def _asked(guide: Guide) -> tuple[str, ...]:
    return tuple(f"{one.question} {one.answer}" for one in guide.questions_people_ask)


def _questions(library: Library, address: str, held: set[str]) -> tuple[str, ...]:
    """Return the open questions about a page, those first that keep it from the public."""
    asked = [
        one
        for one in library.to_confirm.values()
        if held & set(one.holds_back) or (one.blocks and address in one.addresses)
    ]
    content = PartialContent.of(library)
    return tuple(_question(one, content) for one in sorted(asked, key=lambda one: not one.blocks))


def _question(asked: ToConfirm, content: PartialContent) -> str:
    blocks = f" It blocks {blocked_pages(asked, content)}." if asked.blocks else ""
    return f"{asked.who}: {asked.question}{blocks}"


def _of_pledge(library: Library) -> ReviewPaper:
    pledge, numbered = library.pledge, Numbered(library.sources)
    sources = numbered.numbers(pledge.sources)
    return ReviewPaper(
        "pledge",
        pledge.title,
        "pledge/",
        without_empty(
            (
                section("What it is", [pledge.summary, *pledge.introduction], sources),
                *_promises(pledge, sources),
                section("What scrutiny will not do", pledge.will_not, sources),
                Section("If a promise is broken", _steps(pledge.if_broken, library, sources)),
                *_easy(pledge),
                _contacts(library.listed(pledge.help_now), numbered),
            )
        ),
        numbered.lines(),
        _questions(library, "pledge/", {"pledge"}),
    )


def _promises(pledge: Pledge, sources: tuple[int, ...]) -> Iterator[Section]:
    for number, promise in enumerate(pledge.promises, 1):
        yield section(f"Promise {number}", _promise(promise), sources)


def _promise(promise: Promise) -> tuple[str, ...]:
    asked = promise.for_councillors
    return (
        promise.promise,
        promise.means,
        *promise.we_will,
        f"How you will know: {promise.you_will_know}",
        f"Who is responsible: {promise.who_answers}",
        f"If we do not: {promise.if_not}",
        f"For councillors: {asked.asks} When: {asked.when} Shown by: {asked.shown_by}",
        *(f"Easy to read: {line}" for line in said(promise.easy)),
    )


def _easy(pledge: Pledge) -> Iterator[Section]:
    easy = pledge.easy
    yield section("Easy-to-read page", (*said(easy.ideas), easy.not_tested))
    words = tuple(Statement(f"{word.word}: {word.meaning}") for word in easy.hard_words)
    yield Section("Hard words of the easy-to-read page", words)


def _of_contacts(library: Library) -> ReviewPaper:
    numbered = Numbered(library.sources)
    shown = library.printable(tuple(library.contacts))
    sections = without_empty((_contacts(shown, numbered),))
    questions = _questions(library, "contacts/", set(library.contacts))
    return ReviewPaper(
        "contacts", "Who to call", "contacts/", sections, numbered.lines(), questions
    )


def _of_pages(library: Library, docs: Path) -> Iterator[ReviewPaper]:
    for draft in handwritten_specs(docs, library, ()):
        name = draft.path.removesuffix(".md")
        yield ReviewPaper(
            f"page-{name}",
            draft.title,
            f"{name}/",
            without_empty(page_sections(draft.title, str(draft.values["text"]))),
            questions=_questions(library, f"{name}/", set()),
        )
