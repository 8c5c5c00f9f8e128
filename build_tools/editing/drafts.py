"""The text of a new guide, contact or source: it explains itself, and its gaps are marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from build_tools.model import Contact, Guide, Part, PartialContent, Source

Answers = Mapping[str, str | Sequence[str]]
REQUIRED = ("summary", "topic", "steps", "contacts", "sources")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'()?!/-]*")


def guide_text(
    title: str, answers: Answers, known: PartialContent, today: date, schema: str
) -> str:
    """Return the file of a draft. `schema` is where an editor finds its schema, or nothing."""
    notes = _notes_of_guide(known)
    lines = ["---", *([f"# yaml-language-server: $schema={schema}"] if schema else [])]
    lines += [
        "# This is a draft: readers never see it. `make serve` shows it to you.",
        "# A line that begins with # is a note to you. Delete it when you no longer need it.",
        "# When the guide is finished, delete the line that begins with status.",
        f"title: {scalar(title)}",
        "status: draft",
    ]
    for name in REQUIRED:
        lines += [*notes[name], *_field(name, answers.get(name, ""))]
    lines += ["changes:", f"  - on: {today.isoformat()}", "    what: First written."]
    below = "# Write what to know below the next line: short paragraphs and lists, or nothing."
    return "\n".join([*lines, below, "---", ""])


def _notes_of_guide(known: PartialContent) -> dict[str, list[str]]:
    notes = {name: [f"# {_described(Guide, name)}"] for name in REQUIRED}
    notes["topic"].append(f"# One of: {', '.join(known.topics)}.")
    call = next((id_ for id_, c in known.contacts.items() if c.is_printable and c.phone), "")
    notes["steps"] += [
        "# Write 3 to 7 steps of 20 words or fewer. Each begins with two spaces and a hyphen:",
        "#   - Write down what you saw.",
    ]
    if call:
        notes["steps"] += ["#   - do: Call today.", f"#     call: {call}"]
        notes["contacts"].append(f"# Names with commas between them, in brackets: [{call}]")
    return notes


def contact_lines(id_: str, answers: Answers, today: date) -> list[str]:
    """Return the lines of a new contact, which nobody has confirmed yet."""
    optional = ("phone", "text", "email", "url", "hours")
    return [
        f"# Added on {today.isoformat()}. No page shows it while it says confirmed: no.",
        f"{id_}:",
        *_entry(Contact, ("name", "use", *optional), answers, needed=("name", "use")),
        *(f"  # {name}: {_described(Contact, name)}" for name in optional if not answers.get(name)),
        *CONFIRM_IT,
        "  confirmed: no",
    ]


CONFIRM_IT = (
    "  # Once a post has called it, write confirmed: council in the line below, and under it",
    "  # confirmed_by: the post, confirmed_on: the date, and confirmed_for: what was confirmed",
    "  # (the number, address and hours as they are above, with commas between them).",
    "  # Once two public pages agree on it, write confirmed: sources, then sources: and",
    "  # confirmed_for: in the same way.",
)


def source_lines(id_: str, answers: Answers, today: date) -> list[str]:
    """Return the lines of a new source. While it has gaps they are notes, which nothing reads."""
    needed = tuple(name for name, field in Source.model_fields.items() if field.is_required())
    lines = [f"{id_}:", *_entry(Source, needed, answers, needed=needed)]
    if all(answers.get(name) for name in needed):
        return [f"# Added on {today.isoformat()}.", *lines]
    return [
        f"# Added on {today.isoformat()}. Nothing reads this source yet, because it has gaps.",
        "# Fill them in, then delete the # and the space at the beginning of each line below.",
        *(f"# {line}" for line in lines),
    ]


def _entry(
    model: type[Part], names: Sequence[str], answers: Answers, needed: Sequence[str]
) -> Iterator[str]:
    for name in names:
        if name in needed and not answers.get(name):
            yield f"  # {_described(model, name)}"
            yield f"  {name}:"
        elif answers.get(name):
            yield f"  {name}: {scalar(str(answers[name]))}"


def _described(model: type[Part], name: str) -> str:
    return (model.model_fields[name].description or "").replace("`", '"')


def _field(name: str, answer: str | Sequence[str]) -> list[str]:
    if isinstance(answer, str):
        return [f"{name}: {scalar(answer)}" if answer else f"{name}:"]
    return [f"{name}:", *(f"  - {scalar(line)}" for line in answer)]


def scalar(text: str) -> str:
    """Return text as a YAML value that reads as the very same text."""
    is_plain = _PLAIN.fullmatch(text) and ": " not in text and not text.endswith(" ")
    return text if is_plain else json.dumps(text, ensure_ascii=False)
