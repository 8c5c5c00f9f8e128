"""Applies every rule to the whole content, and puts each problem on its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from build_tools.content.document import Document, Value
from build_tools.content.files import missing_folder
from build_tools.content.load import CheckResult, ContentFiles
from build_tools.content.messages import UNKNOWN_FIELD
from build_tools.model import Library
from build_tools.problems import ContentError, PathPart, Problem, in_order
from build_tools.rules import (
    LIBRARY_RULES,
    PLEDGE_RULES,
    RuleContext,
    TextRule,
    body_problems,
    guide_problems,
    rules_for,
)


def load_library(content: Path, today: date) -> Library:
    """Return the content of a folder, or raise one ContentError with everything wrong in it."""
    loaded = check_content(content, today)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    return loaded.library


def check_content(content: Path, today: date) -> CheckResult:
    """Read a content folder and apply every rule. The library is None where it cannot be used."""
    missing = missing_folder(content)
    if missing:
        return CheckResult(None, [missing], 0)
    files = ContentFiles(content)
    problems = in_order([*files.problems, *apply_rules(files, today)])
    stopped = any(problem.must_fix for problem in problems)
    return CheckResult(None if stopped else files.library(), problems, files.number_of_guides)


ValuePath = tuple[PathPart, ...]


def apply_rules(files: ContentFiles, today: date) -> Iterator[Problem]:
    """Yield what the rules find."""
    context = files.rule_context(today)
    documents = files.documents
    for guide in context.guides.values():
        document = documents[f"content/{guide.file}"]
        yield from _placed([*guide_problems(guide, context), *body_problems(guide)], document)
    if context.pledge:
        of_pledge = (problem for rule in PLEDGE_RULES for problem in rule(context.pledge, context))
        yield from _placed(of_pledge, documents["content/pledge.yaml"])
    for problem in _of_the_whole(context):
        document = documents.get(problem.file, Document(problem.file))
        yield from _placed([problem], document)
    unknown = {(p.file, p.path) for p in files.problems if p.found.endswith(UNKNOWN_FIELD)}
    for document in documents.values():
        for problem in _of_texts(document):
            if (problem.file, problem.path) not in unknown:
                yield problem


def _of_the_whole(context: RuleContext) -> Iterator[Problem]:
    for rule in LIBRARY_RULES:
        yield from rule(context)


def _placed(problems: Iterable[Problem], document: Document) -> Iterator[Problem]:
    for problem in problems:
        yield problem.at(document.file, document.line_of(problem.path))


def _of_texts(document: Document) -> Iterator[Problem]:
    for path, text in _texts(document.values, ()):
        for problem in _of_text(rules_for(path), text):
            yield problem.at(document.file, document.line_of(path), path)


@lru_cache(maxsize=16384)  # half of all texts are repeated, and a preview judges all again
def _of_text(rules: tuple[TextRule, ...], text: str) -> tuple[Problem, ...]:
    return tuple(problem for rule in rules for problem in rule(text))


def _texts(value: Value, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts(item, (*path, position))
    else:
        for key, item in value.items():
            yield from _texts(item, (*path, key))
