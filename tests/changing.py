"""Changes to the sample council's content, one group for each golden of what a change does."""

from __future__ import annotations

from pathlib import Path

from tests.approving import approved
from tests.catalogue import Mistake, add, both, remove, swap

WORRY, DANGER = "guides/sample-worry.md", "guides/sample-danger.md"
COMMITTEE, FIGURES = "guides/sample-committee.md", "guides/sample-figures.md"

_ASKED = """questions_people_ask:
  - question: Must I give my name?
    answer: You can ask not to.
"""


def moved(old: str, new: str, was_at: str = "") -> Mistake:
    """Give a guide another name."""

    def make(content: Path) -> None:
        path = (content / "guides" / old).rename(content / "guides" / new)
        if was_at:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("topic:", f"was_at: [{was_at}]\ntopic:"), "utf-8")

    return make


NEW_GUIDE = """---
title: {title}
summary: Words that no other guide has.
topic: {topic}
{status}steps:
  - do: Look around the corner.
    call: sample-hub
  - Walk on quietly.
  - Sit down again.
contacts: [sample-hub]
sources: [sample-page]
---
Nothing more to know.
"""
NEW_CONTACT = """sample-night:
  name: Sample night line
  use: After dark.
  phone: 020 7946 0005
  sources: [sample-page, sample-other]
  confirmed: sources
  confirmed_for: 020 7946 0005
"""
WAYS = """  text: "60005"
  email: hub@sampleshire.example
  url: https://www.sampleshire.example/hub
"""
NEW_PROMISE = """  - promise: We will thank you.
    picture: letter
    picture_alt: A letter.
    means: Your time is worth much.
    we_will:
      - Send a card.
    you_will_know: A card comes.
    who_answers: The sample clerk
    if_not: Ask the clerk.
    easy:
      - We say thanks.
    for_councillors:
      asks: Sign the card.
      when: In spring.
      shown_by: The stamp.
"""
SECOND_PROMISE = NEW_PROMISE.replace("thank you", "write").replace("Send a card", "Post it")
LANGUAGE = "  - code: cy\n    name: Cymraeg\n    english: Welsh\n    interpreter: dehonglydd\n"
GROUPS: dict[str, Mistake] = {
    "contacts": both(
        swap("contacts.yaml", "020 7946 0001\n", "020 7946 0009\n" + WAYS),
        swap("contacts.yaml", "name: Sample hub", "name: Sample help"),
        swap("contacts.yaml", "Any sample worry, at any time.", "Any sample worry."),
        swap("contacts.yaml", "  hours: All day, every day\n", ""),
        swap("contacts.yaml", "Sample hub manager", "Sample night manager"),
        swap("contacts.yaml", "sources: [sample-page, sample-other]", "sources: [sample-page]"),
        swap("contacts.yaml", "020 7946 0002", "020 7946 0004"),
        add("contacts.yaml", NEW_CONTACT),
        add("contacts.yaml", NEW_CONTACT.replace("night", "dawn").replace(": sources", ": no")),
    ),
    "contacts-shown": swap(
        "contacts.yaml", "  confirmed: no\n", "  sources: [sample-page]\n  confirmed: sources\n"
    ),
    "contact-with-another-id": both(
        swap("contacts.yaml", "sample-unsure:", "sample-doubt:"),
        swap(WORRY, "sample-unsure", "sample-doubt"),
    ),
    "guides-come-and-go": both(
        add("guides/sample-new.md", NEW_GUIDE.format(title="New", topic="learn-more", status="")),
        add("guides/sample-now.md", NEW_GUIDE.format(title="Now", topic="do-it-now", status="")),
        add(
            "guides/sample-draft.md",
            NEW_GUIDE.format(title="Draft", topic="do-it-now", status="status: draft\n"),
        ),
        swap(COMMITTEE, "topic:", "status: withdrawn\ntopic:"),
        swap(FIGURES, "topic:", "status: draft\ntopic:"),
        moved("sample-danger.md", "sample-peril.md"),
        moved("sample-worry.md", "sample-care.md", was_at="sample-worry"),
    ),
    "drafts-withdrawn": both(
        swap(COMMITTEE, "topic:", "status: withdrawn\ntopic:"),
        swap(COMMITTEE, "- Ask plain questions.", "- Ask hard questions."),
    ),
    "act-now-guide": both(
        swap(WORRY, "title: A sample worry", "title: A worry"),
        swap(WORRY, "and say what you saw.", "now."),
        swap(WORRY, "  - Say what you saw.\n", "  - Say what you heard.\n  - Stay there.\n"),
        swap(WORRY, "Do not look into it yourself.", "Do not wait."),
        swap(WORRY, "[emergency, sample-hub, sample-unsure]", "[sample-hub, emergency]"),
        swap(WORRY, "A worry is **enough**.", "A *worry* is enough.\n\n1. One.\n2. Two.\n"),
        swap(WORRY, "about_you: If this is you, you can ring as well.\n", _ASKED),
        swap(WORRY, "how long did they wait?", "for how long?"),
        swap(WORRY, "also_called: [made-up", "asked_as: [what to do]\nalso_called: [invented"),
        swap(WORRY, "owner: Sample hub manager\n", ""),
        swap(WORRY, "reviewed_on: 2026-09-15", "reviewed_on: 2026-10-15"),
        swap(WORRY, "review_every_months: 6", "review_every_months: 9"),
        swap(WORRY, "[sample-page, sample-other]", "[sample-page]"),
        swap(WORRY, "related: [sample-danger]\n", ""),
        swap(WORRY, "changes:\n", "changes:\n  - on: 2026-10-15\n    what: Steps made clearer.\n"),
    ),
    "other-guides": both(
        swap(COMMITTEE, "topic: learn-more", "topic: do-it-now\nwas_at: [sample-panel]"),
        swap(FIGURES, "- Ask why they moved.", "- do: Ask.\n    call: sample-hub"),
        swap(FIGURES, "value: 12", "value: 14"),
        swap(FIGURES, "contacts: [sample-hub]", "contacts: [emergency, sample-hub]"),
        swap(FIGURES, "A number is a question.", "A number is a question. " * 3),
    ),
    "pledge-words": both(
        swap("pledge.yaml", "title: Our sample pledge", "title: Sample promises"),
        swap("pledge.yaml", "summary: What young", "also_called: [oath]\nsummary: What all young"),
        swap("pledge.yaml", "status: proposed\n", "asked_as: [who]\nstatus: proposed\n"),
        swap("pledge.yaml", "We make this pledge to you.", "We make it to you."),
        swap("pledge.yaml", "- promise: We will listen to you.", "- promise: We will hear you."),
        swap("pledge.yaml", "picture: ear\n", "picture: letter\n"),
        swap("pledge.yaml", "We hear you before we talk.", "We hear you first."),
        swap("pledge.yaml", "- Ask you what you think.", "- Ask you."),
        swap("pledge.yaml", "You hear back from us.", "We write."),
        swap("pledge.yaml", "The chair of the sample committee", "The sample clerk"),
        swap("pledge.yaml", "if_not: Tell the chair.", "if_not: Tell the clerk."),
        swap("pledge.yaml", "easy:\n      - We will", "easy:\n      - Yes, we will"),
        swap("pledge.yaml", "when: Every meeting.", "when: Twice a year."),
        swap("pledge.yaml", "  - We will not read your file.\nif", "  - We read no file.\nif"),
        swap("pledge.yaml", "- do: Ring the sample hub", "- do: Call the sample hub"),
        swap("pledge.yaml", "help_now: [emergency, sample-hub]", "help_now: [sample-hub]"),
        swap("pledge.yaml", "A big promise.", "A promise."),
        swap("pledge.yaml", "sources: [sample-page]", "sources: [sample-other]"),
        swap("pledge.yaml", "what: First written.", "what: Written."),
    ),
    "pledge-promises": both(
        swap("pledge.yaml", "promises:\n", "promises:\n" + NEW_PROMISE),
        swap("pledge.yaml", "  - who: Sample young people's group\n", "  - who: Sample court\n"),
        swap("pledge.yaml", "status: proposed", "status: agreed"),
    ),
    "pledge-order": both(
        swap("pledge.yaml", "promises:\n", "promises:\n" + NEW_PROMISE + SECOND_PROMISE),
        swap("pledge.yaml", SECOND_PROMISE, ""),
        swap("pledge.yaml", "will_not:\n", SECOND_PROMISE + "will_not:\n"),
    ),
    "settings": both(
        swap("site.yaml", "council: Sampleshire Council", "council: Sample Council"),
        swap("site.yaml", "feedback: guides@sampleshire.example", "feedback:"),
        swap("site.yaml", "https://weather.example.org/", "https://weather.example.org/today"),
        swap("site.yaml", "Ring instead.", "Ring."),
        swap("site.yaml", "act_now: [emergency, sample-hub]", "act_now: [sample-hub, emergency]"),
        swap("site.yaml", "review_every_months: 6", "review_every_months: 12"),
        swap("site.yaml", '"#4a2c6d"', '"#4a2c6e"'),
        swap("site.yaml", "colours:", "languages:\n" + LANGUAGE + "colours:"),
        swap("site.yaml", "colours:", "limits:\n  step_words: 19\ncolours:"),
        remove("approvals.yaml"),
    ),
    "approval-by-another": approved(post="Sample deputy", on="2026-10-02"),
    "registers": both(
        swap("sources.yaml", "title: Sample Act 2001", "title: Sample Act 2002"),
        swap("sources.yaml", "  checked_on: 2026-09-15\n", ""),
        swap("topics.yaml", "exit: yes", "exit: no"),
        swap("topics.yaml", "Sample guides to read in peace.", "Sample guides to read."),
        swap("glossary.yaml", "Something made up", "A thing made up"),
        add("glossary.yaml", "other:\n  word: Other\n  meaning: Another sample.\n"),
        swap("words.yaml", "say: use", "say: take"),
        swap("words.yaml", "- sample harm", "- other harm"),
        swap("recommendations.yaml", "serves it in full", "serves it in part"),
        swap("to-confirm.yaml", "sample-line:", "sample-call:"),
        add(
            "to-confirm.yaml",
            "sample-open:\n  question: Who reads it?\n  why: Nobody has.\n  blocks: yes\n"
            "  pages: [sample-worry]\n  who: Sample clerk\n",
        ),
        swap("addresses.yaml", "addresses:\n", "addresses:\n  - topics/old/\n"),
        swap("addresses.yaml", "  - guides/sample-figures/\n", ""),
        swap(
            "distributions.yaml",
            "distributions: []",
            "distributions:\n  - sent_on: 2026-09-20\n    to: All councillors\n"
            "    how: By email\n    what: Bulletin\n    version: 1\n",
        ),
    ),
    "questions-that-block": swap(
        "to-confirm.yaml", "  who:", "  blocks: yes\n  pages: [sample-worry, contacts/]\n  who:"
    ),
    "other-guides-turned-round": both(
        swap(COMMITTEE, "- Ask plain questions.", "- Do not ask questions."),
        swap(COMMITTEE, "summary: ", "summary: Never wait. "),
        swap(FIGURES, "A number is a question.", "A number is not a question."),
    ),
    "spelling": both(
        swap(WORRY, "- Say what you saw.", "- Say, waht you saw."),
        swap(WORRY, "summary: Ring", "summary: ring"),
        swap(FIGURES, "A number is a question.", "A number is a qeustion."),
        swap("pledge.yaml", "if_not: Tell the chair.", "if_not: Tell the cahir."),
    ),
    "unreadable": both(
        swap(COMMITTEE, "---\nCommittees", "Committees"),
        swap(WORRY, "  - Say what you saw.\n", "  - Say: what: you saw.\n"),
        swap("contacts.yaml", "confirmed: council", "confirmed: mayor"),
        swap("sources.yaml", "sample-page:", "\tsample-page:"),
        swap("pledge.yaml", "    who_answers: The chair of the sample committee\n", ""),
        swap("site.yaml", "act_now_topic: do-it-now", "act_now_topic: Do It!"),
        remove("words.yaml"),
    ),
    "two-versions": swap(
        "contacts.yaml",
        "  phone: 020 7946 0001\n",
        "<<<<<<< HEAD\n  phone: 020 7946 0003\n=======\n  phone: 020 7946 0004\n>>>>>>> other\n",
    ),
    "a-long-list": swap(
        "distributions.yaml",
        "distributions: []",
        "distributions:"
        + "\n  - {sent_on: 2026-09-20, to: Councillors, how: Mail, what: News, version: 1}" * 2,
    ),
    "everything": both(
        swap("contacts.yaml", "020 7946 0001", "020 7946 0009"),
        swap(WORRY, "- Say what you saw.", "- Say what you saw today."),
        swap(FIGURES, "summary: Look at what lies behind a number.", "summary: Look behind it."),
        swap(COMMITTEE, "topic:", "status: withdrawn\ntopic:"),
        swap("pledge.yaml", "if_not: Tell the chair.", "if_not: Tell the clerk."),
    ),
    "nothing": both(),
}
