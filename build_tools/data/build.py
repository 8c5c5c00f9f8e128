"""Gathers from the Library what other systems can read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from build_tools.data.fields import (
    AskedData,
    ChangeData,
    ContactData,
    GuideData,
    GuidesData,
    PledgeData,
    PromiseData,
    SignOffData,
    SourceData,
    StepData,
    TopicData,
)
from build_tools.model import (
    Change,
    Contact,
    Guide,
    Library,
    Promise,
    Source,
    Step,
    StepFields,
    dial,
)
from build_tools.model.approvals import guide_state
from build_tools.model.off import OffContact
from build_tools.model.review import all_rely_until, due_on, rely_until, review_state
from build_tools.pages import approval_words, related_guides, seconds_of
from build_tools.pages.approval import approval_of_guide, approval_of_pledge


def guides_data(library: Library, today: date) -> GuidesData:
    """Return every published guide, with the contacts and sources they name."""
    related = related_guides(library)
    contacts = _contacts(library, library.contacts)
    named = {id_ for guide in library.published for id_ in guide.sources}
    named |= {id_ for contact in contacts for id_ in contact.sources}
    return GuidesData(
        **_heading(library, today, "guides"),
        act_now=_shown(library, library.site.act_now),
        topics=_topics(library),
        guides=tuple(
            _guide(guide, library, related[guide.slug], today) for guide in library.published
        ),
        withdrawn=tuple(guide.slug for guide in library.withdrawn),
        contacts=contacts,
        sources=_sources(library, named),
    )


def pledge_data(library: Library, today: date) -> PledgeData:
    """Return the pledge, with the contacts and sources it names."""
    pledge = library.pledge
    calls = [step.call for step in pledge.if_broken if step.call]
    heading = _heading(library, today, "pledge")
    return PledgeData(
        **{**heading, "approval": approval_of_pledge(library) or heading["approval"]},
        title=pledge.title,
        summary=pledge.summary,
        agreed=pledge.is_agreed,
        sign_off=tuple(
            SignOffData(
                who=sign_off.who,
                agreed_on=sign_off.agreed_on if sign_off.holds(pledge) else None,
            )
            for sign_off in pledge.sign_off
        ),
        wording=pledge.fingerprint,
        address="pledge/",
        easy_address="pledge/easy-to-read/",
        introduction=pledge.introduction,
        promises=tuple(_promise(n, promise) for n, promise in enumerate(pledge.promises, 1)),
        will_not=pledge.will_not,
        if_broken=_steps(pledge.if_broken, library),
        contacts=_contacts(library, [*pledge.help_now, *calls]),
        sources=_sources(library, set(pledge.sources)),
        changes=_changes(pledge.changes),
    )


def _heading(library: Library, today: date, name: str) -> dict[str, Any]:
    site = library.site
    return {
        "described_by": f"{name}.schema.json",
        "approved": site.approval is not None,
        "approval": approval_words(library),
        "council": site.council,
        "site": site.title,
        "base_url": site.url("") or None,
        "made_on": today,
        "rely_until": all_rely_until(library.published, site, today),
    }


def _topics(library: Library) -> tuple[TopicData, ...]:
    return tuple(
        TopicData(
            id=id_,
            title=topic.title,
            summary=topic.summary,
            quiet=topic.exit,
            address=f"topics/{id_}/",
        )
        for id_, topic in library.topics.items()
    )


def _guide(guide: Guide, library: Library, related: tuple[Guide, ...], today: date) -> GuideData:
    site = library.site
    return GuideData(
        slug=guide.slug,
        title=guide.title,
        summary=guide.summary,
        topic=guide.topic,
        also_called=guide.also_called,
        address=f"guides/{guide.slug}/",
        pdf=f"pdf/{guide.slug}.pdf",
        seconds=seconds_of(guide, library),
        steps=_steps(guide.steps, library),
        contacts=_shown(library, guide.contacts),
        avoid=guide.avoid,
        to_know=guide.body.texts,
        questions=guide.questions,
        questions_people_ask=tuple(
            AskedData(question=one.question, answer=one.answer)
            for one in guide.questions_people_ask
        ),
        about_you=guide.about_you,
        related=tuple(other.slug for other in related),
        sources=guide.sources,
        owner=guide.owner,
        reviewed_on=guide.reviewed_on,
        review_due_on=due_on(guide, site),
        lapsed=review_state(guide, site, today) == "lapsed",
        rely_until=rely_until(guide, site, today),
        changes=_changes(guide.changes),
        approved=guide_state(guide, library.approvals) == "approved",
        approval=approval_of_guide(guide, library) or None,
    )


def _promise(number: int, promise: Promise) -> PromiseData:
    told = promise.model_dump(exclude={"picture", "picture_alt", "for_councillors"})
    return PromiseData(number=number, **told)


def _steps(steps: Iterable[Step], library: Library) -> tuple[StepData, ...]:
    return tuple(_step(step, library) for step in steps)


def _step(step: StepFields, library: Library) -> StepData:
    contact = library.as_shown[step.call] if step.call else None
    if isinstance(contact, OffContact):
        return StepData(do=step.do, call=None, instead=contact.sentence)
    return StepData(do=step.do, call=step.call, instead=None)


def _changes(changes: Iterable[Change]) -> tuple[ChangeData, ...]:
    newest_first = sorted(changes, key=lambda change: change.on, reverse=True)
    return tuple(ChangeData(on=change.on, what=change.what) for change in newest_first)


def _shown(library: Library, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if library.contacts[id_].is_printable)


def _contacts(library: Library, ids: Iterable[str]) -> tuple[ContactData, ...]:
    return tuple(
        _contact(id_, library.as_shown[id_]) for id_ in dict.fromkeys(_shown(library, ids))
    )


def _contact(id_: str, contact: Contact) -> ContactData:
    number = dial(contact.phone) if contact.phone else None
    return ContactData(
        id=id_,
        dial=number,
        note=contact.note or None,
        **contact.model_dump(exclude={"confirmed_for", "instead", "noted"}),
    )


def _sources(library: Library, named: set[str]) -> tuple[SourceData, ...]:
    return tuple(_source(id_, source) for id_, source in library.sources.items() if id_ in named)


def _source(id_: str, source: Source) -> SourceData:
    return SourceData(id=id_, **source.model_dump())
