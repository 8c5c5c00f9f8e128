"""Opens one content file: its values as text, the line of every value, the Markdown body."""

from build_tools.reading.document import Document, Value
from build_tools.reading.files import names_in, read_guide, read_register

__all__ = ["Document", "Value", "names_in", "read_guide", "read_register"]
