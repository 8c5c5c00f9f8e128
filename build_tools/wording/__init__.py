"""Counts words, seconds, sentences and grades; finds acronyms, numbers and private data."""

from build_tools.wording.counting import count_words, grade, seconds_to_read, sentences, words
from build_tools.wording.finding import (
    PRINTED,
    acronyms,
    claims,
    disguises,
    hidden_characters,
    markup,
    named,
    phone_numbers,
    plainer,
    private_data,
    unprinted,
    whole_words,
)
from build_tools.wording.small_words import SMALL_WORDS
from build_tools.wording.spoken_numbers import NUMBERED, SHORT_NUMBERS, spoken_numbers
from build_tools.wording.typed import (
    codes,
    decoded_twice,
    gaps,
    list_mark,
    lost_letters,
    marks_left,
    marks_typed,
    own_mark,
)

__all__ = [
    "NUMBERED",
    "PRINTED",
    "SHORT_NUMBERS",
    "SMALL_WORDS",
    "acronyms",
    "claims",
    "codes",
    "count_words",
    "decoded_twice",
    "disguises",
    "gaps",
    "grade",
    "hidden_characters",
    "list_mark",
    "lost_letters",
    "marks_left",
    "marks_typed",
    "markup",
    "named",
    "own_mark",
    "phone_numbers",
    "plainer",
    "private_data",
    "seconds_to_read",
    "sentences",
    "spoken_numbers",
    "unprinted",
    "whole_words",
    "words",
]
