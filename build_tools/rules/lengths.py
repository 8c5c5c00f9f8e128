"""The rules of how long things are. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Guide, seen_texts
from build_tools.problems import Problem, count
from build_tools.rules.context import RuleContext
from build_tools.rules.running_text import Piece, guide_pieces
from build_tools.wording import count_words, seconds_to_read, sentences, words

MOST_NAMES = 8
LONGEST_NAME = 4


def words_of(guide: Guide, house: RuleContext) -> int:
    """Return how many words a reader sees from the title to "Read next"."""
    return count_words(seen_texts(guide, house))


def one_minute(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A guide is read in one minute: 60 seconds at 238 words a minute.

    Every word that a reader sees from the title to "Read next" counts: headings, buttons and hours
    too. Steps that "who to call now" says already are not on the page and do not count.
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


def step_length(guide: Guide, house: RuleContext) -> Iterator[Problem]:
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


def number_of_steps(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A guide has 3 to 7 steps."""
    least, most = house.limits.fewest_steps, house.limits.most_steps
    number = len(guide.steps)
    if number and not least <= number <= most:
        yield Problem(
            f"This guide has {count(number, 'step')}.",
            f"A guide has {least} to {most} steps.",
            "Try joining two steps." if number > most else "Say what else to do, or split a step.",
            path=("steps",),
        )


def sentence_length(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A sentence has 25 words or fewer."""
    for piece in guide_pieces(guide):
        if piece.path[0] != "steps":
            yield from long_sentences(piece, house.limits.sentence_words)


def long_sentences(piece: Piece, most: int) -> Iterator[Problem]:
    """Yield a problem for each sentence of more than `most` words."""
    for sentence in sentences(piece.text):
        number = len(words(sentence))
        if number > most:
            start = piece._replace(text=sentence).beginning
            yield piece.problem(
                f'The sentence that begins "{start}" is {number} words long.',
                f"A sentence has {most} words or fewer.",
                "Try making two sentences of it.",
            )


def other_names(guide: Guide, house: RuleContext) -> Iterator[Problem]:
    """A guide has at most 8 other names, of at most 4 words each."""
    number = len(guide.also_called)
    if number > MOST_NAMES:
        yield Problem(
            f"This guide has {number} other names.",
            f"A guide has at most {MOST_NAMES}.",
            "Keep the words that people really search for.",
            path=("also_called",),
        )
    for position, name in enumerate(guide.also_called):
        if len(words(name)) > LONGEST_NAME:
            yield Problem(
                f"This name is {len(words(name))} words long.",
                f"Another name has at most {LONGEST_NAME} words.",
                "Keep the words that people really search for.",
                path=("also_called", position),
            )
