"""Writes the forms of GitHub's issues, which open with a warning and with who to call."""

from __future__ import annotations

from pathlib import Path
from string import Template
from textwrap import indent

from build_tools.editing.forms import FORMS
from build_tools.model import Contact, Library
from build_tools.pages import approval_words
from build_tools.problems.markdown import plain
from build_tools.reference.staff_forms import staff_form

TEMPLATES = Path(__file__).parents[1] / "templates" / "github"
GENERATED = "# Do not edit: `python -m build_tools forms` writes this from the files in content/.\n"
PROMISE = "I have written nothing about a child or a family. I know that anyone can read this."
NO_BLANK = "blank_issues_enabled: false\n"


def forms_of(library: Library) -> dict[str, str]:
    """Return the text of each form by the name of its file, and the settings of the forms."""
    lines = _opening(library)
    opening = indent("\n".join(lines), " " * 8).lstrip()
    forms = {
        path.name: GENERATED
        + Template(path.read_text(encoding="utf-8")).substitute(opening=opening, promise=PROMISE)
        for path in sorted(TEMPLATES.glob("*.yml"))
    }
    staff = {form.file: GENERATED + staff_form(form, lines, library) for form in FORMS}
    return {**forms, **staff, "config.yml": GENERATED + NO_BLANK}


def _opening(library: Library) -> list[str]:
    """Return the warning, then who to call, as the home page of the site gives them."""
    contacts = library.printable(library.site.act_now)
    unapproved = [] if library.site.approval else ["", plain(approval_words(library))]
    return [
        f"**{plain(library.site.before_you_write)}**",
        "",
        "Worried about a child? Do not wait for an answer here:",
        "",
        *(f"- **{contact.phone}** {_use(contact)}" for contact in contacts if contact.phone),
        *unapproved,
    ]


def _use(contact: Contact) -> str:
    name = "" if contact.name == contact.phone else f"{plain(contact.name)}: "
    return f"{name}{plain(contact.use)}"
