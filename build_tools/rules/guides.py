"""The rules of one guide. Each docstring is the rule as editors read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from build_tools.model import Guide
from build_tools.problems import Problem, count
from build_tools.rules.house import House
from build_tools.rules.running_text import guide_pieces, printed_contacts
from build_tools.wording import acronyms, claims, grade, seconds_to_read, sentences, words


def words_of(guide: Guide, house: House) -> int:
    """Return how many words a reader reads before the sources."""
    own = sum(len(words(text)) for _, text in guide_pieces(guide))
    contacts = printed_contacts(guide, house)
    return own + sum(len(words(f"{contact.name} {contact.use}")) for contact in contacts)


def grade_of(guide: Guide) -> float:
    """Return the reading grade of what an officer wrote in a guide."""
    return grade(text for _, text in guide_pieces(guide))


def one_minute(guide: Guide, house: House) -> Iterator[Problem]:
    """A guide is read in one minute: 60 seconds at 238 words a minute.

    Everything before the sources counts: the title, summary, steps, lines to avoid, contacts with
    their use, what to know, questions and "if this is about you".
    """
    number = words_of(guide, house)
    seconds = seconds_to_read(number, house.limits.words_a_minute)
    if seconds > house.limits.seconds:
        most = house.limits.words_a_minute * house.limits.seconds // 60
        yield Problem(
            f"This guide is {number} words long and takes {seconds} seconds to read.",
            f"A guide takes {house.limits.seconds} seconds or less, which is {most} words.",
            f"Try taking out {count(number - most, 'word')}.",
            path=("title",),
        )


def step_length(guide: Guide, house: House) -> Iterator[Problem]:
    """A step has 20 words or fewer."""
    for position, step in enumerate(guide.steps):
        number = len(words(step.do))
        if number > house.limits.step_words:
            yield Problem(
                f"This step is {number} words long.",
                f"A step has {house.limits.step_words} words or fewer.",
                "Try splitting it into two steps.",
                path=("steps", position),
            )


def number_of_steps(guide: Guide, house: House) -> Iterator[Problem]:
    """A guide has 3 to 7 steps."""
    limits = house.limits
    if not limits.fewest_steps <= len(guide.steps) <= limits.most_steps:
        yield Problem(
            f"This guide has {count(len(guide.steps), 'step')}.",
            f"A guide has {limits.fewest_steps} to {limits.most_steps} steps.",
            "Try joining two steps, or say what else to do.",
            path=("steps",),
        )


def sentence_length(guide: Guide, house: House) -> Iterator[Problem]:
    """A sentence has 25 words or fewer."""
    for path, text in guide_pieces(guide):
        if path[0] != "steps":
            yield from long_sentences(path, text, house.limits.sentence_words)


def long_sentences(path: tuple[str | int, ...], text: str, most: int) -> Iterator[Problem]:
    """Yield a problem for each sentence of more than `most` words."""
    for sentence in sentences(text):
        number = len(words(sentence))
        if number > most:
            start = " ".join(sentence.split()[:6])
            yield Problem(
                f'The sentence that begins "{start}" is {number} words long.',
                f"A sentence has {most} words or fewer.",
                "Try making two sentences of it.",
                path=path,
            )


def reading_grade(guide: Guide, house: House) -> Iterator[Problem]:
    """A guide's Flesch-Kincaid grade is 8 or less, which most people of 13 can read."""
    found = grade_of(guide)
    if found > house.limits.guide_grade:
        yield Problem(
            f"This guide's reading grade is {found}.",
            f"A guide's reading grade is {house.limits.guide_grade} or less.",
            "Try shorter sentences, and shorter words.",
            path=("title",),
        )


def acronyms_explained(guide: Guide, house: House) -> Iterator[Problem]:
    """An acronym is in the glossary, and is spelled out where it is first used."""
    known = {word.word.casefold(): word for word in house.glossary.values()}
    pieces = list(guide_pieces(guide))
    said = ""
    done: set[str] = set()
    for path, text in pieces:
        said += " " + text.casefold()
        for acronym in acronyms(text):
            if acronym in done or (path == ("title",) and acronym.casefold() in known):
                continue
            done.add(acronym)
            word = known.get(acronym.casefold())
            if word is None and "glossary" in house.ids:
                yield _not_in_glossary(acronym, path)
            elif word and word.stands_for and word.stands_for.casefold() not in said:
                yield _not_spelled_out(acronym, word.stands_for, path)


def _not_in_glossary(acronym: str, path: tuple[str | int, ...]) -> Problem:
    return Problem(
        f'"{acronym}" looks like an acronym, and it is not in glossary.yaml.',
        "Acronyms are explained in the glossary.",
        "Try writing it out in full; if people really say it, add it to glossary.yaml.",
        path=path,
    )


def _not_spelled_out(acronym: str, stands_for: str, path: tuple[str | int, ...]) -> Problem:
    return Problem(
        f'"{acronym}" is used here before it is spelled out.',
        "An acronym is spelled out where it is first used.",
        f'Try "{acronym}, the {stands_for}".',
        path=path,
    )


def other_names(guide: Guide, house: House) -> Iterator[Problem]:
    """A guide has at most 8 other names, of at most 4 words each."""
    if len(guide.also_called) > 8:
        yield Problem(
            f"This guide has {len(guide.also_called)} other names.",
            "A guide has at most 8.",
            "Keep the words that people really search for.",
            path=("also_called",),
        )
    for position, name in enumerate(guide.also_called):
        if len(words(name)) > 4:
            yield Problem(
                f"This name is {len(words(name))} words long.",
                "Another name has at most 4 words.",
                "Keep the words that people really search for.",
                path=("also_called", position),
            )


def call_on_first_step(guide: Guide, house: House) -> Iterator[Problem]:
    """A guide under "act now" has a call button on its first step."""
    urgent = house.site and guide.topic == house.site.act_now_topic
    if urgent and guide.steps and not guide.steps[0].call:
        yield Problem(
            "The first step has no number to call.",
            "A guide under this topic begins with a call.",
            'Write the step as "do:" and "call:", as in the other guides of this topic.',
            path=("steps", 0),
        )


def days_in_the_past(guide: Guide, house: House) -> Iterator[Problem]:
    """Nothing claims to have happened on a day that is still to come."""
    days: list[tuple[tuple[str | int, ...], date]] = [
        (("changes", n, "on"), change.on) for n, change in enumerate(guide.changes)
    ]
    if guide.reviewed_on:
        days.append((("reviewed_on",), guide.reviewed_on))
    for path, day in days:
        if day > house.today:
            yield Problem(
                f"{day.isoformat()} has not come yet.",
                "This is a day in the past, or today.",
                "Look at the year and the month.",
                path=path,
            )


def figures_have_their_source(guide: Guide, house: House) -> Iterator[Problem]:
    """Figures in a chart come from one of the guide's sources."""
    if guide.figures and guide.figures.source not in guide.sources:
        yield Problem(
            f'The figures come from "{guide.figures.source}", which the guide does not list.',
            "The source of a chart is one of the guide's sources.",
            'Add it under "sources".',
            path=("figures", "source"),
        )


def law_has_its_source(guide: Guide, house: House) -> Iterator[Problem]:
    """A section number, a law's year, a percentage or a rate rests on a listed source.

    The guide lists a source that names the law (an Act, or Regulations, in its title or note), or
    government guidance. A percentage or rate needs a page or guidance.
    """
    listed = [house.sources[id_] for id_ in guide.sources if id_ in house.sources]
    if len(listed) < len(guide.sources):
        return
    for _, text in guide_pieces(guide):
        for claim in claims(text):
            is_law = bool(re.match(r"[Ss]ection|Act|Regulations|Order", claim))
            fits = [s for s in listed if (s.kind != "page" or _names_law(s.title, s.note))]
            if is_law and not fits:
                yield _needs_source(claim, "of kind law or guidance, or one that names the law")
            if not is_law and all(source.kind == "law" for source in listed):
                yield _needs_source(claim, "that gives the figure")


def _names_law(title: str, note: str | None) -> bool:
    return bool(re.search(r"\b(Acts?|Regulations|law)\b", f"{title} {note or ''}"))


def _needs_source(claim: str, kind: str) -> Problem:
    return Problem(
        f'"{claim}" is a statement of law or number without a source.',
        f"Such a statement needs a source {kind}, listed in the guide.",
        'Add the source under "sources", or take the statement out.',
        path=("sources",),
    )
