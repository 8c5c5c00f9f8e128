"""The content folder becomes a Library, or every problem in it with its file and line."""

from build_tools.content.check import check_content, load_library
from build_tools.content.document import Document, Value
from build_tools.content.files import (
    guide_files,
    missing_folder,
    names_in,
    read_guide,
    read_register,
)
from build_tools.content.load import BY_COMMAND, REGISTERS, SINGLES, CheckResult, load_partial
from build_tools.content.messages import better_day, slug_of
from build_tools.content.places import places_of
from build_tools.content.validate import validate, validate_each, validate_guide, validated

__all__ = [
    "BY_COMMAND",
    "REGISTERS",
    "SINGLES",
    "CheckResult",
    "Document",
    "Value",
    "better_day",
    "check_content",
    "guide_files",
    "load_library",
    "load_partial",
    "missing_folder",
    "names_in",
    "places_of",
    "read_guide",
    "read_register",
    "slug_of",
    "validate",
    "validate_each",
    "validate_guide",
    "validated",
]
