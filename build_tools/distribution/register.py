"""What is recorded of a distribution once it has been sent, and the lines that say so."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from build_tools.disk import disk_errors, write_whole
from build_tools.distribution.receipt import Receipt
from build_tools.model import Distribution, Distributions, Library
from build_tools.problems import CommandError

REGISTER = "distributions.yaml"


def record(content: Path, add: Callable[[str], str], load: Callable[[Path], Library]) -> Path:
    """Add what was sent to the register of a content folder, and return the register.

    `add` returns the register's text with one distribution more, and `load` reads a content
    folder. Nothing is written where the content would be wrong, or would not hold exactly one
    distribution more: then CommandError or ContentError is raised.
    """
    register = content / REGISTER
    after = add(register.read_bytes().decode("utf-8")).encode("utf-8")
    before = load(content).distributions.distributions
    with tempfile.TemporaryDirectory(prefix="guides-") as folder:
        copy = Path(shutil.copytree(content, Path(folder) / "content"))
        (copy / REGISTER).write_bytes(after)
        found = load(copy).distributions.distributions
    if found[:-1] != before:
        raise CommandError(
            f"A line can't be added to {register} as it is written. Nothing has changed. "
            "Write each distribution on lines of its own, after a hyphen."
        )
    with disk_errors():
        write_whole(register, after)
    return register


def distribution_of(
    receipt: Receipt, library: Library, *, how: str, sent_on: date, today: date
) -> Distribution:
    """Return what is to be recorded. Raises CommandError where it must not be."""
    if library.site.approval is None:
        raise CommandError(
            "The council has not approved this site, so nothing from it may be sent. "
            "Nothing was recorded."
        )
    if not receipt.approved:
        raise CommandError(
            "This folder was made as a draft, before the council's approval. Nothing was recorded. "
            "Make it again, and send the new one."
        )
    if sent_on > today:
        raise CommandError(f"{sent_on.isoformat()} is in the future. Nothing was recorded.")
    if sent_on.isoformat() < receipt.made_on:
        raise CommandError(
            f"This folder was made on {receipt.made_on}, so it was not sent before then. "
            "Nothing was recorded."
        )
    _refuse_twice(receipt, library.distributions)
    return Distribution(
        sent_on=sent_on.isoformat(),
        to=receipt.group,
        how=how,
        what=receipt.what,
        version=receipt.version,
    )


def _refuse_twice(receipt: Receipt, register: Distributions) -> None:
    for known in register.distributions:
        if (known.to, known.what, known.version) == (receipt.group, receipt.what, receipt.version):
            raise CommandError(
                f"This is already recorded, as sent on {known.sent_on.isoformat()}. "
                "Nothing was added."
            )


def register_lines(sent: Distribution) -> list[str]:
    """Return the lines of one distribution in the register, as an item of its list."""
    fields = {**sent.model_dump(), "sent_on": sent.sent_on.isoformat()}
    lines = [f"sent_on: {fields.pop('sent_on')}"]
    return lines + [
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()
    ]
