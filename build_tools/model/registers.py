"""The registers that guides and pages draw from: contacts, topics, words and the like."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from build_tools.model.pages import FIXED_PAGES
from build_tools.model.values import (
    Address,
    Day,
    Email,
    Group,
    GuideSlug,
    PageAddress,
    Part,
    Phone,
    Slug,
    SourceId,
    Text,
    Whole,
    YesNo,
)


@dataclass(frozen=True)
class Way:
    """One way to reach somebody: the word before it, the number or address, and its link."""

    word: str
    where: str
    link: str


def dial(number: str) -> str:
    """Return a phone number as a telephone dials it: digits, and a leading + if there is one."""
    return re.sub(r"[^\d+]", "", number)


class Contact(Part):
    """Someone to call, text or write to."""

    name: Text = Field(description="The name that people use for them, in a few words.")
    use: Text = Field(description="When to use it, in a short sentence.")
    phone: Phone | None = Field(default=None, description="The phone number, as people write it.")
    text: Phone | None = Field(default=None, description="The number for text messages.")
    email: Email | None = Field(default=None, description="The email address of a team.")
    url: Address | None = Field(default=None, description="The web page.")
    hours: Text | None = Field(default=None, description="When it is open, in words.")
    hours_short: Text | None = Field(
        default=None, description="When it is open, in few enough words to fit beside its button."
    )
    when: Text | None = Field(
        default=None,
        description="When to call it, in a few words, as above its button in `who to call now`.",
    )
    button: Text | None = Field(
        default=None, description="What its button says before the number, if that is not its name."
    )
    colour: Literal["danger", "day", "night"] | None = Field(
        default=None,
        description="The kind of button in `who to call now`: `danger` (red), `day` or `night`.",
    )
    sources: tuple[SourceId, ...] = Field(default=(), description="Where the details were found.")
    confirmed: Literal["council", "sources", "no"] = Field(
        description="`council` (a post called it), `sources` (public pages agree) or `no`."
    )
    confirmed_by: Text | None = Field(
        default=None, description="The post that confirmed it. Never a person's name."
    )
    confirmed_on: Day | None = Field(default=None, description="The day it was confirmed.")
    confirmed_for: Text | None = Field(
        default=None,
        description="What was confirmed or found: number, address and hours, with commas between.",
    )
    instead: Text | None = Field(
        default=None,
        description="What pages say instead of it while it says `confirmed: no`.",
    )

    @property
    def is_printable(self) -> bool:
        """Whether it may reach a page."""
        return self.confirmed != "no"

    @property
    def button_name(self) -> str:
        """What its button says before the number; nothing where its name is the number."""
        if self.button or not self.phone or self.phone not in self.name:
            return self.button or self.name
        return self.name.replace(self.phone, "").removesuffix(" on ").strip()

    @property
    def call_when(self) -> str:
        """When to call it, as the words above its button in "who to call now" say."""
        return self.when or self.use

    @property
    def call_hours(self) -> str:
        """When it is open, in as few words as there are; nothing where nobody wrote it down."""
        return self.hours_short or self.hours or ""

    @property
    def note(self) -> str:
        """A line beside its number, where it changed after the council's approval."""
        return ""

    @property
    def is_off(self) -> bool:
        """Whether readers had it, and its number was taken off: pages say what to do instead."""
        return self.confirmed == "no" and bool(self.confirmed_for or self.instead)

    @property
    def ways(self) -> tuple[str, ...]:
        """Every way to reach it that is filled in."""
        return tuple(way.where for way in self.reach)

    @property
    def reach(self) -> tuple[Way, ...]:
        """Every way to reach it, with the link that a phone or browser follows."""
        ways = (
            Way("Call", self.phone or "", self.call_link),
            Way("Text", self.text or "", f"sms:{dial(self.text or '')}"),
            Way("Email", self.email or "", f"mailto:{self.email}"),
            Way("Website:", self.url or "", self.url or ""),
        )
        return tuple(way for way in ways if way.where)

    @property
    def call_link(self) -> str:
        """The link that calls it: `tel:02079460001`."""
        return f"tel:{dial(self.phone or '')}"

    @property
    def number_beside(self) -> str:
        """Its phone number, unless its name already has it."""
        phone = self.phone or ""
        return "" if phone in self.name else phone

    @property
    def call_name(self) -> str:
        """Who to call: `MASH on 020 7946 0001`, or the name alone if it holds the number."""
        number = self.number_beside
        return f"{self.name} on {number}" if number else self.name


class Topic(Part):
    """A group that guides are listed under."""

    title: Text = Field(description="Its title.")
    summary: Text = Field(description="What it contains, in a sentence.")
    exit: YesNo = Field(default=False, description="`yes` if its pages have the exit button.")
    know_first: YesNo = Field(
        default=False,
        description="`yes` if its guides show what to know before what to do.",
    )
    child_door: YesNo = Field(
        default=False,
        description="`yes` if each of its guides also says who children can call.",
    )
    first: tuple[GuideSlug, ...] = Field(
        default=(), description="The guides to list first, in order. The others follow by title."
    )
    was_at: tuple[Slug, ...] = Field(
        default=(), description="Old names of this topic. They lead to the new one."
    )


class GlossaryWord(Part):
    """A word or acronym in plain English."""

    word: Text = Field(description="The word, as people meet it.")
    stands_for: Text | None = Field(default=None, description="What an acronym stands for.")
    meaning: Text = Field(description="What it means, in a sentence.")


class WordChoice(Part):
    """A word we do not use, and what we say instead."""

    word: Text = Field(description="The word or words we do not use.")
    say: Text = Field(description="What we say instead.")
    why: Text = Field(description="Why, in a few words.")


class Words(Part):
    """The words we choose."""

    avoid: tuple[WordChoice, ...] = Field(default=(), description="Words that are hard to read.")
    care: tuple[WordChoice, ...] = Field(default=(), description="Words that can hurt children.")
    harm: tuple[Text, ...] = Field(
        default=(),
        description="Words of harm. For these, the search shows who to call before any page.",
    )


class ToConfirm(Part):
    """A question that only the council's officers can answer."""

    question: Text = Field(description="The question.")
    why: Text = Field(description="Why it matters.")
    holds_back: tuple[Slug, ...] = Field(
        default=(), description="The guides or contacts that are waiting for the answer."
    )
    who: Text = Field(description="The post that can answer. Never a person's name.")
    blocks: YesNo = Field(
        default=False,
        description="`yes` if nothing may be published until it is answered.",
    )
    pages: tuple[PageAddress, ...] = Field(
        default=(),
        description="The pages that it blocks, by slug or address. If left out, the whole site.",
    )

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the pages that it blocks, from the site's root. Home's is empty."""
        return tuple(_address_of(page) for page in self.pages)

    def blocks_some(self, unpublished: Container[str]) -> bool:
        """Whether it keeps something from the public. Nobody sees pages that are `unpublished`."""
        seen = [address for address in self.addresses if address not in unpublished]
        return self.blocks and (not self.pages or bool(seen))


def _address_of(page: str) -> str:
    inside = page.strip().strip("/").removesuffix(".md")
    if inside in ("", "home"):
        return ""
    return f"{inside}/" if "/" in inside or page.endswith("/") else _of_slug(inside)


def _of_slug(slug: str) -> str:
    return f"{slug}/" if f"{slug}/" in FIXED_PAGES else f"guides/{slug}/"


class Recommendation(Part):
    """One recommendation of the review."""

    number: Whole = Field(description="Its number in the report.")
    asked: Text = Field(description="What it asked, in our words.")
    status: Literal["here", "partly", "for the council", "not for a website"] = Field(
        description="Where it stands: here, partly, for the council or not for a website."
    )
    served_by: tuple[PageAddress, ...] = Field(
        default=(), description="The addresses of our pages that answer it."
    )
    note: Text = Field(description="What a website can and cannot do about it.")


class Review(Part):
    """The review this site answers."""

    story: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="The review's story, a paragraph each. What readers need most comes first."
    )
    recommendations: tuple[Recommendation, ...] = Field(description="Its recommendations.")


class Addresses(Part):
    """The record of published addresses, which never disappear."""

    addresses: tuple[Text, ...] = Field(
        default=(),
        description="Every address of a guide or topic that was published. A command adds them.",
    )


class Distribution(Part):
    """What was sent, when, to which group."""

    sent_on: Day = Field(description="The day it was sent.")
    to: Group = Field(description="The group it was sent to. Never a person.")
    how: Text = Field(description="How it was sent.")
    what: Text = Field(description="What was sent.")
    version: Text = Field(description="Which version was sent.")


class Distributions(Part):
    """The register of what was sent."""

    distributions: tuple[Distribution, ...] = Field(default=(), description="What was sent.")
