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

DAY = Field("day", "On which day?", PLAIN_DAY)
PROMISE = Field(
    "promise",
    "Before you send this",
    kind="checkboxes",
    options=(
        "I have written nothing about a child or a family. I know that anyone can read this.",
    ),
)


def _form(job: str, file: str, name: str, description: str, *fields: Field) -> Form:
    """Return a form for staff. Its file, name and title begin as those of every other do.

    It ends with the promise that nothing in it is about a child or a family.
    """
    title = f"{file.replace('-', ' ').capitalize()}: "
    return Form(job, f"staff-{file}.yml", f"Staff: {name}", description, title, (*fields, PROMISE))


def _choice(
    id_: str, label: str, options: tuple[str, ...] | str, *, required: bool = True
) -> Field:
    """Return a field of which one is chosen: `options` as in Field."""
    return Field(id_, label, "", "dropdown", options, required=required)


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
        Field("asked_as", "How people ask for it",
              "As somebody types it into the search. One to a line, 8 words each at most."
              f"{kept}{out}",
              "textarea"),
        Field("contacts", "Who to call", f"Contacts, one to a line, by name or short name.{kept}",
              "textarea", required=required),
        Field("sources", "Where it comes from",
              f"Sources, one to a line, by title or short name.{kept}",
              "textarea", required=required),
    )  # fmt: skip


NUMBER = _form(
    "number",
    "number",
    "a number, hours or an email",
    "Change it, say that it is right, or take it off every page now.",
    _choice("contact", "Whose number, hours or email is it?", "contacts"),
    _choice("what", "What has happened?", (CHANGED, CONFIRMED, HIDDEN)),
    Field("was", "What does the site say now?",
          "The old number, hours or email, so that we can tell if somebody changed it since. "
          "You may leave this empty."),
    Field("phone", "The right phone number", KEPT_OR_NONE),
    Field("text", "The right number for text messages", KEPT_OR_NONE),
    Field("hours", "The right hours", f"Such as Monday to Friday, 9am to 5pm. {KEPT_OR_NONE}"),
    Field("email", "The right email address", f"A team's, never a person's. {KEPT_OR_NONE}"),
    Field("url", "The right web page", KEPT_OR_NONE),
    _choice("how", "How do you know?", (RANG, PUBLIC, UNSURE), required=False),
    Field("post", "What is the post of whoever called it?", POST),
    DAY,
)  # fmt: skip
WORDS = _form(
    "words",
    "words",
    "change the words of a guide",
    "Open it from the guide's page in the preview: then it holds today's words.",
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
)  # fmt: skip
GUIDE = _form(
    "guide",
    "new-guide",
    "write a new guide",
    "It begins as a draft, which no reader sees.",
    Field("new_title", "Title of the new guide", "What people call it, in a few words.",
          required=True),
    _choice("topic", "Which topic is it listed under?", "topics"),
    *_words_fields(required=True),
)  # fmt: skip
CHECKED = _form(
    "checked",
    "checked",
    "I checked these guides today",
    "Tick each guide that you read from top to bottom.",
    Field("checked", "Which guides did you check?", "", "checkboxes", "guides", required=True),
    DAY,
)  # fmt: skip
MOVE = _form(
    "move",
    "move",
    "publish, withdraw or rename a guide",
    "The address of a page that readers have seen always goes on working.",
    Field("moved", "Which guide should be published, withdrawn or renamed?",
          "Its title or its short name.", required=True),
    _choice("what", "What should happen?", (PUBLISH, WITHDRAW, RENAME)),
    Field("new_name", "The new address",
          "Only for a rename: a few words. We put hyphens between them."),
    Field("news", "What is new, in one line for readers",
          "It goes into the guide's history."),
)  # fmt: skip
ANSWER = _form(
    "answer",
    "answer",
    "answer an open question",
    "For the questions that only the council can answer.",
    _choice("question", "Which question can you answer?", "questions"),
    Field("answer", "What is the answer?",
          "If it changes a number or a guide, send the form for that as well.", "textarea",
          required=True),
    Field("post", "What is the post of whoever answers it?", POST, required=True),
    DAY,
)  # fmt: skip
SOURCE = _form(
    "source",
    "source",
    "add or change a source",
    "A law, guidance or a public page that a guide is based on.",
    Field("source", "Which source is it?",
          "For a new one: its title. For one that we have: its short name or its title.",
          required=True),
    Field("new_title", "Its new title, if the title has changed", KEPT),
    Field("publisher", "Who publishes it?", "A new source needs this."),
    _choice("kind", "What kind of source is it?", ("law", "guidance", "page"), required=False),
    Field("address", "Its address on the web",
          "Copied from the browser. A new source needs this."),
    Field("dated", "The date it gives itself",
          'As the page writes it, or "not shown". A new source needs this.'),
    Field("seen", "On which day did you open it?", PLAIN_DAY),
    Field("note", "Anything a reader should know about it", KEPT_OR_NONE),
)  # fmt: skip
APPROVE = _form(
    "approve",
    "approved",
    "the council approves pages",
    "To record what the council approved in writing. Tick the pages it approved.",
    Field("approved", "Which pages were approved?", "", "checkboxes", "pages", required=True),
    Field("post", "What is the post of whoever approved them?",
          "Such as Director of Children's Services. Never a person's name.", required=True),
    Field("day", "On which day were they approved?", PLAIN_DAY),
)  # fmt: skip
PLEDGE = _form(
    "pledge",
    "pledge",
    "somebody agreed to the pledge",
    "Open it from the pledge's page in the preview: then it holds the words they agreed to.",
    _choice("who", "Who agreed to the pledge?", "signers"),
    Field("version", "Version of the pledge (leave this as it is)",
          "We use it to see if somebody changed a promise after they agreed."),
    Field("day", "On which day did they agree?", PLAIN_DAY),
)  # fmt: skip

FORMS = (NUMBER, WORDS, GUIDE, CHECKED, APPROVE, PLEDGE, MOVE, ANSWER, SOURCE)
