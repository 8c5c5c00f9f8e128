"""Each field of a guide as lines that can be compared, and what people call it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from build_tools.comparing.difference import Lines, only_changed
from build_tools.comparing.names import Names
from build_tools.model import Guide, Span

BUTTON = " [button: "


@dataclass(frozen=True)
class GuideField:
    """A field of a guide: its name among people, and its lines.

    `is_read` says that readers read it, so that it counts as advice where a guide cannot wait.
    `acts` says that readers act on it, which is for the safeguarding approver in any guide, and
    `numbers` that it holds who to call, which is so too. `in_passing` says that the page shows it
    beside the advice.
    """

    noun: str
    lines: Callable[[Guide, Names], Lines]
    is_read: bool = False
    acts: bool = False
    numbers: bool = False
    in_passing: bool = False
    is_plural: bool = False

    def changed(self, before: Lines, after: Lines) -> tuple[Lines, Lines]:
        """Return the lines that differ; all of them where they are who to call."""
        return (before, after) if self.numbers else only_changed(before, after)

    def always_critical(self, before: Lines, after: Lines) -> bool:
        """Whether the change is about what to do or who to call, in any guide."""
        return self.acts or self.numbers or any(BUTTON in line for line in (*before, *after))

    def words(self, title: str, had: bool, has: bool) -> str:
        """Return the sentence: gets, loses or changes."""
        if not had:
            return f'"{title}" gets {self._some}.'
        if not has:
            return f'"{title}" loses its {self.noun}.'
        return f'The {self.noun} of "{title}" {"change" if self.is_plural else "changes"}.'

    @property
    def is_shown(self) -> bool:
        """Whether readers see it."""
        return self.is_read or self.numbers or self.in_passing

    @property
    def _some(self) -> str:
        if self.is_plural:
            return self.noun
        return f"{'an' if self.noun[0] in 'aeio' else 'a'} {self.noun}"


def _steps(guide: Guide, names: Names) -> Lines:
    return tuple(
        f"Step {number}: {step.do}{_button(step.call, names)}"
        for number, step in enumerate(guide.steps, 1)
    )


def _button(call: str | None, names: Names) -> str:
    return f"{BUTTON}{names.contacts.get(call, call)}]" if call else ""


def marked(spans: tuple[Span, ...]) -> str:
    """Return a paragraph with its bold words and links in sight."""
    return "".join(_marked(span) for span in spans)


def _marked(span: Span) -> str:
    text = f"**{span.text}**" if span.bold else span.text
    text = f"*{text}*" if span.emphasis else text
    return f"{text} ({span.link})" if span.link else text


def _body(guide: Guide, names: Names) -> Lines:
    bullets = {(False, False): "", (True, False): "- ", (True, True): "1. "}
    return tuple(
        bullets[block.is_list, block.is_numbered] + marked(item)
        for block in guide.body.blocks
        for item in block.items
    )


def _figures(guide: Guide, names: Names) -> Lines:
    if guide.figures is None:
        return ()
    bars = (f"{figure.label}: {figure.value}" for figure in guide.figures.values)
    return (guide.figures.title, *bars, f"Source: {_source(guide.figures.source, names)}")


def _source(id_: str, names: Names) -> str:
    return names.sources.get(id_, id_)


def _topic(guide: Guide, names: Names) -> Lines:
    return (names.topics.get(guide.topic, guide.topic),)


def _related(guide: Guide, names: Names) -> Lines:
    return tuple(names.guides.get(slug, slug) for slug in guide.related)


def _text(name: str) -> Callable[[Guide, Names], Lines]:
    def lines(guide: Guide, _: Names) -> Lines:
        value = getattr(guide, name)
        return () if value in (None, "") else (str(value),)

    return lines


FIELDS: dict[str, GuideField] = {
    "title": GuideField("title", _text("title"), is_read=True),
    "summary": GuideField("summary", _text("summary"), is_read=True, acts=True),
    "steps": GuideField("steps", _steps, is_read=True, acts=True, is_plural=True),
    "contacts": GuideField(
        "contacts",
        lambda guide, names: tuple(names.contacts.get(id_, id_) for id_ in guide.contacts),
        numbers=True,
        is_plural=True,
    ),
    "avoid": GuideField(
        'lines under "what not to do"',
        lambda g, _: g.avoid,
        is_read=True,
        acts=True,
        is_plural=True,
    ),
    "body": GuideField(
        'words under "What to know"', _body, is_read=True, acts=True, is_plural=True
    ),
    "about_you": GuideField(
        "words for a person at risk", _text("about_you"), is_read=True, acts=True, is_plural=True
    ),
    "questions": GuideField(
        "questions to ask", lambda g, _: g.questions, is_read=True, is_plural=True
    ),
    "figures": GuideField("chart", _figures, is_read=True),
    "topic": GuideField("topic", _topic, is_read=True),
    "owner": GuideField("owner", _text("owner"), in_passing=True),
    "reviewed_on": GuideField("day of the last review", _text("reviewed_on")),
    "review_every_months": GuideField(
        "months between reviews", _text("review_every_months"), is_plural=True
    ),
    "sources": GuideField(
        "sources",
        lambda guide, names: tuple(_source(id_, names) for id_ in guide.sources),
        is_plural=True,
    ),
    "related": GuideField("related guides", _related, in_passing=True, is_plural=True),
    "also_called": GuideField("other names", lambda g, _: g.also_called, is_plural=True),
    "was_at": GuideField("old addresses", lambda g, _: g.was_at, is_plural=True),
    "changes": GuideField(
        "lines of history",
        lambda g, _: tuple(f"{change.on.isoformat()}: {change.what}" for change in g.changes),
        in_passing=True,
        is_plural=True,
    ),
}

_LABELS = {
    "title": "Title: ",
    "summary": "Summary: ",
    "avoid": "What not to do: ",
    "body": "What to know: ",
    "questions": "Ask: ",
    "about_you": "If this is about you: ",
    "figures": "Chart: ",
    "contacts": "Contact: ",
    "related": "Read next: ",
    "sources": "Source: ",
}
"""What stands before each line of a guide that is shown whole. Steps have their own."""


def whole_guide(guide: Guide, names: Names) -> Lines:
    """Return everything that readers of a guide see, as lines that say what each is."""
    order = ("title", "summary", "steps", "avoid", "body", "questions", "about_you")
    return tuple(
        f"{_LABELS.get(name, '')}{line}"
        for name in (*order, "figures", "contacts", "related", "sources")
        for line in FIELDS[name].lines(guide, names)
    )
