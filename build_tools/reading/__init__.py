"""Opens content files: their values as text, the line of every value, the Markdown body."""

from build_tools.reading.document import Document, Value
from build_tools.reading.files import read_guide, read_register
from build_tools.reading.folders import guide_files, missing_folder, names_in

__all__ = [
    "Document",
    "Value",
    "guide_files",
    "missing_folder",
    "names_in",
    "read_guide",
    "read_register",
]
