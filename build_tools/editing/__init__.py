"""Adds to the content without touching any other byte, and begins a new one."""

from build_tools.editing.append import (
    add_entry,
    add_lines,
    new_file,
    record_addresses,
    refuse_taken,
    with_items,
)
from build_tools.editing.council import new_council
from build_tools.editing.drafts import Answers, contact_lines, guide_text, source_lines
from build_tools.editing.prompts import Ask, answers_to

__all__ = [
    "Answers",
    "Ask",
    "add_entry",
    "add_lines",
    "answers_to",
    "contact_lines",
    "guide_text",
    "new_council",
    "new_file",
    "record_addresses",
    "refuse_taken",
    "source_lines",
    "with_items",
]
