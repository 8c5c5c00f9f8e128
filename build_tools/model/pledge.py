"""The pledge: what children in care can expect from scrutiny councillors."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from build_tools.model.guide import Change, Step
from build_tools.model.values import ContactId, Day, Part, PictureName, SourceId, Text

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]


class ForCouncillors(Part):
    """What one promise asks of a scrutiny councillor."""

    asks: Text = Field(description="What it asks of a scrutiny councillor.")
    when: Text = Field(description="At which meeting.")
    shown_by: Text = Field(description="How it will be shown to be kept.")


class Promise(Part):
    """One promise to children in care."""

    promise: Text = Field(description='The promise, beginning "We will".')
    picture: PictureName = Field(description="The name of its picture.")
    picture_alt: Text = Field(description="What the picture shows, in words.")
    means: Text = Field(description="What the promise means.")
    we_will: Lines = Field(description="What we will do.")
    you_will_know: Text = Field(description="How a child can tell that it was kept.")
    who_answers: Text = Field(description="The post that answers for it.")
    if_not: Text = Field(description="What to do if we do not keep it.")
    easy: Lines = Field(description="The promise in easy-to-read words, a short idea a sentence.")
    for_councillors: ForCouncillors = Field(description="What it asks of councillors.")


class HardWord(Part):
    """A hard word of the easy-to-read page."""

    word: Text = Field(description="The word.")
    meaning: Text = Field(description="What it means, in easy words.")


class EasyToRead(Part):
    """What the easy-to-read page says around the promises."""

    introduction: Lines = Field(description="What this is, an idea a sentence.")
    not_tested: Text = Field(description="Says that young people have not yet tested it.")
    hard_words: tuple[HardWord, ...] = Field(default=(), description="Hard words, explained.")
    will_not: Lines = Field(description="What scrutiny will not do.")
    if_broken: Lines = Field(description="What to do if a promise is broken.")
    help_now: Lines = Field(description="What to say before the numbers.")


class SignOff(Part):
    """Who must agree to the pledge, and whether they have."""

    who: Text = Field(description="Who must agree: a committee or group.")
    agreed_on: Day | None = Field(default=None, description="The day they agreed.")
    wording: Text | None = Field(
        default=None, description="The fingerprint of the wording they agreed."
    )

    def holds(self, pledge: Pledge) -> bool:
        """Whether they have agreed to the pledge as it is worded now."""
        return self.agreed_on is not None and self.wording == pledge.fingerprint


class Pledge(Part):
    """The pledge, in full."""

    title: Text = Field(description="Its title.")
    summary: Text = Field(description="What it is, in a sentence.")
    also_called: tuple[Text, ...] = Field(
        default=(), description="At most 8 other names that people search for."
    )
    introduction: Lines = Field(description="What scrutiny is and who makes the promises.")
    status: Literal["proposed", "agreed"] = Field(description="`proposed` or `agreed`.")
    promises: Annotated[tuple[Promise, ...], Field(min_length=1)] = Field(
        description="At most ten promises."
    )
    will_not: Lines = Field(description="What scrutiny will not do.")
    if_broken: Annotated[tuple[Step, ...], Field(min_length=1)] = Field(
        description="What to do if a promise is broken, in order."
    )
    help_now: Annotated[tuple[ContactId, ...], Field(min_length=1)] = Field(
        description="Where to get help now, from contacts.yaml."
    )
    easy: EasyToRead = Field(description="What the easy-to-read page says around the promises.")
    sign_off: Annotated[tuple[SignOff, ...], Field(min_length=1)] = Field(
        description="Who must agree, and whether they have."
    )
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)] = Field(
        description="What it rests on, from sources.yaml."
    )
    changes: tuple[Change, ...] = Field(default=(), description="What changed, and when.")

    @property
    def fingerprint(self) -> str:
        """Twelve characters that change with every change to what is promised."""
        promised = self.model_dump_json(
            include={"introduction", "promises", "will_not", "if_broken", "easy"},
            exclude={"easy": {"not_tested"}},
        )
        return hashlib.sha256(promised.encode()).hexdigest()[:12]

    @property
    def is_agreed(self) -> bool:
        """Whether everybody who must agree has agreed to this very wording."""
        return self.status == "agreed" and all(one.holds(self) for one in self.sign_off)
