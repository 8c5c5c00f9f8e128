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
    whole_word,
)
from build_tools.wording.spoken_numbers import SHORT_NUMBERS, spoken_numbers

__all__ = [
    "PRINTED",
    "SHORT_NUMBERS",
    "acronyms",
    "claims",
    "count_words",
    "disguises",
    "grade",
    "hidden_characters",
    "markup",
    "named",
    "phone_numbers",
    "plainer",
    "private_data",
    "seconds_to_read",
    "sentences",
    "spoken_numbers",
    "unprinted",
    "whole_word",
    "words",
]
