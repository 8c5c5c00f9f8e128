"""Makes the folder of a distribution: for which group, since when, and under which name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_tools.comparing import Bulletin
from build_tools.distribution.folder import files_of
from build_tools.distribution.letters import Envelope
from build_tools.distribution.pdfs import printed
from build_tools.distribution.receipt import FolderTaken, write_folder
from build_tools.model import Distribution, Library
from build_tools.model.values import is_group
from build_tools.pages import day_in_words
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.problems import CommandError, printable

BEGINNING = "beginning"
NOT_IN_GIT = ", not in Git"
"""The end of the name of a version that nothing can be compared with."""
LONGEST_GROUP = 60


@dataclass(frozen=True)
class Made:
    """The folder of a distribution, and whether it was made now or held the same already."""

    folder: Path
    is_new: bool


def refuse_no_group(group: str) -> None:
    """Raise CommandError for a name that is not a group's."""
    if len(group) > LONGEST_GROUP or printable(group) != group:
        raise CommandError(
            f"Give the group's name in one line of up to {LONGEST_GROUP} characters."
        )
    if not is_group(group):
        raise CommandError(
            f'"{group}" may be one person. Nothing was made. '
            'Give a group, such as --to "all councillors", never a name or an email address.'
        )


def last_sent(library: Library, group: str) -> Distribution:
    """Return what a group was last sent. Raises CommandError where nothing can follow it."""
    sent = [one for one in library.distributions.distributions if one.to == group]
    if not sent:
        raise CommandError(
            f'There is no record of anything sent to "{group}". Nothing was made. '
            f"The first time, use --since {BEGINNING}. Otherwise, use --since with a date."
        )
    last = max(reversed(sent), key=lambda one: one.sent_on)  # of one day: the one recorded last
    if last.version.endswith(NOT_IN_GIT):
        raise CommandError(
            f'What was sent to "{group}" on {day_in_words(last.sent_on)} was not all in Git, '
            "so nothing can be compared with it. Nothing was made. "
            f"Use --since with a date, such as {last.sent_on.isoformat()}, or a revision."
        )
    return last


def make_folder(
    library: Library,
    bulletin: Bulletin,
    envelope: Envelope,
    folder: Path,
    *,
    kept: Path,
    named: bool,
) -> Made:
    """Write the folder. `kept` holds PDFs made earlier.

    A folder that the officer has `named` is never exchanged for another. Otherwise a second
    distribution of one day goes into a folder of its own: an urgent correction never waits.
    """
    pdfs = printed(library, bulletin, envelope.made_on, kept)
    files = files_of(library, bulletin, envelope, pdfs, pocket_pack(library, envelope.made_on))
    approved = library.site.approval is not None
    for place in _places(folder):
        try:
            is_new = write_folder(place, files, envelope, bulletin.summed_up, approved=approved)
        except FolderTaken:
            if named:
                raise
        else:
            return Made(place, is_new)
    raise AssertionError("there is always another number")  # pragma: no cover


def _places(folder: Path) -> Iterator[Path]:
    yield folder
    number = 2
    while True:
        yield folder.with_name(f"{folder.name}-{number}")
        number += 1


def folder_of(day: date) -> str:
    """Return the name of the folder of a day's first distribution."""
    return f"distribution-{day.isoformat()}"
