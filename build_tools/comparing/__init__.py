"""Says in words how one state of the content differs from another."""

from build_tools.comparing.bulletin import (
    Bulletin,
    Correction,
    Item,
    bulletin_of,
    group_same,
)
from build_tools.comparing.compare import compare, conflicts
from build_tools.comparing.difference import Difference
from build_tools.comparing.handwritten import handwritten_difference
from build_tools.comparing.nothing import nothing_yet

__all__ = [
    "Bulletin",
    "Correction",
    "Difference",
    "Item",
    "bulletin_of",
    "compare",
    "conflicts",
    "group_same",
    "handwritten_difference",
    "nothing_yet",
]
