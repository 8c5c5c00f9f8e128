"""Reads what GitHub sends of a form: its text, or the event's JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.editing.forms.form import Field, Form
from build_tools.problems import in_words

LONGEST = 20_000
"""The longest form that is read, in characters. The longest guide's own form has 4,000."""
NO_RESPONSE = "_No response_"
_HEADING = re.compile(r"^### +(\S.*)$", re.MULTILINE)


class Refused(Exception):
    """A form cannot be applied as it is; its sentences say why and what to do."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        super().__init__(" ".join(sentences))


@dataclass(frozen=True)
class Received:
    """What was sent: an issue's words and number, who wrote it, and who sent or edited it."""

    body: str
    title: str = ""
    number: str = ""
    sender: str = ""
    author: str = ""
    is_closed: bool = False

    @property
    def everything(self) -> str:
        """All the words somebody wrote."""
        return f"{self.title}\n{self.body}"


@dataclass(frozen=True)
class Answers:
    """A form's answers by the id of their field. What was left empty is an empty text."""

    form: Form
    texts: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, id_: str) -> str:
        return self.texts.get(id_, "")

    @property
    def ticked(self) -> tuple[str, ...]:
        """What was ticked among all the boxes, apart from the promise."""
        boxes = [
            self[f.id] for f in self.form.fields if f.kind == "checkboxes" and f.id != "promise"
        ]
        lines = "\n".join(boxes).splitlines()
        return tuple(line[6:].strip() for line in lines if re.match(r"- \[[xX]\] ", line))


def received_from(text: str) -> Received:
    """Read a form's text, or an event of GitHub's as JSON. Raises Refused where it is neither."""
    if not text.lstrip().startswith("{"):
        return Received(body=_lines(text))
    try:
        event = json.loads(text)
        issue = event["issue"]
        return Received(
            body=_lines(issue["body"] or ""),
            title=issue.get("title") or "",
            number=str(issue.get("number", "")),
            sender=event.get("sender", {}).get("login", ""),
            author=issue.get("user", {}).get("login", ""),
            is_closed=issue.get("state") == "closed",
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused("This is not a form, nor an event from GitHub with an issue in it.") from None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def form_of(body: str, forms: Sequence[Form]) -> Form | None:
    """Return the form that a body was written with, or None where it was none of ours."""
    heading = _HEADING.search(body)
    first = heading[1].rstrip() if heading else ""
    return next((form for form in forms if form.fields[0].label == first), None)


def answers_of(body: str, form: Form) -> Answers:
    """Return the answers of a form. Raises Refused where the body is not as the form sends it."""
    if len(body) > LONGEST:
        raise Refused(
            f"This form has {len(body):,} characters, and the most we read is {LONGEST:,}. "
            "Look for something pasted in by mistake."
        )
    texts: dict[str, str] = {}
    twice: list[str] = []
    for label, text in _sections(body, form):
        if label.id in texts:
            twice.append(label.label)
        texts[label.id] = text
    if twice:
        raise Refused(
            f"The heading {_quoted(twice)} is there twice. Please take the line that begins with "
            '"###" out of your own words.'
        )
    lost = [field.label for field in form.fields if field.id not in texts and field.id != "promise"]
    if lost:
        raise Refused(
            f"Part of the form is missing: {_quoted(lost)}. So we can't tell what belongs where. "
            "Please open the form again and fill it in."
        )
    return Answers(form, texts)


def _sections(body: str, form: Form) -> list[tuple[Field, str]]:
    """Cut a body at the headings that the form has; any other heading is part of the words."""
    heads = [(m, form.labelled(m[1].rstrip())) for m in _HEADING.finditer(body)]
    ours = [(m, field) for m, field in heads if field]
    ends = [m.start() for m, _ in ours[1:]] + [len(body)]
    found = []
    for (match, one), end in zip(ours, ends, strict=True):
        text = body[match.end() : end].strip()
        found.append((one, "" if text == NO_RESPONSE else text))
    return found


def _quoted(labels: Sequence[str]) -> str:
    return in_words([f'"{label}"' for label in labels])
