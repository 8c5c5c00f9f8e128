"""A one-minute guide: the form an officer fills in, and what stands below it, its body."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from build_tools.model.formats import TEXT_SHAPE
from build_tools.model.values import (
    Address,
    ContactId,
    Day,
    GuideSlug,
    Number,
    Part,
    Slug,
    SourceId,
    Text,
    TopicId,
    Whole,
)


class Span(Part):
    """A run of words that look the same: plain, bold, emphasised or a link. `line` is its own."""

    text: str
    bold: bool = False
    emphasis: bool = False
    link: str = ""
    line: int = 1


def text_of(spans: tuple[Span, ...]) -> str:
    """Return the plain words of a paragraph or bullet."""
    return "".join(span.text for span in spans)


class Block(Part):
    """A paragraph (one item), or a list (an item for each bullet)."""

    items: tuple[tuple[Span, ...], ...]
    is_list: bool = False
    is_numbered: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The plain words of each item."""
        return tuple(text_of(item) for item in self.items)


class Body(Part):
    """The part of a guide called "What to know"."""

    blocks: tuple[Block, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The plain words of each paragraph and bullet, in order."""
        return tuple(text for block in self.blocks for text in block.texts)

    @property
    def items(self) -> tuple[tuple[Span, ...], ...]:
        """Every paragraph and bullet, in order."""
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def links(self) -> tuple[tuple[str, int], ...]:
        """Every link with its line, in order."""
        return tuple((span.link, span.line) for item in self.items for span in item if span.link)


def _plain_step(value: object) -> object:
    return {"do": value} if isinstance(value, str) else value


class StepFields(Part):
    """One thing to do."""

    do: Text = Field(description="What to do, in 20 words or fewer.")
    call: ContactId | None = Field(
        default=None, description="The contact whose call button is under the step."
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say that plain text may be given instead of the fields."""
        return {"anyOf": [TEXT_SHAPE, handler(core)]}


Step = Annotated[StepFields, BeforeValidator(_plain_step)]
"""A step is plain text, or `do` and `call`."""


class Asked(Part):
    """A question that people ask before they act, with its answer."""

    question: Text = Field(description="The question, in a few words, as people ask it.")
    answer: Text = Field(description="The answer, in one or two short sentences.")


class Change(Part):
    """One line of a page's history."""

    on: Day = Field(description="The day of the change.")
    what: Text = Field(description="What changed, in one line, for readers.")


class Figure(Part):
    """One bar of the chart."""

    label: Text = Field(description="What the figure is of, with its date.")
    value: Number = Field(description="The figure, in digits.")


class Figures(Part):
    """Figures drawn as a chart with its table."""

    title: Text = Field(description="What the figures show, with their unit.")
    source: SourceId = Field(description="The source the figures come from.")
    values: Annotated[tuple[Figure, ...], Field(min_length=2)] = Field(
        description="Two figures or more, each with a label."
    )


class Guide(Part):
    """One guide: what a councillor does about one worry, read in a minute."""

    slug: Slug = Field(description="The guide's file name and address. It is not in the form.")
    title: Text = Field(description="The name that people would give it, in a few words.")
    summary: Text = Field(description="The one thing to remember, in a sentence.")
    topic: TopicId = Field(description="The topic it is listed under, from topics.yaml.")
    steps: Annotated[tuple[Step, ...], Field(min_length=1)] = Field(
        description="What to do, in order. A step is plain text, or `do` and `call`."
    )
    contacts: Annotated[tuple[ContactId, ...], Field(min_length=1)] = Field(
        description="Who to call, in order, from contacts.yaml."
    )
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)] = Field(
        description="The sources of its statements, from sources.yaml."
    )
    also_called: tuple[Text, ...] = Field(
        default=(), description="At most 8 other names that people search for."
    )
    asked_as: tuple[Text, ...] = Field(
        default=(),
        description="At most 12 ways that people ask for it. Only the search reads them.",
    )
    avoid: tuple[Text, ...] = Field(default=(), description="What not to do.")
    questions: tuple[Text, ...] = Field(
        default=(), description="Good questions to ask in scrutiny."
    )
    questions_people_ask: tuple[Asked, ...] = Field(
        default=(), description="What people ask before they act, each with a short answer."
    )
    about_you: Text | None = Field(
        default=None, description="A few words for a child or adult who is the one at risk."
    )
    figures: Figures | None = Field(default=None, description="A small chart with its table.")
    related: tuple[GuideSlug, ...] = Field(default=(), description="Guides to read next.")
    owner: Text | None = Field(
        default=None,
        description="The post that is responsible for this guide. Never a person's name.",
    )
    reviewed_on: Day | None = Field(
        default=None, description="The day the council last checked the whole guide."
    )
    review_every_months: Whole | None = Field(
        default=None, description="How often the council checks it, in months."
    )
    changes: tuple[Change, ...] = Field(default=(), description="What changed, and when.")
    was_at: tuple[Slug, ...] = Field(
        default=(), description="Old names of this guide's file. They lead to the new one."
    )
    status: Literal["published", "draft", "withdrawn"] = Field(
        default="published",
        description=(
            "`published` unless it says `draft` (only previews show it) or `withdrawn` (its page "
            "says so, and where to go instead)."
        ),
    )
    body: Body = Field(
        default_factory=Body, description='"What to know", below the form. It is not in the form.'
    )

    @property
    def file(self) -> str:
        """The guide's file, from the content folder."""
        return f"guides/{self.slug}.md"

    @property
    def address(self) -> str:
        """The address of the guide's page, from the site's root."""
        return f"guides/{self.slug}/"

    @property
    def has_page(self) -> bool:
        """Whether there is a page at its address: the guide, or the notice that it is withdrawn."""
        return self.status != "draft"

    @property
    def gaps(self) -> tuple[str, ...]:
        """The fields that a draft still lacks before it can be published."""
        needed = ("summary", "topic", "steps", "contacts", "sources")
        return tuple(name for name in needed if not getattr(self, name))

    @property
    def texts(self) -> tuple[str, ...]:
        """What an officer wrote for readers, in the order they read it."""
        return (self.title, self.summary, *(step.do for step in self.steps), *self.further_texts)

    @property
    def further_texts(self) -> tuple[str, ...]:
        """What an officer wrote for readers below the steps."""
        return (
            *self.avoid,
            *self.body.texts,
            *self.questions,
            *(text for one in self.questions_people_ask for text in (one.question, one.answer)),
            *((self.about_you,) if self.about_you else ()),
        )


NOT_SHOWN = "not shown"
"""What the date of a source says where the source gives none."""


class Source(Part):
    """A law, guidance or page that statements come from."""

    title: Text = Field(description="Its title.")
    publisher: Text = Field(description="Who publishes it.")
    kind: Literal["law", "guidance", "page"] = Field(
        description="`law`, `guidance` (the government's) or `page`."
    )
    address: Address = Field(description="Where it is on the web.")
    dated: Text = Field(description=f"The date it gives itself, or `{NOT_SHOWN}`.")
    seen_on: Day = Field(description="The day a copy of it was read.")
    checked_on: Day | None = Field(
        default=None, description="The day a person at the council last opened it."
    )
    note: Text | None = Field(default=None, description="Anything a reader should know about it.")

    @property
    def own_date(self) -> str:
        """The date it gives itself, as readers are shown it: nothing where it shows none."""
        return "" if self.dated == NOT_SHOWN else self.dated
