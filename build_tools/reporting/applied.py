"""Says what came of a form: in a terminal, and in an issue on GitHub."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.problems import Problem, count, in_words, printable
from build_tools.problems.markdown import plain

KEPT = "The content has not changed."


class Section(NamedTuple):
    """A heading and its sentences. `raw` is what `changes` says, which is escaped already."""

    title: str
    sentences: Sequence[str]
    raw: str = ""


@dataclass(frozen=True)
class Report:
    """What is said about a form: one opening sentence, then sections."""

    opening: str
    sections: tuple[Section, ...] = ()

    def as_text(self) -> str:
        """Return it for a terminal."""
        lines = [printable(self.opening)]
        for title, sentences, raw in self.sections:
            lines += ["", title, *(f"- {printable(sentence)}" for sentence in sentences)]
            lines += [raw.rstrip()] if raw else []
        return "\n".join(lines) + "\n"

    def as_markdown(self) -> str:
        """Return it for an issue. Nothing in it can act as a mark of its own."""
        lines = [plain(self.opening)]
        for title, sentences, raw in self.sections:
            lines += ["", f"### {title}", "", *(f"- {plain(one)}" for one in sentences)]
            lines += [raw.rstrip()] if raw else []
        return "\n".join(lines) + "\n"


def sentences_of(problems: Sequence[Problem]) -> list[str]:
    """Return what the checks found, as an officer reads it who has never seen the file."""
    return [_sentence(problem) for problem in problems]


IN_A_FORM = (
    (re.compile(r'Write the step as "do:" and "call:"[^.]*\.'), "End the step with (call: mash)."),
    (re.compile(r'delete "call:"\.'), "take out the brackets with the call."),
)
"""What a file asks for in its own terms, and what the same is in a form."""


def _sentence(problem: Problem) -> str:
    words = " ".join(filter(None, (problem.found, problem.expected, problem.suggestion)))
    for pattern, instead in IN_A_FORM:
        words = pattern.sub(instead, words)
    place = " > ".join(filter(None, (_name_of(problem.file), problem.crumbs)))
    return f"{place}: {words}" if place else words


def _name_of(file: str) -> str:
    name = file.removeprefix("content/").removeprefix("guides/")
    return name.removesuffix(".md").removesuffix(".yaml")


EDIT = "Edit the form (the three dots above it, then Edit) and save it. We then look at it again."
WORDS_FIRST = (
    'Is it about the words of the guide? Change them first, with the form "Staff: change the words '
    'of a guide", and have that change merged.'
)
PRIVATE = (
    "This form was closed, because something in it may identify a person: {kinds}.",
    "None of its words are repeated here, and nothing was changed.",
    "Editing is not enough: GitHub keeps what was written before, and everybody can read it.",
    "Somebody who runs this repository (an admin) must delete this issue today: open it, and "
    'choose "Delete issue" at the foot of the right-hand column. A workflow cannot do that.',
    "If it is about a real child or family, tell your data protection officer today.",
    "Are you worried about a child now? Do not wait for an answer here: call the number that the "
    "form shows at its top.",
)


def private(kinds: Sequence[str]) -> Report:
    """Return what is said where words may identify somebody: what kind of words, never which."""
    first, *rest = PRIVATE
    return Report(first.format(kinds=in_words(list(kinds))), (Section("What to do now", rest),))


def refused(sentences: Sequence[str]) -> Report:
    """Return what is said where a form cannot be applied as it is."""
    things = count(len(sentences), "thing")
    opening = f"We could not make this change yet: {things} to put right. {KEPT}"
    now = Section("What to do now", [EDIT])
    return Report(opening, (Section("What to put right", sentences), now))


def wrong(
    done: Sequence[str],
    problems: Sequence[Problem],
    measured: Sequence[str],
    *,
    words_first: bool = False,
) -> Report:
    """Return what is said where the checks do not agree with a change.

    `words_first`: the form has no words in it, so that another form must change them before.
    """
    things = count(len(problems), "thing")
    opening = f"We could not make this change yet: our checks found {things} to put right. {KEPT}"
    sections = [
        Section("What to put right", sentences_of(problems)),
        Section("What you asked for", done),
        Section("Words and reading grade", measured),
        Section("What to do now", [*([WORDS_FIRST] if words_first else []), EDIT]),
    ]
    return Report(opening, _filled(sections))


def nothing_new(said: Sequence[str]) -> Report:
    """Return what is said where the content has all of it already."""
    opening = "Nothing needs to change: the content says this already."
    return Report(opening, _filled([Section("Please note", said)]))


class Said(NamedTuple):
    """What is said of a change that was made: sentences, and what a draft still needs."""

    done: Sequence[str]
    said: Sequence[str]
    record: Sequence[str]
    measured: Sequence[str]
    advice: Sequence[Problem]


def made(form: Said, changes: str) -> Report:
    """Return what is said where the change was made; `changes` is what the change does."""
    sections = [
        Section("What was changed", form.done),
        Section("Please note", form.said),
        Section("Before the draft can be published", sentences_of(form.advice)),
        Section("For the record", form.record),
        Section("Words and reading grade", form.measured),
    ]
    last = Section("What readers and approvers will see", [], changes)
    return Report(
        "The change was made, and our checks found no problem.", (*_filled(sections), last)
    )


def _filled(sections: Sequence[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.sentences)
