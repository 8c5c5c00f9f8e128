"""The pledge: what children in care can expect from scrutiny councillors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_serializer
from pydantic_core import CoreSchema

from build_tools.model.formats import TEXT_SHAPE
from build_tools.model.guide import Change, Step
from build_tools.model.values import ContactId, Day, Part, PictureName, SourceId, Text

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]


def _plain_idea(value: object) -> object:
    return {"say": value} if isinstance(value, str) else value


class IdeaFields(Part):
    """One idea in easy-to-read words, and its picture."""

    say: Text = Field(description="The idea, in one short sentence.")
    picture: PictureName | None = Field(
        default=None,
        description="The name of its picture. If left out, it belongs to the picture above.",
    )

    @model_serializer
    def _words(self) -> str:
        """Data and the fingerprint of what was agreed hold words alone: a picture may change."""
        return self.say

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say that plain text may be given instead of the fields."""
        return {"anyOf": [TEXT_SHAPE, handler(core)]}


Idea = Annotated[IdeaFields, BeforeValidator(_plain_idea)]
"""An idea is plain text, or `say` and `picture`."""
Ideas = Annotated[tuple[Idea, ...], Field(min_length=1)]


def said(ideas: Iterable[IdeaFields]) -> tuple[str, ...]:
    """Return the words of ideas, without their pictures."""
    return tuple(idea.say for idea in ideas)


class HardWord(Part):
    """A hard word of the easy-to-read page."""

    word: Text = Field(description="The word.")
    meaning: Text = Field(description="What it means, in easy words.")
    picture: PictureName | None = Field(default=None, description="The name of its picture.")


def pictures_of(ideas: Iterable[IdeaFields | HardWord]) -> tuple[str, ...]:
    """Return the names of the pictures of ideas, in order."""
    return tuple(idea.picture for idea in ideas if idea.picture)


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
    who_answers: Text = Field(description="The post that is responsible for it.")
    if_not: Text = Field(description="What to do if we do not keep it.")
    easy: Ideas = Field(
        description="The promise in easy-to-read words, with one short idea in each sentence."
    )
    for_councillors: ForCouncillors = Field(description="What it asks of councillors.")


class EasyToRead(Part):
    """What the easy-to-read page says around the promises."""

    introduction: Ideas = Field(description="What this is, with one idea in each sentence.")
    not_tested: Text = Field(
        description="A sentence that says young people have not yet tested it."
    )
    hard_words: tuple[HardWord, ...] = Field(default=(), description="Hard words, explained.")
    will_not: Ideas = Field(description="What scrutiny will not do.")
    if_broken: Ideas = Field(description="What to do if a promise is broken.")
    help_now: Ideas = Field(description="What to say before the numbers.")
    tell_us: tuple[Idea, ...] = Field(
        default=(), description="How readers can say what they think of the page."
    )

    @property
    def ideas(self) -> tuple[IdeaFields, ...]:
        """Every idea of the page but those of the promises, in reading order."""
        return (
            *self.introduction,
            *self.will_not,
            *self.if_broken,
            *self.help_now,
            *self.tell_us,
        )


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
    asked_as: tuple[Text, ...] = Field(
        default=(),
        description="At most 12 ways that people ask for it. Only the search reads them.",
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
        description="The sources of what it says, from sources.yaml."
    )
    changes: tuple[Change, ...] = Field(default=(), description="What changed, and when.")

    @property
    def fingerprint(self) -> str:
        """Twelve characters that change with every change to what is promised."""
        promised = self.model_dump_json(
            include={"introduction", "promises", "will_not", "if_broken", "easy"},
            exclude={
                "easy": {
                    "not_tested": True,
                    "tell_us": True,
                    "hard_words": {"__all__": {"picture"}},
                }
            },
        )
        return hashlib.sha256(promised.encode()).hexdigest()[:12]

    @property
    def is_agreed(self) -> bool:
        """Whether everybody who must agree has agreed to this very wording."""
        return self.status == "agreed" and all(one.holds(self) for one in self.sign_off)
