"""What the council approved: each page, contact and sign-off with a fingerprint of its own words.

A fingerprint is made from the model's fields, never from a rendered page: another layout, another
owner or another contact's number voids nothing. It is tied to its page, post and day as well, so
that nobody can write one by hand or carry it to another entry: `is_genuine` tells.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from build_tools.model.body import Body
from build_tools.model.guide import Guide
from build_tools.model.pledge import Pledge
from build_tools.model.registers import Contact
from build_tools.model.site import Approval, Site
from build_tools.model.values import Day, Part, Text

PLEDGE = "pledge/"
RECORDED = ("approval", "agreed_on", "wording")
"""Fields of the settings and of a sign-off that are filled from this record, and never typed."""
State = Literal["approved", "changed", "never"]


class Record(Part):
    """One thing that was approved, who approved it and when. A command writes it."""

    on: Day = Field(description="The day.")
    fingerprint: Text = Field(description="The fingerprint of the words. A command writes it.")

    @property
    def words(self) -> str:
        """The part of the fingerprint that is of the words alone."""
        return self.fingerprint.partition("-")[0]

    @property
    def facts(self) -> tuple[str, ...]:
        """What the fingerprint is tied to beside the words."""
        named = self.model_dump(exclude={"fingerprint"}, mode="json")
        return tuple(f"{name}={value}" for name, value in sorted(named.items()))

    @property
    def is_genuine(self) -> bool:
        """Whether the fingerprint was made for this very entry."""
        return self.fingerprint == _tied(self.words, self.facts)

    def holds(self, words: str) -> bool:
        """Whether this is the record of some words, by their own fingerprint."""
        return self.is_genuine and self.words == words


class PageApproval(Record):
    """The approval of a page."""

    page: Text = Field(description="The address of the page, from the site's root.")
    post: Text = Field(description="The post that approved. Never a person's name.")


class ContactApproval(Record):
    """A contact as it was when the council last approved a page that shows it."""

    contact: Text = Field(description="The name of the contact in contacts.yaml.")


class SignedWords(Record):
    """The sign-off of the pledge by one body."""

    who: Text = Field(description="Who agreed: a committee or group, as in pledge.yaml.")


class Approvals(Part):
    """Everything that the council has approved, page by page."""

    pages: tuple[PageApproval, ...] = Field(default=(), description="The pages.")
    contacts: tuple[ContactApproval, ...] = Field(default=(), description="The contacts.")
    sign_offs: tuple[SignedWords, ...] = Field(default=(), description="The pledge's sign-offs.")

    @property
    def newest(self) -> Approval | None:
        """The newest approval of a page: with it, the site may be public."""
        last = max(self.pages, key=lambda one: one.on, default=None)
        return Approval(post=last.post, on=last.on) if last else None

    def of_page(self, *addresses: str) -> PageApproval | None:
        """Return the newest approval of a page, which may have had other addresses."""
        found = [one for one in self.pages if one.page in addresses]
        return max(found, key=lambda one: one.on, default=None)

    def of_guide(self, guide: Guide) -> PageApproval | None:
        """Return the approval of a guide, by any name that it has had."""
        return self.of_page(guide.address, *(f"guides/{name}/" for name in guide.was_at))

    def of_contact(self, id_: str) -> ContactApproval | None:
        """Return a contact as it was last approved."""
        return next((one for one in self.contacts if one.contact == id_), None)


def state_of(record: Record | None, words: str) -> State:
    """Return what a record says of some words: approved, changed since, or never approved."""
    if record is None:
        return "never"
    return "approved" if record.holds(words) else "changed"


def guide_state(guide: Guide, approvals: Approvals) -> State:
    """Return whether a guide's words are approved."""
    return state_of(approvals.of_guide(guide), guide_words(guide))


def pledge_state(pledge: Pledge, approvals: Approvals) -> State:
    """Return whether the pledge's words are approved, as a page."""
    return state_of(approvals.of_page(PLEDGE), pledge_words(pledge))


def guide_words(guide: Guide) -> str:
    """Return the fingerprint of what a guide says and who it says to call."""
    return _hash(
        [
            guide.title,
            guide.summary,
            [[step.do, step.call] for step in guide.steps],
            guide.contacts,
            guide.avoid,
            guide.questions,
            [[one.question, one.answer] for one in guide.questions_people_ask],
            guide.about_you,
            guide.figures and guide.figures.model_dump(mode="json"),
            _body(guide.body),
        ]
    )


def _body(body: Body) -> list[Any]:
    """Return the text below the form. Its lines, and the file names of guides, do not count."""
    return [
        [
            block.is_list,
            block.is_numbered,
            [
                [[s.text, s.bold, s.emphasis, "" if s.link.endswith(".md") else s.link] for s in i]
                for i in block.items
            ],
        ]
        for block in body.blocks
    ]


def pledge_words(pledge: Pledge) -> str:
    """Return the fingerprint of what the pledge says on its pages."""
    return _hash([pledge.title, pledge.summary, pledge.easy.not_tested, pledge.fingerprint])


def contact_words(contact: Contact) -> str:
    """Return the fingerprint of what pages show of a contact."""
    named = ("name", "button", "use", "when", "hours", "hours_short")
    return _hash([getattr(contact, name) for name in (*named, "phone", "text", "email", "url")])


def text_words(text: str) -> str:
    """Return the fingerprint of a hand-written page, as it was typed."""
    return _hash(text.split())


def tied(record: type[Record], words: str, **facts: object) -> Any:
    """Return the record of some words, its fingerprint tied to its facts."""
    bare = record.model_validate({**facts, "fingerprint": words})
    return bare.model_copy(update={"fingerprint": _tied(words, bare.facts)})


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:12]


def _tied(words: str, facts: Iterable[str]) -> str:
    return f"{words}-{hashlib.sha256('|'.join([words, *facts]).encode()).hexdigest()[:8]}"


def with_approval(site: Site, approvals: Approvals) -> Site:
    """Return the settings with the newest approval of a page."""
    return site.model_copy(update={"approval": approvals.newest})


def with_sign_offs(pledge: Pledge, approvals: Approvals) -> Pledge:
    """Return the pledge with the sign-offs that are recorded, each with the words it was for."""
    signed = {one.who: one for one in approvals.sign_offs if one.is_genuine}
    filled = tuple(
        one.model_copy(update={"agreed_on": signed[one.who].on, "wording": signed[one.who].words})
        if one.who in signed
        else one
        for one in pledge.sign_off
    )
    return pledge.model_copy(update={"sign_off": filled})


def seen_by_readers(guides: Mapping[str, Guide], approvals: Approvals) -> dict[str, Guide]:
    """Return guides as readers have them: one that was never approved is a draft to them.

    While nothing is approved, everything is a preview and stays as it is.
    """
    return {
        slug: guide.model_copy(update={"status": "draft"})
        if approvals.pages and guide.status == "published" and not approvals.of_guide(guide)
        else guide
        for slug, guide in guides.items()
    }


def changed_on(days: Iterable[date], approved_on: date) -> date | None:
    """Return the day that words changed after their approval, where the history says it."""
    last = max(days, default=None)
    return last if last and last >= approved_on else None
