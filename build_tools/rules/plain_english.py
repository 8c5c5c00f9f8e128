"""The rules of length and plain English. Each docstring is the rule as editors read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from build_tools.model import GlossaryWord, Guide, Pledge, seen_texts
from build_tools.problems import Problem, count, shortened
from build_tools.rules.context import RuleContext
from build_tools.rules.running_text import (
    Piece,
    easy_pieces,
    guide_pieces,
    pledge_pieces,
)
from build_tools.wording import (
    acronyms,
    count_words,
    grade,
    seconds_to_read,
    sentences,
    whole_words,
    words,
)

MOST_NAMES = 8
LONGEST_NAME = 4
MOST_WAYS = 12
LONGEST_WAY = 8


def words_of(guide: Guide, content: RuleContext) -> int:
    """Return how many words a reader sees from the title to "Read next"."""
    return count_words(seen_texts(guide, content))


def one_minute(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide is read in one minute: 60 seconds at 238 words a minute.

    Every word that a reader sees from the title to "Read next" counts, with headings, buttons and
    hours. Steps that repeat "who to call now" are not on the page and do not count.
    """
    number = words_of(guide, content)
    seconds = seconds_to_read(number, content.limits.words_a_minute)
    if seconds > content.limits.seconds:
        most = content.limits.words_a_minute * content.limits.seconds // 60
        yield Problem(
            f"This guide is {number} words long and takes {seconds} seconds to read.",
            f"A guide takes {content.limits.seconds} seconds or less, which is {most} words.",
            f"Try taking out {count(number - most, 'word')}.",
            path=("title",),
        )


def step_length(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A step has 20 words or fewer."""
    for position, step in enumerate(guide.steps):
        number = len(words(step.do))
        if number > content.limits.step_words:
            yield Problem(
                f"This step is {number} words long.",
                f"A step has {content.limits.step_words} words or fewer.",
                "Try splitting it into two steps.",
                path=("steps", position),
            )


def number_of_steps(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide has 3 to 7 steps."""
    least, most = content.limits.fewest_steps, content.limits.most_steps
    number = len(guide.steps)
    if number and not least <= number <= most:
        yield Problem(
            f"This guide has {count(number, 'step')}.",
            f"A guide has {least} to {most} steps.",
            "Try joining two steps." if number > most else "Add a step, or split one in two.",
            path=("steps",),
        )


def sentence_length(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A sentence has 25 words or fewer."""
    for piece in guide_pieces(guide):
        if piece.path[0] != "steps":
            yield from long_sentences(piece, content.limits.sentence_words)


def long_sentences(piece: Piece, most: int) -> Iterator[Problem]:
    """Yield a problem for each sentence of more than `most` words."""
    for sentence in sentences(piece.text):
        number = len(words(sentence))
        if number > most:
            start = piece._replace(text=sentence).beginning
            yield piece.problem(
                f'The sentence that begins "{start}" is {number} words long.',
                f"A sentence has {most} words or fewer.",
                "Try splitting it into two sentences.",
            )


def other_names(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide has at most 8 other names, of at most 4 words each."""
    number = len(guide.also_called)
    if number > MOST_NAMES:
        yield Problem(
            f"This guide has {number} other names.",
            f"A guide can have at most {MOST_NAMES}.",
            "Keep the words that people really search for.",
            path=("also_called",),
        )
    for position, name in enumerate(guide.also_called):
        if len(words(name)) > LONGEST_NAME:
            yield Problem(
                f"This name is {len(words(name))} words long.",
                f"Each other name can have at most {LONGEST_NAME} words.",
                "Keep the words that people really search for.",
                path=("also_called", position),
            )


def ways_of_asking(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide has at most 12 ways of asking for it, of at most 8 words each."""
    number = len(guide.asked_as)
    if number > MOST_WAYS:
        yield Problem(
            f"This guide has {number} ways of asking for it.",
            f"A guide has at most {MOST_WAYS}: everybody who searches fetches them.",
            "Keep those whose words stand nowhere else in the guide.",
            path=("asked_as",),
        )
    for position, way in enumerate(guide.asked_as):
        if len(words(way)) > LONGEST_WAY:
            yield Problem(
                f"This way of asking is {len(words(way))} words long.",
                f"A way of asking has at most {LONGEST_WAY} words.",
                "Keep the words that tell this guide from others.",
                path=("asked_as", position),
            )


def grade_of(guide: Guide) -> float:
    """Return the reading grade of what an officer wrote in a guide."""
    return grade(guide.texts)


def reading_grade(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """A guide's Flesch-Kincaid grade is 8 or less: most people aged 13 can read it."""
    pieces = tuple(guide_pieces(guide))
    yield from too_hard("guide", grade_of(guide), content.limits.guide_grade, pieces)


def too_hard(name: str, found: float, most: int, pieces: Sequence[Piece]) -> Iterator[Problem]:
    """Yield a problem where a grade is too high, at the place that is hardest to read."""
    if found > most:
        hardest = max(pieces, key=_hardness)
        yield hardest.problem(
            f"The reading grade of this {name} is {found}.",
            f"It should be {most} or less.",
            f'Try shorter words and sentences, starting with "{hardest.beginning}".',
        )


def _hardness(piece: Piece) -> tuple[bool, float]:
    """The grade of a few words alone says little."""
    return len(words(piece.text)) > 5, grade([piece.text])


def acronyms_explained(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """An acronym is in the glossary, and is spelled out where it is first used."""
    if "glossary" not in content.ids:
        return  # what is wrong with the glossary is reported already
    known = {word.word.casefold(): word for word in content.glossary.values()}
    said = ""
    done: set[str] = set()
    for piece in guide_pieces(guide):
        said += " " + piece.text.casefold()
        for acronym in acronyms(piece.text):
            word = known.get(acronym.casefold())
            if acronym not in done and not (word and piece.path == ("title",)):
                done.add(acronym)
                yield from _unexplained(acronym, word, said, piece)


def _unexplained(
    acronym: str, word: GlossaryWord | None, said: str, piece: Piece
) -> Iterator[Problem]:
    if word is None:
        yield piece.problem(
            f'"{shortened(acronym)}" looks like an acronym, and it is not in glossary.yaml.',
            "The glossary explains every acronym.",
            "Try writing it out in full. If people really say it, add it to glossary.yaml.",
        )
    elif word.stands_for and word.stands_for.casefold() not in said:
        yield piece.problem(
            f'"{acronym}" is used here before it is spelled out.',
            "Spell out an acronym where it is first used.",
            f'Try "{acronym}, the {word.stands_for}".',
        )


def plain_and_caring_words(guide: Guide, content: RuleContext) -> Iterator[Problem]:
    """Words are plain, and care about children: words.yaml lists what to say instead.

    Other names (`also_called`) and ways of asking (`asked_as`) may have any words, as people
    search for them.
    """
    yield from _choices(guide_pieces(guide), content)


def plain_and_caring_pledge(pledge: Pledge, content: RuleContext) -> Iterator[Problem]:
    """The words of the pledge are plain, and care about children."""
    yield from _choices((*pledge_pieces(pledge), *easy_pieces(pledge)), content)


def _choices(pieces: Iterable[Piece], content: RuleContext) -> Iterator[Problem]:
    every = (*content.words.avoid, *content.words.care) if content.words else ()
    choices = {choice.word: choice for choice in every}
    for piece in pieces:
        for word, written in whole_words(choices, piece.text):
            yield piece.problem(
                f'"{written}" is in our list of words to avoid.',
                choices[word].why,
                f"Say: {choices[word].say}.",
            )
