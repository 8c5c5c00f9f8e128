"""`python -m tools.github.form`: turn a form that was just sent or edited into a pull request.

The event's own file (GITHUB_EVENT_PATH) has the title and the words; no shell ever sees them. What
may identify somebody is looked for first, before a word is repeated.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote

from build_tools.commands.apply import Applied, applied_form
from build_tools.commands.forms import FOLDER, write_forms
from build_tools.editing.forms import FORMS, Received, form_of, identifying, received_from
from build_tools.reporting import applied
from tools.github import branch
from tools.github.api import Refused, comment, get, send
from tools.github.request import (
    BY_HAND,
    Request,
    compare_address,
    open_requests,
    propose,
    request_of,
)
from tools.github.tell import short_enough

MAY_WRITE = {"admin", "maintain", "write"}
MANY = {"checked", "approve"}
"""The forms for many pages at once: two of them may be open beside each other."""
HIDDEN = "Closed, to be deleted"
KIND_LINE = (
    "Thank you for writing. This form is for the people who look after these guides, so nothing "
    "was changed. Somebody will read what you wrote. For a worry about a child, do not wait: call "
    "one of the numbers at the top of the form."
)
NEXT = (
    "### What happens next\n\n"
    "- The change waits here: {request}\n"
    "- Whoever approves it looks at it there, and presses **Approve workflows to run**. The checks "
    "then run, with a preview and pictures of the pages.\n"
    "- To change something, edit the form (the three dots above it). The request changes with it.\n"
    "- This form closes by itself when the change is merged.\n"
)
TAKEN_OVER = (
    "Somebody has changed pull request {request} by hand, so this form does not change it any "
    "more. Please put your change there, or close it and send a new form."
)
OUR_FAULT = (
    "Sorry: our program failed on this form, and nothing was changed. It is not your mistake. "
    "Please tell your IT colleagues: the details are under Actions, Form."
)
TWO = (
    "Another form is already changing {subject}: {request}. It is not merged yet, so nothing was "
    "changed here. Edit that form, or edit and save this one when the other is merged or closed."
)
STILL = "Pull request {request} still has what this form said before."


def take(received: Received, content: Path, today: date) -> str:
    """Do everything for one form, and return what was done, in a line for the log."""
    number = received.number
    private = identifying(received, FORMS)
    if private:
        return _close(number, applied.private(private))
    if received.is_closed or form_of(received.body, FORMS) is None:
        return "This is not an open form for staff. Nothing was done."
    if not all(may_write(who) for who in {received.sender, received.author} if who):
        return comment(number, KIND_LINE)
    made = applied_form(received, content, today, markdown=True)
    request = request_of(f"form-{number}")
    if not made.outcome.files:
        still = f"\n{STILL.format(request=request['html_url'])}\n" if request else ""
        return comment(number, short_enough(made.report.as_markdown()) + still)
    write_forms(content, today, FOLDER)
    return _propose(received, made, content, request)


def _close(number: str, report: applied.Report) -> str:
    """Close an issue, take its words off the page, and say who must delete it."""
    words = "This was closed, because something in it may identify a person."
    data = {"state": "closed", "state_reason": "not_planned", "title": HIDDEN, "body": words}
    send("PATCH", f"issues/{number}", data)
    return comment(number, report.as_markdown())


def may_write(login: str) -> bool:
    """Whether GitHub says that somebody may write in this repository."""
    try:
        found = get(f"collaborators/{quote(login, safe='')}/permission")
    except Refused as refused:
        if refused.is_missing:
            return False
        raise
    return bool({found.get("permission"), found.get("role_name")} & MAY_WRITE)


def _propose(received: Received, made: Applied, content: Path, request: Request | None) -> str:
    number, outcome = received.number, made.outcome
    form = outcome.form
    assert form  # it has just been applied
    title = f"{form.title}{outcome.subject}"
    paths = [str(content), str(FOLDER)]
    same = [one for one in open_requests() if one["title"] == title and one != request]
    other = next(iter(same if form.job not in MANY else ()), None)
    name = f"form-{number}"
    if other:
        branch.undo(paths)
        return comment(number, TWO.format(subject=outcome.subject, request=other["html_url"]))
    if request and branch.others_on(name):
        branch.undo(paths)
        return comment(number, TAKEN_OVER.format(request=request["html_url"]))
    lines = [*outcome.done, *outcome.record]
    branch.push(name, paths, "\n".join([title, "", *lines, "", f"Closes #{number}"]))
    body = f"Closes #{number}\n\n{made.report.as_markdown()}"
    answer = made.report.as_markdown() + "\n" + _asked(name, title, body, request)
    return comment(number, short_enough(answer))


def _asked(name: str, title: str, body: str, request: Request | None) -> str:
    """Open the pull request, or write it again; return what happens next."""
    address = propose(name, title, body, request)
    if address:
        return NEXT.format(request=address)
    return f"### What happens next\n\n{BY_HAND.format(compare=compare_address(name))}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the form of this event; return 1 where GitHub refused."""
    parser = argparse.ArgumentParser(description="Turn a form into a pull request.")
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    options = parser.parse_args(arguments)
    event = os.environ.get("GITHUB_EVENT_PATH")
    if not event:
        print("There is no event of GitHub's here. On a computer: python -m build_tools apply FORM")
        return 2
    received = received_from(Path(event).read_text(encoding="utf-8"))
    try:
        print(take(received, options.content, options.today))
    except Refused as refused:
        print(f"Not everything was done. {refused}")
        return 1
    except Exception:
        comment(received.number, OUR_FAULT)
        raise
    return 0


if __name__ == "__main__":
    sys.exit(main())
