"""The forms that officers fill in, field by field, in the words they read."""

from __future__ import annotations

from build_tools.editing.forms.form import Field, Form

KEPT = "Leave it empty and it stays as it is."
KEPT_OR_NONE = f'{KEPT} Write "none" to remove it.'
PLAIN_DAY = "Such as 27 November 2026. Leave it empty for today."
POST = "Such as MASH manager. Never a person's name."

CHANGED = "It has changed"
CONFIRMED = "It is right: it has been confirmed"
HIDDEN = "Take it off every page now"
RANG = "Somebody at the council called it"
PUBLIC = "Two public pages say so, or the council's own page does"
UNSURE = "Nobody has confirmed it yet (no page will show it)"

PUBLISH = "Publish the draft"
WITHDRAW = "Withdraw it: its page will say so"
RENAME = "Give its page another address"


PROMISE = Field(
    "promise",
    "Before you send this",
    kind="checkboxes",
    options=(
        "I have written nothing about a child or a family. I know that anyone can read this.",
    ),
)


def _words_fields(*, required: bool) -> tuple[Field, ...]:
    """Return the fields for the words of a guide, which a new one needs and an old one has."""
    kept = "" if required else f" {KEPT}"
    out = "" if required else ' Write "none" to remove it.'
    return (
        Field("summary", "The one thing to remember", f"One sentence.{kept}", required=required),
        Field(
            "steps",
            "What to do, step by step",
            "One step to a line, 3 to 7 steps, 20 words each at most. A step with a call button "
            f"ends with the contact in brackets: (call: mash).{kept}",
            "textarea",
            required=required,
        ),
        Field("avoid", "What to avoid", f"One to a line.{kept}{out}", "textarea"),
        Field(
            "know",
            "What to know",
            "Short paragraphs with an empty line between them. A list has a hyphen before each "
            f"line.{kept}{out}",
            "textarea",
        ),
        Field("questions", "Questions to ask in scrutiny", f"One to a line.{kept}{out}",
              "textarea"),
        Field("about_you", "If this is about you", f"A few words for the reader.{kept}{out}"),
        Field("also_called", "Other names that people search for", f"One to a line.{kept}{out}",
              "textarea"),
        Field("contacts", "Who to call", f"Contacts, one to a line, by name or short name.{kept}",
              "textarea", required=required),
        Field("sources", "Where it comes from",
              f"Sources, one to a line, by title or short name.{kept}",
              "textarea", required=required),
    )  # fmt: skip


NUMBER = Form(
    "number",
    "staff-number.yml",
    "Staff: a number, hours or an email",
    "Change it, say that it is right, or take it off every page now.",
    "Number: ",
    (
        Field("contact", "Whose number, hours or email is it?", "", "dropdown", "contacts",
              required=True),
        Field("what", "What has happened?", "", "dropdown", (CHANGED, CONFIRMED, HIDDEN),
              required=True),
        Field("was", "What does the site say now?",
              "The old number, hours or email, so that we can tell if somebody changed it since. "
              "You may leave this empty."),
        Field("phone", "The right phone number", KEPT_OR_NONE),
        Field("text", "The right number for text messages", KEPT_OR_NONE),
        Field("hours", "The right hours", f"Such as Monday to Friday, 9am to 5pm. {KEPT_OR_NONE}"),
        Field("email", "The right email address", f"A team's, never a person's. {KEPT_OR_NONE}"),
        Field("url", "The right web page", KEPT_OR_NONE),
        Field("how", "How do you know?", "", "dropdown", (RANG, PUBLIC, UNSURE)),
        Field("post", "What is the post of whoever called it?", POST),
        Field("day", "On which day?", PLAIN_DAY),
        PROMISE,
    ),
)  # fmt: skip
WORDS = Form(
    "words",
    "staff-words.yml",
    "Staff: change the words of a guide",
    "Open it from the guide's page in the preview: then it holds today's words.",
    "Words: ",
    (
        Field("guide", "Which guide do you want to change?", "Its title or its short name.",
              required=True),
        Field("version", "Version of the words (leave this as it is)",
              "We use it to see if somebody changed the guide while you were writing."),
        Field("heading", "Title of the guide", KEPT),
        *_words_fields(required=False),
        Field("related", "What to read next",
              f"Guides, one to a line, by title or short name. {KEPT_OR_NONE}", "textarea"),
        Field("news", "What is new, in one line for readers",
              "It goes into the guide's history. Leave it empty for a small correction."),
        PROMISE,
    ),
)  # fmt: skip
GUIDE = Form(
    "guide",
    "staff-new-guide.yml",
    "Staff: write a new guide",
    "It begins as a draft, which no reader sees.",
    "New guide: ",
    (
        Field("new_title", "Title of the new guide", "What people call it, in a few words.",
              required=True),
        Field("topic", "Which topic is it listed under?", "", "dropdown", "topics", required=True),
        *_words_fields(required=True),
        PROMISE,
    ),
)  # fmt: skip
CHECKED = Form(
    "checked",
    "staff-checked.yml",
    "Staff: I checked these guides today",
    "Tick each guide that you read from top to bottom.",
    "Checked: ",
    (
        Field("checked", "Which guides did you check?", "", "checkboxes", "guides", required=True),
        Field("day", "On which day?", PLAIN_DAY),
        PROMISE,
    ),
)
MOVE = Form(
    "move",
    "staff-move.yml",
    "Staff: publish, withdraw or rename a guide",
    "The address of a page that readers have seen always goes on working.",
    "Move: ",
    (
        Field("moved", "Which guide should be published, withdrawn or renamed?",
              "Its title or its short name.", required=True),
        Field("what", "What should happen?", "", "dropdown", (PUBLISH, WITHDRAW, RENAME),
              required=True),
        Field("new_name", "The new address",
              "Only for a rename: a few words. We put hyphens between them."),
        Field("news", "What is new, in one line for readers",
              "It goes into the guide's history."),
        PROMISE,
    ),
)  # fmt: skip
ANSWER = Form(
    "answer",
    "staff-answer.yml",
    "Staff: answer an open question",
    "For the questions that only the council can answer.",
    "Answer: ",
    (
        Field("question", "Which question can you answer?", "", "dropdown", "questions",
              required=True),
        Field("answer", "What is the answer?",
              "If it changes a number or a guide, send the form for that as well.", "textarea",
              required=True),
        Field("post", "What is the post of whoever answers it?", POST, required=True),
        Field("day", "On which day?", PLAIN_DAY),
        PROMISE,
    ),
)  # fmt: skip
SOURCE = Form(
    "source",
    "staff-source.yml",
    "Staff: add or change a source",
    "A law, guidance or a public page that a guide is based on.",
    "Source: ",
    (
        Field("source", "Which source is it?",
              "For a new one: its title. For one that we have: its short name or its title.",
              required=True),
        Field("new_title", "Its new title, if the title has changed", KEPT),
        Field("publisher", "Who publishes it?", "A new source needs this."),
        Field("kind", "What kind of source is it?", "", "dropdown", ("law", "guidance", "page")),
        Field("address", "Its address on the web",
              "Copied from the browser. A new source needs this."),
        Field("dated", "The date it gives itself",
              'As the page writes it, or "not shown". A new source needs this.'),
        Field("seen", "On which day did you open it?", PLAIN_DAY),
        Field("note", "Anything a reader should know about it", KEPT_OR_NONE),
        PROMISE,
    ),
)  # fmt: skip
APPROVE = Form(
    "approve",
    "staff-approved.yml",
    "Staff: the council approves pages",
    "To record what the council approved in writing. Tick the pages it approved.",
    "Approved: ",
    (
        Field("approved", "Which pages were approved?", "", "checkboxes", "pages", required=True),
        Field("post", "What is the post of whoever approved them?",
              "Such as Director of Children's Services. Never a person's name.", required=True),
        Field("day", "On which day were they approved?", PLAIN_DAY),
        PROMISE,
    ),
)  # fmt: skip
PLEDGE = Form(
    "pledge",
    "staff-pledge.yml",
    "Staff: somebody agreed to the pledge",
    "Open it from the pledge's page in the preview: then it holds the words they agreed to.",
    "Pledge: ",
    (
        Field("who", "Who agreed to the pledge?", "", "dropdown", "signers", required=True),
        Field("version", "Version of the pledge (leave this as it is)",
              "We use it to see if somebody changed a promise after they agreed."),
        Field("day", "On which day did they agree?", PLAIN_DAY),
        PROMISE,
    ),
)  # fmt: skip

FORMS: tuple[Form, ...] = (*(NUMBER, WORDS, GUIDE, CHECKED, APPROVE, PLEDGE, MOVE, ANSWER, SOURCE),)
