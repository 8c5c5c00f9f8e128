"""Writes a content folder of any number of guides: true to the rules, about nothing real."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "tests" / "sample" / "content"
TOPICS = 12
_WHO = ["a child", "a neighbour", "a teacher", "a carer", "a friend", "a parent", "a resident"]
_SEES = ["looks cold", "is hungry", "stays out late", "says little", "has no coat", "seems afraid"]
_WHEN = ["on most days", "at the weekend", "after school", "in the evening", "since the summer"]
_WHERE = ["in the park", "at the shop", "near the river", "on the bus", "by the church"]
_DO = ["Ring the sample hub", "Write down the day", "Say what you saw", "Ask who will ring back"]
_THEN = ["and keep a note", "and say your name", "before the day ends", "and ask what comes next"]
_FIRST = ["amber", "birch", "cedar", "dusk", "elm", "fern", "garnet", "heather", "iris", "jade"]
_LAST = ["brook", "field", "gate", "hill", "lane", "mill", "orchard", "path", "ridge", "well"]


def generated_content(folder: Path, number: int) -> Path:
    """Write a folder with the sample council's registers and a number of generated guides."""
    shutil.copytree(SAMPLE, folder)
    (folder / "approvals.yaml").unlink()  # else guides that nobody approved would be left out
    topics = [f"group-{position:02}" for position in range(min(TOPICS, max(1, number // 2)))]
    with (folder / "topics.yaml").open("a", encoding="utf-8") as file:
        file.writelines(_topic(topic) for topic in topics)
    chance = random.Random(number)
    for position in range(number):
        slug = f"guide-{position:04}"
        text = _guide(position, topics[position % len(topics)], number, chance)
        (folder / "guides" / f"{slug}.md").write_text(text, encoding="utf-8")
    return folder


def _topic(topic: str) -> str:
    return f"{topic}:\n  title: Guides of {topic.replace('-', ' ')}\n  summary: Made-up guides.\n"


def _title(position: int) -> str:
    first, last = _FIRST[position % 10], _LAST[position // 10 % 10]
    return f"{first.capitalize()} {last} {position}"


def _sentence(chance: random.Random) -> str:
    who, where = chance.choice(_WHO), chance.choice(_WHERE)
    words = f"{who} {where} {chance.choice(_SEES)} {chance.choice(_WHEN)}."
    return words[0].upper() + words[1:]


def _step(chance: random.Random) -> str:
    return f"{chance.choice(_DO)} {chance.choice(_THEN)}."


def _guide(position: int, topic: str, number: int, chance: random.Random) -> str:
    steps = "".join(f"  - {_step(chance)}\n" for _ in range(4))
    near = [f"guide-{(position + step) % number:04}" for step in (1, 2) if number > step]
    body = "\n\n".join(" ".join(_sentence(chance) for _ in range(3)) for _ in range(3))
    link = f" See [another guide]({near[0]}.md)." if near else ""
    return (
        f"---\ntitle: {_title(position)}\nsummary: {_sentence(chance)}\ntopic: {topic}\n"
        f"steps:\n  - do: Ring the sample hub today.\n    call: sample-hub\n{steps}"
        "contacts: [emergency, sample-hub]\nsources: [sample-page, sample-other]\n"
        f"related: [{', '.join(near)}]\nowner: Sample hub manager\nreviewed_on: 2026-09-15\n"
        "changes:\n  - on: 2026-09-01\n    what: First written.\n"
        f"---\n{body}{link}\n"
    )
