"""What the site is called, whose it is, and the limits its pages keep."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field

from build_tools.model.values import (
    Address,
    Colour,
    ContactId,
    Day,
    GuideSlug,
    NotYet,
    NotYetAddress,
    NotYetPageOrEmail,
    Part,
    Phone,
    Text,
    TopicId,
    Whole,
    YesNo,
)


class Limits(Part):
    """How long and how hard to read the content may be."""

    words_a_minute: Whole = Field(default=238, description="How fast people read.")
    seconds: Whole = Field(default=60, description="The longest guide, in seconds.")
    sentence_words: Whole = Field(default=25, description="The longest sentence, in words.")
    step_words: Whole = Field(default=20, description="The longest step, in words.")
    fewest_steps: Whole = Field(default=3, description="The fewest steps of a guide.")
    most_steps: Whole = Field(default=7, description="The most steps of a guide.")
    guide_grade: Whole = Field(default=8, description="The hardest reading grade of a guide.")
    pledge_grade: Whole = Field(default=6, description="The hardest reading grade of the pledge.")
    easy_grade: Whole = Field(default=4, description="The hardest grade of easy-to-read words.")
    most_promises: Whole = Field(default=10, description="The most promises of the pledge.")


class Approval(Part):
    """The council's approval of the site for the public."""

    post: Text = Field(description="The post that approved. Never a person's name.")
    on: Day = Field(description="The day of the approval.")


class Colours(Part):
    """The site's colours, as # and six digits or letters a to f."""

    brand: Colour = Field(description="The header, on light screens.")
    link: Colour = Field(description="Links, on light screens.")
    brand_dark: Colour = Field(description="The header, on dark screens.")
    link_dark: Colour = Field(description="Links, on dark screens.")


class Door(Part):
    """One of the doors on the home page: what happened, and the page for it."""

    title: Text = Field(description="What happened, in the reader's own words.")
    line: Text = Field(description="What readers will find there, in a short sentence.")
    icon: Literal["speech", "eye", "adult", "home", "calendar", "book", "child", "phone"] = Field(
        description="Its picture: speech, eye, adult, home, calendar, book, child or phone."
    )
    to: Text = Field(description="The page it leads to, by its address: guides/the-mash/.")


class Language(Part):
    """A language that many residents speak, and its word for an interpreter."""

    code: Text = Field(description="Its code on the web, such as `pl`.")
    name: Text = Field(description="What its speakers call it, such as Polski.")
    english: Text = Field(description="What it is called in English, such as Polish.")
    interpreter: Text = Field(description="Its own word for an interpreter.")


class Accessibility(Part):
    """What this council has done to find out whether everybody can use the site."""

    prepared_on: Day = Field(description="The day the accessibility statement was prepared.")
    limits: tuple[Text, ...] = Field(
        default=(), description="What is hard to use, or not yet tested, in a sentence each."
    )
    tests: tuple[Text, ...] = Field(
        default=(), description="How the site was tested, in a sentence each."
    )


class OtherNumber(Part):
    """A number that works, though the list of the UK's valid numbers does not have it."""

    number: Phone = Field(description="The number, as people write it.")
    why: Text = Field(description="How you know that it works, such as who called it and when.")


class Site(Part):
    """The council's settings."""

    council: Text = Field(description="The council's name.")
    title: Text = Field(description="The site's title.")
    short_name: NotYet = Field(
        default=None, description="The name under the icon on a home screen. Keep it neutral."
    )
    description: Text = Field(description="What the site is, in a sentence.")
    scrutiny_committee: Text = Field(description="The committee that makes the pledge.")
    base_url: NotYetAddress = Field(default=None, description="Where the site will be.")
    repository: NotYetAddress = Field(default=None, description="Where the content is kept.")
    feed_id: NotYet = Field(
        default=None,
        description="What the feed's ids are made of. Never change it, even if the council's name "
        "changes: readers would get everything again. If left out, the council's name.",
    )
    feedback: NotYet = Field(default=None, description="The address to report mistakes to.")
    security_contact: NotYetPageOrEmail = Field(
        default=None, description="The page or team to report security faults to."
    )
    exit_url: Address = Field(description="Where the exit button goes: an everyday page.")
    before_you_write: Text = Field(
        description="What is said on every page that invites people to write."
    )
    home_title: Text | None = Field(
        default=None,
        description="The question at the top of the home page. If left out, the site's title.",
    )
    act_now: Annotated[tuple[ContactId, ...], Field(min_length=1)] = Field(
        description="Who to call now, in order: the first contacts on the home page and guides."
    )
    said_by_calls: tuple[Text, ...] = Field(
        default=(),
        description="Steps, word for word, to leave out because `who to call now` says the same.",
    )
    when_you_call: GuideSlug | None = Field(
        default=None,
        description="The guide on what happens when you call. Other guides link to it.",
    )
    doors: tuple[Door, ...] = Field(
        default=(), description="The doors of the home page, by what happened."
    )
    languages: tuple[Language, ...] = Field(
        default=(),
        description="Languages that many residents speak, the most common first.",
    )
    child_contact: ContactId | None = Field(
        default=None,
        description="The contact for children themselves. Its `use` says who it is for.",
    )
    act_now_topic: TopicId = Field(
        description="The topic whose guides show a number in the first screen."
    )
    card_guides: tuple[GuideSlug, ...] = Field(
        default=(),
        description="The guides that are listed on the back of the card, in order.",
    )
    review_every_months: Whole = Field(
        default=6, description="How often to check guides that do not say so themselves, in months."
    )
    lapse_months: Whole = Field(
        default=3, description="How many months after a missed review a page says so."
    )
    saved_copy: YesNo = Field(
        default=True,
        description="Whether readers may save a copy on their device. `no` removes every copy.",
    )
    colours: Colours = Field(description="The site's colours.")
    limits: Limits = Field(default_factory=Limits, description="The limits that pages keep.")
    other_numbers: tuple[OtherNumber, ...] = Field(
        default=(),
        description="Numbers that work although the check refuses them, each with the reason.",
    )
    accessibility: Accessibility | None = Field(
        default=None, description="What the accessibility statement says about this site."
    )
    sources_read: NotYet = Field(
        default=None, description="How the sources were read, such as `in stored copies`."
    )
    approval: Approval | None = Field(default=None, description="The council's approval.")

    def url(self, path: str) -> str:
        """Return the full address of a page or file, or nothing while the site's is not known."""
        return f"{self.base_url.rstrip('/')}/{path}" if self.base_url else ""

    @property
    def prefix(self) -> str:
        """The path that the site is served under: `/`, or `/safety/`."""
        path = urlsplit(self.base_url or "").path.strip("/")
        return f"/{path}/" if path else "/"
