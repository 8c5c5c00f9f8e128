"""What can be wrong with the content, and how it is printed."""

from build_tools.problems.printing import (
    as_annotations,
    as_json,
    as_summary,
    as_text,
    printable,
)
from build_tools.problems.problem import (
    CommandError,
    ContentError,
    InternalError,
    Problem,
    in_order,
)
from build_tools.problems.words import (
    PathPart,
    count,
    in_words,
    meant,
    nearest,
    ordinal,
    shortened,
    size_in_words,
)

__all__ = [
    "CommandError",
    "ContentError",
    "InternalError",
    "PathPart",
    "Problem",
    "as_annotations",
    "as_json",
    "as_summary",
    "as_text",
    "count",
    "in_order",
    "in_words",
    "meant",
    "nearest",
    "ordinal",
    "printable",
    "shortened",
    "size_in_words",
]
