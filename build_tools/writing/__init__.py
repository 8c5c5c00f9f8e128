"""Adds to the content without touching a byte of what stands there."""

from build_tools.writing.adding import add_lines, new_file
from build_tools.writing.record import record

__all__ = ["add_lines", "new_file", "record"]
