"""Asks a person for the fields of a new thing, and asks again where an answer cannot be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from build_tools.content import validated
from build_tools.editing.drafts import Answers
from build_tools.model import Part
from build_tools.problems import Problem

Ask = Callable[[str], str]
LATER = "(to leave it for later, press Enter)"


def answers_to(model: type[Part], names: Sequence[str], ask: Ask | None) -> Answers:
    """Return what was answered for each field that was not left for later.

    Without anybody to ask, and from the end of the input on, everything is left for later.
    """
    answers: dict[str, str | list[str]] = {}
    if ask is None:
        return answers
    print("Here are some questions about it. To leave one for later, press Enter.")
    try:
        for name in names:
            answers[name] = _answer(model, name, ask)
    except EOFError:
        print()
    return {name: answer for name, answer in answers.items() if answer}


def _answer(model: type[Part], name: str, ask: Ask) -> str | list[str]:
    field = model.model_fields[name]
    print(f"\n{name.replace('_', ' ').capitalize()}: {field.description}")
    if not str(field.annotation).startswith("tuple"):
        return _line(model, name, ask, is_list=False)
    print("Write one on each line. An empty line ends the list.")
    lines: list[str] = []
    while line := _line(model, name, ask, is_list=True):
        lines.append(line)
    return lines


def _line(model: type[Part], name: str, ask: Ask, *, is_list: bool) -> str:
    while True:
        answer = " ".join(ask("> ").split())
        wrong = _wrong(model, name, [answer] if is_list else answer) if answer else []
        if not wrong:
            return answer
        for problem in wrong:
            print(" ".join(filter(None, (problem.found, problem.expected, problem.suggestion))))


def _wrong(model: type[Part], name: str, answer: str | list[str]) -> list[Problem]:
    _, problems = validated({name: answer}, model)
    return [p for p in problems if p.path[0] == name]
