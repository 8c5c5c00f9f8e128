"""Forms as GitHub sends them: filled in by tests, one for each job and each way it goes wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping

from build_tools.editing.forms import FORMS, Form
from build_tools.editing.forms.table import (
    ANSWER,
    APPROVE,
    CHANGED,
    CHECKED,
    CONFIRMED,
    GUIDE,
    HIDDEN,
    MOVE,
    NUMBER,
    PLEDGE,
    PUBLIC,
    PUBLISH,
    RANG,
    RENAME,
    SOURCE,
    UNSURE,
    WITHDRAW,
    WORDS,
)
from tests.catalogue import both
from tests.changing import NEW_CONTACT, NEW_GUIDE, add

MORE_GUIDE = NEW_GUIDE.format(title="More", topic="learn-more", status="")
MORE_QUESTION = "sample-open:\n  question: Who reads it?\n  why: Nobody has.\n  who: Sample clerk\n"
MORE = both(
    add("guides/sample-more.md", MORE_GUIDE),
    add("addresses.yaml", "  - guides/sample-more/\n"),
    add("to-confirm.yaml", MORE_QUESTION),
    add("contacts.yaml", NEW_CONTACT),
)
"""A guide that can be withdrawn, a question that can be answered, a contact that can go."""

Filled = tuple[Form, Mapping[str, str]]


def body_of(form: Form, answers: Mapping[str, str]) -> str:
    """Return the body that GitHub makes of a form: its own line ends, and what was left empty."""
    parts = [f"### {one.label}\n\n{answers.get(one.id) or '_No response_'}" for one in form.fields]
    return "\n\n".join(parts).replace("\n", "\r\n")


def event_of(body: str, **more: object) -> str:
    """Return the JSON of the event that GitHub sends with a body."""
    issue = {"number": 7, "title": "Number: ", "body": body, "user": {"login": "officer"}}
    return json.dumps({"issue": {**issue, **more}, "sender": {"login": "officer"}})


HUB = {"contact": "Sample hub (sample-hub)"}
RIGHT: dict[str, Filled] = {
    "number-changed": (
        NUMBER,
        {
            **HUB,
            "what": CHANGED,
            "was": "020 7946 0001",
            "phone": "020 7946 0007",
            "hours": "Monday to Friday, 9am to 5pm",
            "email": "hub@sampleshire.example",
            "how": RANG,
            "post": "Sample hub deputy",
            "day": "20 November 2026",
        },
    ),
    "number-changed-and-not-yet-confirmed": (
        NUMBER,
        {"contact": "sample-unsure", "what": CHANGED, "phone": "020 7946 0008", "how": UNSURE},
    ),
    "number-from-public-pages": (
        NUMBER,
        {**HUB, "what": CHANGED, "hours": "none", "how": PUBLIC},
    ),
    "number-confirmed": (
        NUMBER,
        {**HUB, "what": CONFIRMED, "how": RANG, "post": "Sample hub manager", "day": "2026-11-20"},
    ),
    "number-off-every-page": (NUMBER, {"contact": "sample-night", "what": HIDDEN}),
    "number-on-no-page-already": (NUMBER, {"contact": "sample-unsure", "what": HIDDEN}),
    "number-off-every-page-though-buttons-have-it": (NUMBER, {**HUB, "what": HIDDEN}),
    "pages-approved": (
        APPROVE,
        {
            "approved": "- [x] A sample worry (sample-worry)\n- [x] Our sample pledge (pledge)",
            "post": "Sample director",
            "day": "20 November 2026",
        },
    ),
    "every-page-approved": (
        APPROVE,
        {"approved": "- [x] Every page (all)", "post": "Sample deputy", "day": "24 November 2026"},
    ),
    "pledge-agreed": (
        PLEDGE,
        {"who": "Sample young people's group", "day": "20 November 2026"},
    ),
    "words-changed": (
        WORDS,
        {
            "guide": "A sample worry",
            "summary": "Ring the sample hub: say what you saw.",
            "steps": "• Ring the sample hub today. (call: sample-hub)\n"
            "• Say what you saw.\n• Write down what they don’t say.",
            "questions": "none",
            "know": "A worry is **enough**.\n\n- One sign.\n- Two signs.",
            "asked_as": "• who do I ring\n• it doesn’t look right",
            "related": "sample-danger, sample-figures",
            "news": "Steps made clearer.",
        },
    ),
    "words-the-same": (
        WORDS,
        {"guide": "sample-worry", "summary": "Ring the sample hub and say what you saw."},
    ),
    "new-guide": (
        GUIDE,
        {
            "new_title": "A child's second worry",
            "topic": "Do it now (do-it-now)",
            "summary": "Look: then ring the sample hub.",
            "steps": "1. Ring the sample hub. (call: Sample hub)\n2. Look around.\n3. Wait there.",
            "avoid": "- Do not run.",
            "know": "A second worry counts as well.",
            "asked_as": "what to do\nnobody listened, so I ask again",
            "contacts": "emergency\nSample hub (sample-hub)",
            "sources": "sample-page",
        },
    ),
    "guides-checked": (
        CHECKED,
        {
            "checked": "- [x] A sample worry (sample-worry)\n- [ ] Danger (sample-danger)\n"
            "- [X] A sample committee (sample-committee)",
            "day": "20/11/2026",
        },
    ),
    "guide-withdrawn": (
        MOVE,
        {"moved": "sample-figures", "what": WITHDRAW, "news": "Withdrawn: it was out of date."},
    ),
    "guide-renamed": (
        MOVE,
        {"moved": "A sample worry", "what": RENAME, "new_name": "Any sample worry"},
    ),
    "question-answered": (
        ANSWER,
        {
            "question": "Does anyone answer the sample line? (sample-line)",
            "answer": "Yes, a duty worker does.\nBut never at night.",
            "post": "Sample hub manager",
            "day": "2026-11-20",
        },
    ),
    "source-added": (
        SOURCE,
        {
            "source": "Sample rules: the new ones",
            "publisher": "Sampleshire Council",
            "kind": "page",
            "address": "https://www.sampleshire.example/rules",
            "dated": "not shown",
        },
    ),
    "source-changed": (
        SOURCE,
        {
            "source": "A sample page",
            "dated": "June 2026",
            "note": "Read: twice.",
            "seen": "2026-11-20",
        },
    ),
}  # fmt: skip
WORRY = {"guide": "sample-worry"}
WRONG: dict[str, Filled] = {
    "empty": (NUMBER, {}),
    "nothing-new": (NUMBER, {**HUB, "what": CHANGED, "how": RANG, "post": "Sample clerk"}),
    "confirmed-and-changed": (
        NUMBER,
        {**HUB, "what": CONFIRMED, "phone": "020 7946 0009", "how": RANG, "post": "Sample clerk"},
    ),
    "nobody-knows-how": (NUMBER, {**HUB, "what": CONFIRMED}),
    "no-post": (NUMBER, {**HUB, "what": CONFIRMED, "how": RANG}),
    "a-person": (NUMBER, {**HUB, "what": CONFIRMED, "how": RANG, "post": "Mrs Sample"}),
    "tomorrow": (
        NUMBER,
        {**HUB, "what": CONFIRMED, "how": RANG, "post": "Sample clerk", "day": "25 November 2026"},
    ),
    "no-such-day": (
        NUMBER,
        {**HUB, "what": CONFIRMED, "how": RANG, "post": "Sample clerk", "day": "last week"},
    ),
    "the-site-says-something-else": (
        NUMBER,
        {**HUB, "what": CHANGED, "was": "020 7946 0009", "phone": "020 7946 0007", "how": PUBLIC},
    ),
    "no-such-contact": (NUMBER, {"contact": "Sample hubb", "what": HIDDEN}),
    "not-a-number": (NUMBER, {**HUB, "what": CHANGED, "phone": "the usual one", "how": PUBLIC}),
    "no-such-guide": (WORDS, {"guide": "A sample wory", "summary": "Ring."}),
    "a-table": (WORDS, {**WORRY, "know": "| Day | Hours |\n| --- | --- |\n| Monday | 9 to 5 |"}),
    "cells-of-a-table": (WORDS, {**WORRY, "know": "Monday\t9 to 5\nTuesday\t9 to 4"}),
    "a-picture": (WORDS, {**WORRY, "know": "![photo](https://github.com/user-attachments/1)"}),
    "html": (WORDS, {**WORRY, "summary": "<script>alert(1)</script>Ring."}),
    "yaml": (WORDS, {**WORRY, "steps": "Ring.\nstatus: withdrawn\nWait."}),
    "no-words": (WORDS, {"guide": "sample-worry"}),
    "nothing-about-a-source": (SOURCE, {"source": "sample-page"}),
    "the-end-of-a-form": (WORDS, {**WORRY, "know": "Ring.\n---\nMore."}),
    "a-tag": (WORDS, {**WORRY, "summary": "!!python/object/apply:os.system [ls]"}),
    "a-shell-command": (WORDS, {**WORRY, "summary": "Ring $(touch /tmp/x) today."}),
    "a-backtick": (WORDS, {**WORRY, "summary": "Ring `touch x` today."}),
    "a-workflow-expression": (WORDS, {**WORRY, "summary": "${{ secrets.GITHUB_TOKEN }}"}),
    "a-heading": (WORDS, {**WORRY, "know": "# Ring\n\nToday."}),
    "a-heading-of-the-form": (WORDS, {**WORRY, "know": "Ring.\n\n### What to avoid\n\nNothing."}),
    "bold-where-text-is-plain": (WORDS, {**WORRY, "summary": "Ring **now**."}),
    "several-lines-in-one": (WORDS, {**WORRY, "summary": "Ring.\nNow."}),
    "a-long-step": (
        WORDS,
        {**WORRY, "steps": "Ring.\nWait.\n" + "Say what you saw and heard and all that too. " * 3},
    ),
    "a-long-way-of-asking": (WORDS, {**WORRY, "asked_as": "who do I ring\n" + "so " * 9}),
    "nothing-may-go": (WORDS, {**WORRY, "steps": "none"}),
    "an-old-form": (WORDS, {**WORRY, "version": "0123456789", "summary": "Ring the sample hub."}),
    "very-long": (WORDS, {**WORRY, "know": "Ring. " * 10_000}),
    "a-guide-that-is-there": (
        GUIDE,
        {**dict(RIGHT["new-guide"][1]), "new_title": "A sample worry"},
    ),
    "no-page-ticked": (APPROVE, {"approved": "- [ ] Every page (all)", "post": "Sample clerk"}),
    "approved-before-the-words-were-there": (
        APPROVE,
        {"approved": "- [x] x (sample-worry)", "post": "Sample clerk", "day": "1 August 2026"},
    ),
    "agreed-to-other-words": (
        PLEDGE,
        {"who": "Sample young people's group", "version": "0123456789ab"},
    ),
    "agreed-by-nobody-we-know": (PLEDGE, {"who": "Sample court"}),
    "nothing-ticked": (CHECKED, {"checked": "- [ ] A sample worry (sample-worry)"}),
    "an-address-that-is-taken": (
        MOVE,
        {"moved": "sample-worry", "what": RENAME, "new_name": "Sample danger"},
    ),
    "a-draft-that-is-published-already": (MOVE, {"moved": "sample-worry", "what": "Delete it"}),
    "a-source-with-gaps": (SOURCE, {"source": "Another rule", "kind": "page"}),
    "an-address-with-a-script": (
        SOURCE,
        {**dict(RIGHT["source-added"][1]), "address": "javascript:alert(document.cookie)"},
    ),
    "an-address-with-html": (
        SOURCE,
        {**dict(RIGHT["source-added"][1]), "address": "https://a.example/<script>x</script>"},
    ),
    "two-headings-lost": (NUMBER, {}),
}  # fmt: skip
PRIVATE = {
    "an NHS number": "The child is 943 476 5919.",
    "a date of birth": "She was born on 3 April 2015.",
    "a postcode": "They live at HR1 2ZB.",
    "a case reference": "It is case 123456.",
    "an email address": "Write to mum.of.three@mail.example.",
    "a mobile number": "His mother is on 07700 900123.",
    "the address of a home": "It is at 12 Sample Street.",
    "the name of a child": "The child is called Sam.",
}
assert {form for form, _ in RIGHT.values()} == set(FORMS)
__all__ = ["MORE", "PRIVATE", "PUBLISH", "RIGHT", "WRONG", "body_of", "event_of"]
