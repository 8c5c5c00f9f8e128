"""The rules of addresses: an address that readers once had keeps working."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from build_tools.model import OldName, is_kept_name, old_names, page_addresses
from build_tools.problems import Problem, in_words, meant
from build_tools.rules.context import RuleContext

RECORD = "content/addresses.yaml"
STAYS = "A published address must keep working: people have saved and shared it."


def kept_name_problem(name: str) -> Problem:
    """Return the problem of a name that the engine, Windows or the site uses for something else."""
    return Problem(
        f'"{name}" is a name that Windows or this site uses for something else.',
        "The page could not be opened, or the project could not be copied to a Windows computer.",
        f'Choose another name, such as "{name.lower()}-guide".',
    )


def names_are_free(content: RuleContext) -> Iterator[Problem]:
    """No topic, and no old name of a guide or topic, has a name that Windows or the site uses."""
    for id_ in content.ids.get("topics", ()):
        if is_kept_name(id_):
            yield replace(kept_name_problem(id_), path=(id_,), file="content/topics.yaml")
    for old in old_names(content.guides, content.topics):
        if is_kept_name(old.name):
            kept = kept_name_problem(old.name)
            where = _taken(old, kept.found)
            yield replace(where, expected=kept.expected)


def old_names_are_free(content: RuleContext) -> Iterator[Problem]:
    """An old name (`was_at`) leads to one page: no other page has that name, or had it."""
    seen: dict[str, OldName] = {}
    for old in old_names(content.guides, content.topics):
        if old.name in content.ids.get(old.group, ()):
            yield _taken(old, f'"{old.name}" is the name of a {old.group[:-1]} today.')
        elif old.address in seen:
            owner = seen[old.address].owner
            yield _taken(old, f'"{old.name}" is already an old name of "{owner}".')
        seen.setdefault(old.address, old)


def _taken(old: OldName, found: str) -> Problem:
    is_guide = old.group == "guides"
    return Problem(
        found,
        "An old name can lead to only one page.",
        "Delete it from this list.",
        path=("was_at", old.position) if is_guide else (old.owner, "was_at", old.position),
        file=f"content/guides/{old.owner}.md" if is_guide else "content/topics.yaml",
    )


def addresses_stay(content: RuleContext) -> Iterator[Problem]:
    """A published address keeps working: each one in addresses.yaml still leads to a page.

    Withdraw a guide that is no longer right (`status: withdrawn`). If a guide has a new name, put
    its old one under `was_at`.
    """
    unread = set(content.ids.get("guides", ())) - set(content.guides)
    if unread or not content.guides or "topics" not in content.ids:
        return  # their problems are reported already, and their old names are not known
    here = page_addresses(content.guides, content.topics)
    here |= {f"topics/{id_}/" for id_ in content.ids["topics"]}  # a faulty one is reported already
    recorded = content.addresses.addresses if content.addresses else ()
    for position, address in enumerate(recorded):
        if address not in here:
            yield from _gone(address, position, content)


def _gone(address: str, position: int, content: RuleContext) -> Iterator[Problem]:
    group, _, name = address.rstrip("/").partition("/")
    guide = content.guides.get(name) if group == "guides" else None
    path = ("addresses", position)
    if guide:
        yield _unpublished(name)
    elif group == "topics" and name:
        yield Problem(
            f'"{address}" was published, and there is no page there now.',
            STAYS,
            f"Put it back in topics.yaml, or add {name} to the was_at of the topic it is now.",
            path=path,
            file=RECORD,
        )
    elif group == "guides" and name:
        yield Problem(
            f'"{address}" was published, and there is no page there now.',
            STAYS,
            f'Put content/guides/{name}.md back and write "status: withdrawn" in it. '
            f"If the guide has a new name, add {name} to its was_at.{_perhaps(name, content)}",
            path=path,
            file=RECORD,
        )
    else:
        yield Problem(
            f'"{address}" is not the address of a guide or topic.',
            "A command writes this file, so nobody needs to edit it.",
            "Undo the change to this line.",
            path=path,
            file=RECORD,
        )


def _perhaps(name: str, content: RuleContext) -> str:
    recorded = content.addresses.addresses if content.addresses else ()
    here = [guide for guide in content.guides.values() if guide.has_page]
    new = meant(name, [guide.slug for guide in here if guide.address not in recorded])
    return f' Is it "{new}" now?' if new else ""


def _unpublished(name: str) -> Problem:
    return Problem(
        "This guide has already been published, and a draft has no page.",
        STAYS,
        'Write "status: withdrawn" instead. Its page will say so, and say where to go instead.',
        path=("status",),
        file=f"content/guides/{name}.md",
    )


def addresses_are_recorded(content: RuleContext) -> Iterator[Problem]:
    """Each address of a published guide or topic is in addresses.yaml. This is advice."""
    if content.addresses is None:
        return  # what is wrong with the record is reported already
    new = page_addresses(content.guides, content.topics) - set(content.addresses.addresses)
    if new:
        yield Problem(
            f"These addresses are new and not in this list yet: {in_words(sorted(new))}.",
            "Whoever publishes the site records them first, so that they always keep working.",
            "Officers need do nothing. `python -m build_tools check --record` adds them.",
            path=("addresses",),
            file=RECORD,
            must_fix=False,
        )
