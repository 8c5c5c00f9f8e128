"""How the paper begins: what to decide, what is at risk, what blocks publication, the promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.comparing import Bulletin
from build_tools.data.review_tasks import blocked_pages
from build_tools.model import Library, PartialContent, SignOff, ToConfirm, blocking_questions
from build_tools.pages import day_in_words
from build_tools.problems import count, in_words
from build_tools.reporting.paper.blocks import Block
from build_tools.reporting.paper.figures import Figures


def decisions(library: Library, figures: Figures) -> Iterator[Block]:
    """Yield what the committee is asked to decide, or that it is asked nothing."""
    yield Block("heading", ("What you are asked to decide",))
    asked = tuple(_decisions(library, figures))
    if asked:
        yield Block("numbered", asked)
    else:
        yield Block("paragraph", ("Nothing. This paper is for information.",))


def _decisions(library: Library, figures: Figures) -> Iterator[str]:
    pledge = library.pledge
    if not pledge.is_agreed:
        missing = [one.who for one in pledge.sign_off if not one.holds(pledge)]
        yield (
            f'Whether to agree the pledge "{pledge.title}" as it is worded, or to send it back '
            f"with changes. Still to agree: {in_words(missing) if missing else 'nobody'}."
        )
    asked = blocking(library)
    if asked:
        posts = in_words(list(dict.fromkeys(one.who for one in asked)))
        yield (
            f"The date by which to ask for an answer to {count(len(asked), 'question')} below that "
            f"{'blocks' if len(asked) == 1 else 'block'} publication, from: {posts}."
        )
    if library.site.approval is None:
        yield "Whether to ask that the council approves the site once those are answered."
    if figures.lapsed:
        yield (
            f"The date by which to ask for the review of {count(figures.lapsed, 'guide')} that "
            f"{'has' if figures.lapsed == 1 else 'have'} lapsed."
        )


def risks(library: Library, bulletin: Bulletin, figures: Figures) -> Iterator[Block]:
    """Yield what may go wrong for a child, a reader or the council as things are."""
    yield Block("heading", ("What is at risk",))
    found = tuple(_risks(library, bulletin, figures))
    if found:
        yield Block("list", found)
    else:
        yield Block("paragraph", ("Nothing that this site has a record of.",))


def _risks(library: Library, bulletin: Bulletin, figures: Figures) -> Iterator[str]:
    if library.site.approval is None:
        yield (
            "The council has not approved the site, so none of it may be published or sent: "
            "councillors do not have these guides."
        )
    if figures.unconfirmed:
        yield (
            f"{figures.unconfirmed} of {count(figures.contacts, 'contact')} shown to readers "
            f"{'comes' if figures.unconfirmed == 1 else 'come'} from public pages alone. Nobody at "
            "the council has called or tried them, so one may be wrong."
        )
    if figures.lapsed:
        yield (
            f"{count(figures.lapsed, 'guide')} {'has' if figures.lapsed == 1 else 'have'} missed a "
            "review, and the page says so to readers."
        )
    if figures.never:
        yield (
            f"{figures.never} of {count(figures.guides, 'guide')} "
            f"{'has' if figures.never == 1 else 'have'} never been reviewed by the council."
        )
    if bulletin.corrections and not figures.sent:
        yield (
            f"{count(len(bulletin.corrections), 'correction')} to what readers were given "
            f"{'is' if len(bulletin.corrections) == 1 else 'are'} in this paper, and no "
            "distribution is recorded in this period."
        )
    void = [
        one.who
        for one in library.pledge.sign_off
        if one.agreed_on and not one.holds(library.pledge)
    ]
    if void:
        yield f"The words of the pledge have changed since these agreed to it: {in_words(void)}."


def blocking(library: Library) -> Sequence[ToConfirm]:
    """Return the questions that keep pages from the public, in the order of their file."""
    return tuple(blocking_questions(library.to_confirm, library.guides).values())


def blocking_blocks(library: Library) -> Iterator[Block]:
    """Yield the questions that block opening: a number, who can answer, what each keeps back."""
    asked = blocking(library)
    if not asked:
        return
    content = PartialContent.of(library)
    rows = tuple(
        (
            str(number),
            f"{one.question} {one.why}",
            one.who,
            blocked_pages(one, content),
            "To be agreed",
        )
        for number, one in enumerate(asked, 1)
    )
    yield Block("heading", ("Questions that block publication",))
    titles = ("No.", "Question", "Who can answer", "What it blocks", "Answer by")
    yield Block("table", titles, rows, (1, 8, 3, 3, 2))


def promises(library: Library, bulletin: Bulletin) -> Iterator[Block]:
    """Yield each promise with how it is kept, who has agreed, and what changed."""
    pledge = library.pledge
    yield Block("heading", ("The promises, and how each is kept",))
    yield Block(
        "paragraph",
        (
            f"The pledge is {'agreed' if pledge.is_agreed else 'a proposal'}. This site keeps no "
            "record of whether a promise was kept: the minutes and letters named here do.",
        ),
    )
    rows = tuple(
        (
            str(number),
            one.promise,
            one.for_councillors.when,
            one.for_councillors.shown_by,
            one.who_answers,
        )
        for number, one in enumerate(pledge.promises, 1)
    )
    titles = ("No.", "Promise", "When", "How it is shown", "Who is responsible")
    yield Block("table", titles, rows, (1, 4, 4, 5, 3))
    agreed = tuple((one.who, _agreed(one, library)) for one in pledge.sign_off)
    yield Block("table", ("Who must agree", "Agreed"), agreed, (3, 2))
    if bulletin.pledge:
        yield Block("paragraph", ("What changed in this period:",))
        yield Block("list", bulletin.pledge)
    else:
        yield Block("paragraph", ("Its words did not change in this period.",))


def _agreed(one: SignOff, library: Library) -> str:
    if one.agreed_on is None:
        return "Not yet"
    day = day_in_words(one.agreed_on)
    return day if one.holds(library.pledge) else f"{day}, to different words: no longer counts"
