"""Who to call now, as a guide's page shows it, and every word that its reader sees.

Each number is one button of a page. What "who to call now" says already, no step says again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from build_tools.model.guide import Guide, Step
from build_tools.model.registers import Contact, GlossaryWord, Topic
from build_tools.model.site import Site

ONE_CHILD = "Worried about one child?"
ABOUT_YOU = "If this is about you"
LEADS_TO_YOU = "Is this about you?"
TO_THE_PLEDGE = "In care? Read the pledge"
TO_DO, AVOID, KNOW = "What to do", "What to avoid", "What to know"
TO_ASK, ASKED, OTHER_HELP = "Questions to ask", "What people ask", "Other help"
CHART_HEADS = ("Of what", "Figure")
_CALL = re.compile(r"\bcall\b", re.IGNORECASE)


class Content(Protocol):
    """What of the content is needed; some of it may have been unreadable."""

    @property
    def site(self) -> Site | None:
        """The council's settings."""

    @property
    def as_shown(self) -> Mapping[str, Contact]:
        """The contacts by id, as pages show them: one that is off says what to do instead."""

    @property
    def topics(self) -> Mapping[str, Topic]:
        """The topics by id."""

    @property
    def glossary(self) -> Mapping[str, GlossaryWord]:
        """The words explained, by id."""

    @property
    def guides(self) -> Mapping[str, Guide]:
        """The guides by slug."""


@dataclass(frozen=True)
class GuideCalls:
    """What a guide's page shows of numbers and steps.

    `now` is who to call now, by id: as a block of buttons where `is_block`, else as quiet links.
    Each of `steps` is its words, with a contact where its button is the step's own. `child` is who
    children can call, `other` everyone else. `spelt_out` says what an acronym of `now` stands for,
    and `lead` is the guide on what happens when you call, where a guide asks people to call: a link
    in the block of buttons, or else under "Read next".
    """

    is_block: bool
    now: Mapping[str, Contact]
    steps: tuple[tuple[str, Contact | None], ...]
    child: tuple[Contact, ...]
    other: tuple[Contact, ...]
    spelt_out: tuple[str, ...]
    lead: Guide | None
    leads_to_pledge: bool


def calls_now(content: Content, *, all_of_them: bool = True) -> dict[str, Contact]:
    """Return who to call now, by id, in order: all, or only those that have a colour.

    Where none has a colour, all of them are shown everywhere.
    """
    found = _listed(content, content.site.act_now if content.site else ())
    ringable = {id_: one for id_, one in found.items() if one.phone or one.is_off}
    coloured = {id_: contact for id_, contact in ringable.items() if contact.colour}
    return ringable if all_of_them or not coloured else coloured


def guide_calls(guide: Guide, content: Content) -> GuideCalls:
    """Return what a guide's page shows of numbers and steps."""
    topic = content.topics.get(guide.topic)
    is_block = bool(topic and topic.exit)
    now = calls_now(content, all_of_them=is_block)
    said = {step for step in guide.steps if _says_as_much(step, now, content)}
    steps = [step for step in guide.steps if step not in said]
    # A number stays above where a step was left out because of what is said there.
    kept = {step.call for step in said} | set(calls_now(content, all_of_them=False))
    own = {step.call for step in steps if step.call} - kept
    now = {id_: contact for id_, contact in now.items() if id_ not in own}
    child = _child(guide, content, topic)
    taken = {*now, *own, *child}
    listed = _listed(content, guide.contacts)
    return GuideCalls(
        is_block=is_block,
        now=now,
        steps=tuple(_each_button_once(steps, now, content)),
        child=tuple(child.values()),
        other=tuple(contact for id_, contact in listed.items() if id_ not in taken),
        spelt_out=tuple(_spelt_out(guide, steps, now, content)),
        lead=_lead(guide, content) if is_block or _asks_to_call(guide) else None,
        leads_to_pledge=bool(child and topic and topic.child_door),
    )


def _listed(content: Content, ids: tuple[str, ...]) -> dict[str, Contact]:
    known = {id_: content.as_shown[id_] for id_ in ids if id_ in content.as_shown}
    return {id_: one for id_, one in known.items() if one.is_printable or one.is_off}


def _says_as_much(step: Step, now: Mapping[str, Contact], content: Content) -> bool:
    said = content.site.said_by_calls if content.site else ()
    return step.call in now and step.do in said


def _each_button_once(
    steps: list[Step], now: Mapping[str, Contact], content: Content
) -> Iterator[tuple[str, Contact | None]]:
    shown = set(now)
    for step in steps:
        id_ = step.call or ""
        yield step.do, None if id_ in shown else content.as_shown.get(id_)
        shown.add(id_)


def _child(guide: Guide, content: Content, topic: Topic | None) -> dict[str, Contact]:
    id_ = content.site.child_contact if content.site else None
    if not content.site or id_ in content.site.act_now:
        return {}
    wanted = (topic and topic.child_door) or (guide.about_you and id_ in guide.contacts)
    return _listed(content, (id_,)) if id_ and wanted else {}


def _spelt_out(
    guide: Guide, steps: list[Step], now: Mapping[str, Contact], content: Content
) -> Iterator[str]:
    """Yield what each acronym among the names stands for, where the guide does not say it."""
    known = {word.word: word.stands_for for word in content.glossary.values() if word.stands_for}
    text = " ".join((guide.title, *(step.do for step in steps), *guide.further_texts))
    for contact in now.values():
        meaning = known.get(contact.button_name)
        if meaning and meaning not in text:
            yield f"{contact.button_name} is the {meaning}."


def _asks_to_call(guide: Guide) -> bool:
    return any(step.call or _CALL.search(step.do) for step in guide.steps)


def _lead(guide: Guide, content: Content) -> Guide | None:
    slug = content.site.when_you_call if content.site else None
    lead = content.guides.get(slug or "")
    return lead if lead and lead.status == "published" and lead.slug != guide.slug else None


def seen_texts(guide: Guide, content: Content) -> tuple[str, ...]:
    """Return every word that a reader sees from the title to "Read next", headings included.

    What is said in place of a number that is off does not count, nor that a number changed after
    the council's approval: to take a number off, nobody has to shorten a guide.
    """
    calls = guide_calls(guide, content)
    return tuple(text for text in _seen(guide, calls) if text)


def _seen(guide: Guide, calls: GuideCalls) -> Iterator[str]:
    yield from (guide.title, guide.summary)
    yield from _of_now(calls)
    yield LEADS_TO_YOU if calls.is_block and guide.about_you else ""
    yield from _headed(TO_DO, _of_steps(calls))
    yield from _headed(TO_ASK, guide.questions)
    yield from _headed(AVOID, guide.avoid)
    yield from _headed(KNOW, (*guide.body.texts, *_of_figures(guide)))
    yield from _headed(ASKED, _of_asked(guide))
    yield from _of_child(guide, calls)
    yield from _headed(OTHER_HELP, tuple(t for one in calls.other for t in ways_in_words(one)))


def _headed(heading: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield from (heading, *texts)


def _of_now(calls: GuideCalls) -> Iterator[str]:
    yield "" if calls.is_block else ONE_CHILD
    for contact in calls.now.values():
        yield from (contact.call_when, contact.call_hours)
        yield from (contact.button_name, contact.phone or "")
    yield from calls.spelt_out
    yield calls.lead.title if calls.is_block and calls.lead else ""


def _of_steps(calls: GuideCalls) -> tuple[str, ...]:
    buttons = [f"{one.button_name} {one.phone or ''}" if one else "" for _, one in calls.steps]
    return (*(words for words, _ in calls.steps), *buttons)


def _of_figures(guide: Guide) -> tuple[str, ...]:
    """Return the words of a chart, which are in its drawing and again in its table."""
    if not guide.figures:
        return ()
    bars = [text for one in guide.figures.values for text in (one.label, str(one.value))]
    return (*bars, guide.figures.title, *CHART_HEADS, *bars)


def _of_asked(guide: Guide) -> tuple[str, ...]:
    return tuple(text for one in guide.questions_people_ask for text in (one.question, one.answer))


def _of_child(guide: Guide, calls: GuideCalls) -> Iterator[str]:
    if guide.about_you:
        yield from (ABOUT_YOU, guide.about_you)
    for contact in calls.child:
        yield "" if guide.about_you and not calls.leads_to_pledge else contact.call_when
        yield from (contact.button_name, contact.phone or "")
    yield TO_THE_PLEDGE if calls.leads_to_pledge else ""


def ways_in_words(contact: Contact) -> Iterator[str]:
    """Yield what a list of contacts says of one: its use, each way to reach it, its hours."""
    yield contact.use
    yield f"{contact.button_name} {contact.phone}" if contact.phone else ""
    yield f"Text {contact.name} {contact.text}" if contact.text else ""
    yield f"Email {contact.name}: {contact.email}" if contact.email else ""
    yield f"Website of {contact.name}" if contact.url else ""
    yield contact.call_hours
