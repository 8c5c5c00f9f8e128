"""`new`: write the draft of a guide, a contact or a source, or the content of another council."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from build_tools.commands.command import Command
from build_tools.content import load_partial, missing_folder, slug_of
from build_tools.editing import (
    Answers,
    Ask,
    add_entry,
    answers_to,
    contact_lines,
    guide_text,
    new_council,
    new_file,
    refuse_taken,
    source_lines,
)
from build_tools.model import Contact, Guide, Source, is_kept_name
from build_tools.problems import CommandError, ContentError, count, in_words


@dataclass(frozen=True)
class Wish:
    """What is wanted: a title, a content folder and a day. `ask` is None outside a terminal."""

    title: str
    content: Path
    today: date
    ask: Ask | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        bare = unicodedata.normalize("NFKD", self.title).encode("ascii", "ignore").decode()
        object.__setattr__(self, "id", slug_of(bare.replace("'", "")))


def new(kind: str, wish: Wish) -> int:
    """Write a new thing of a kind; never overwrite. In a terminal, ask what goes in it first."""
    missing = missing_folder(wish.content)
    if missing:
        raise ContentError([missing])
    if not wish.title:
        raise CommandError(f'Say what it is called: python -m build_tools new {kind} "A title"')
    print(KINDS[kind](wish))
    return 0


def _guide(wish: Wish) -> str:
    path = wish.content / "guides" / f"{wish.id}.md"
    if is_kept_name(wish.id):
        raise CommandError(
            f'"{wish.id}" is a name that Windows or this site uses for something else. '
            "Choose a title with more words. Nothing was written."
        )
    if path.exists():
        raise CommandError(
            f"content/guides/{path.name} already exists, and has not changed. "
            "Change it there, or choose another title."
        )
    known = load_partial(wish.content)
    names = ("summary", "topic", "steps", "contacts", "sources")
    answers = answers_to(Guide, names, wish.ask)
    has_schema = (wish.content.parent / "schemas" / "guide.json").is_file()
    schema = "../../schemas/guide.json" if has_schema else ""
    new_file(path, guide_text(wish.title, answers, known, wish.today, schema))
    return (
        f"content/guides/{path.name} is ready, as a draft. Readers never see a draft.\n"
        f"{_still_to_do(names, answers)}"
        "To see it, run `make serve`. When it is finished, delete its line `status: draft`."
    )


def _contact(wish: Wish) -> str:
    name = "content/contacts.yaml"
    path = wish.content / "contacts.yaml"
    refuse_taken(path, name, wish.id)
    asked = answers_to(Contact, ("use", "phone", "text", "email", "url", "hours"), wish.ask)
    answers: Answers = {"name": wish.title, **asked}
    add_entry(path, name, contact_lines(wish.id, answers, wish.today))
    return (
        f'"{wish.id}" is now at the end of {name}. It is marked confirmed: no, so no page shows it '
        f"yet.\n{_still_to_do(('use',), answers)}"
        "Once a post has called it, or two public pages agree on it, change its line `confirmed`, "
        "and write under `confirmed_for` what was confirmed: the number, address and hours."
    )


def _source(wish: Wish) -> str:
    name = "content/sources.yaml"
    path = wish.content / "sources.yaml"
    refuse_taken(path, name, wish.id)
    names = ("publisher", "kind", "address", "dated", "seen_on")
    answers: Answers = {"title": wish.title, **answers_to(Source, names, wish.ask)}
    add_entry(path, name, source_lines(wish.id, answers, wish.today))
    gaps = _still_to_do(names, answers)
    then = "Then delete the # and the space before its lines." if gaps else "Guides can now use it."
    return f'"{wish.id}" is now at the end of {name}.\n{gaps}{then}'


def _still_to_do(names: tuple[str, ...], answers: Answers) -> str:
    gaps = [name for name in names if not answers.get(name)]
    return f"Open it and fill in: {in_words(gaps)}.\n" if gaps else ""


def council(folder: str) -> int:
    """Write a content folder for another council to begin with. Never overwrite."""
    if not folder:
        raise CommandError("Say where: python -m build_tools new council DIR")
    files = new_council(Path(folder))
    print(
        f"{folder} is ready: {count(len(files), 'file')}, with guides and a pledge to adapt.\n"
        f"It has national numbers only. Begin with {Path(folder) / 'site.yaml'} and "
        f"{Path(folder) / 'contacts.yaml'}.\n"
        f"To see it: python -m build_tools serve --content {folder}"
    )
    return 0


KINDS: Mapping[str, Callable[[Wish], str]] = {
    "guide": _guide,
    "contact": _contact,
    "source": _source,
}
"""What can be made, and the function that makes it and returns what to say."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=[*KINDS, "council"], help="what to make")
    parser.add_argument(
        "title", nargs="?", default="", help="its title in quotation marks, or a council's folder"
    )


def _run(options: argparse.Namespace) -> int:
    if options.kind == "council":
        return council(options.title)
    ask = input if sys.stdin.isatty() else None
    title = options.title
    if not title and ask:
        title = ask(f"What is the {options.kind} called? ")
    return new(options.kind, Wish(" ".join(title.split()), options.content, options.today, ask))


COMMAND = Command(_run, _add_options)
