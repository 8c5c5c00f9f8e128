"""Fills the settings and the pledge with what is recorded as approved, and refuses it by hand."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.content.document import Document
from build_tools.model import Part, Pledge, Site
from build_tools.model.approvals import Approvals, with_approval, with_sign_offs
from build_tools.problems import PathPart, Problem


def with_records(singles: dict[str, Part]) -> dict[str, Part]:
    """Return the files that are one thing, with what is recorded as approved in them."""
    approvals, filled = singles.get("approvals"), dict(singles)
    known = approvals if isinstance(approvals, Approvals) else Approvals()
    for name, part in singles.items():
        if isinstance(part, Site):
            filled[name] = with_approval(part, known)
        if isinstance(part, Pledge):
            filled[name] = with_sign_offs(part, known)
    return filled


def typed_by_hand(site: Document, pledge: Document) -> Iterator[Problem]:
    """Yield each approval or sign-off that is typed where a command should have recorded it."""
    if site.values.get("approval"):
        yield _by_hand(site, ("approval",), "An approval")
    listed = pledge.values.get("sign_off")
    for position, one in enumerate(listed if isinstance(listed, list) else []):
        typed = [name for name in ("agreed_on", "wording") if isinstance(one, dict) and name in one]
        if typed:
            yield _by_hand(pledge, ("sign_off", position, typed[0]), "A sign-off")


def _by_hand(document: Document, path: tuple[PathPart, ...], what: str) -> Problem:
    is_sign_off = what == "A sign-off"
    form = "somebody agreed to the pledge" if is_sign_off else "the council approves pages"
    option = '--pledge "Who agreed"' if is_sign_off else '--post "A post"'
    return Problem(
        f"{what} is typed here, so there is no proof of which words it was for.",
        "A form or a command records it, with a fingerprint of the words that were agreed to.",
        f'Delete these lines. Then send the form "Staff: {form}", or run: '
        f"python -m build_tools approve {option} --on 2026-11-30",
        file=document.file,
        line=document.line_of(path) or 1,
        path=path,
    )
