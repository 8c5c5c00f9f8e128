"""Adds to the content without touching a byte of what stands there, and begins a new one."""

from build_tools.writing.adding import add_lines, new_file
from build_tools.writing.council import new_council
from build_tools.writing.drafts import Answers, contact_lines, guide_text, source_lines
from build_tools.writing.entries import add_entry, refuse_taken
from build_tools.writing.record import record

__all__ = [
    "Answers",
    "add_entry",
    "add_lines",
    "contact_lines",
    "guide_text",
    "new_council",
    "new_file",
    "record",
    "refuse_taken",
    "source_lines",
]
