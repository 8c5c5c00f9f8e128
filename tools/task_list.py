"""The 25 tasks of readers that `python -m tools.tasks` walks: the way, and what answers each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """A reader's question, the way to its answer, and every piece of text that it needs.

    A step is the text of a link or button. One that begins with "?" is a search: the words typed,
    then after ">" the page to open from the first three results. `zoom` is the reader's own.
    """

    who: str
    question: str
    steps: tuple[str, ...]
    answers: tuple[str, ...]
    zoom: int = 1


SAW = "I saw or heard something"
ADULT = "It is about an adult who works with children"
MEETING, IN_CARE, PLEDGE = "I have a meeting", "A child is in care", "In care? Read the pledge"
ACT_NOW, HEARD = "Act now:", "Need to talk to someone now?"
TASKS = (
    Task("councillor, 9 pm", "Who do I call at this hour?", (), ("999", "01905 768020")),
    Task("same", "Can the neighbour call without a name?", (SAW,), ("ask not to be named",)),
    Task(
        "same",
        "Should I knock?",
        ("? should i knock on the door > guides/neglect/",),
        ("Do not knock on the door",),
    ),
    Task(
        "same",
        "Will anyone say what happened?",
        (SAW, "What happens when you call"),
        ("within one working day", "You may not be told much"),
    ),
    Task(
        "new councillor",
        "What do I ask at scrutiny tomorrow?",
        (MEETING, "Asking good questions"),
        ("How do you know?", "What is your plan?"),
    ),
    Task(
        "same",
        "What did Ofsted last say about us?",
        ("How the system works:", "Ofsted and"),
        ("good in every service, outstanding for leaders", "two things to improve"),
    ),
    Task(
        "same",
        "Can I bring up one family?",
        (MEETING, "What scrutiny does"),
        ("into a question for all", "Do not name a family", "complaint to the committee"),
    ),
    Task(
        "same",
        "What does rate per 10,000 mean?",
        (MEETING, "Reading the figures"),
        ("how many of every 10,000 children",),
    ),
    Task(
        "same",
        "What must I do as corporate parent?",
        (IN_CARE, "You are a corporate parent"),
        ("Ask officers today", "Before you vote", "Offer something through officers"),
    ),
    Task(
        "child, 11",
        "What have councillors promised me?",
        (PLEDGE,),
        ("We will be glad to meet you", "We will say sorry when we get it wrong"),
    ),
    Task(
        "same",
        "My carer shouts, I am scared to go home. Who?",
        (PLEDGE, HEARD),
        ("Call 999", "not safe where you live", "0800 1111"),
    ),
    Task("same", "What is scrutiny?", (PLEDGE,), ("who check its work", "That is called scrutiny")),
    Task(
        "16, in Wales",
        "Fifth social worker. How do I complain?",
        (PLEDGE, HEARD),
        ("You can complain", "01432 260535", "You can ask for an advocate"),
    ),
    Task(
        "same",
        "I live in Wales. Is this for me?",
        (PLEDGE,),
        ("looks after you, near or far away",),
    ),
    Task(
        "same",
        "Who will stick up for me?",
        (PLEDGE, HEARD),
        ("0800 528 0731", "You can ask for an advocate", "It is free"),
    ),
    Task(
        "resident, little English",
        "Is there an interpreter? My language?",
        ("Interpreter: Polski",),
        ("interpreter", "tłumacz", "Polish interpreter, please"),
    ),
    Task(
        "low vision, 200 %",
        "When is MASH open?",
        (),
        ("Mon to Thu 8.45am to 5.15pm, Fri to 4.45pm",),
        zoom=2,
    ),
    Task("older, paper", "One sheet for the fridge", ("Take away",), ("Who to call, and what to",)),
    Task(
        "officer",
        "Who has checked these numbers?",
        ("How we check what we say",),
        ("has checked or approved these pages yet",),
    ),
    Task(
        "same",
        "Where is recommendation 15?",
        ("? recommendation 15 > about/#recommendation-15",),
        ("15", "partly", "The pledge proposes two private meetings"),
    ),
    Task(
        "same",
        "What was sent to members, when?",
        ("? what was sent to councillors > register/",),
        ("Nothing has been sent yet",),
    ),
    Task(
        "councillor",
        "An email with a child's name: forward, delete, answer?",
        (ACT_NOW, "An email or paper with a child's name"),
        ("Ask how to send it", "Reply without", "Do not forward", "Keep a message only while"),
    ),
    Task(
        "same",
        "She asked me not to tell",
        ("Somebody told me something",),
        ("I must tell people who can help",),
    ),
    Task(
        "same",
        "My own group member is accused",
        (ADULT,),
        ("Call MASH first", "Monitoring Officer, and nobody in your group"),
    ),
    Task(
        "same",
        "I called on Monday. Nothing.",
        (ACT_NOW, "Not happy with the response"),
        ("Ask for a manager", "ask for the Director"),
    ),
)
