"""Says in words how one state of the content differs from another."""

from build_tools.comparing.bulletin import Bulletin, Item, bulletin_of, nothing_yet
from build_tools.comparing.compare import compare
from build_tools.comparing.conflicts import conflicts
from build_tools.comparing.difference import Difference
from build_tools.comparing.grouping import group_same
from build_tools.comparing.handwritten import handwritten_difference

__all__ = [
    "Bulletin",
    "Difference",
    "Item",
    "bulletin_of",
    "compare",
    "conflicts",
    "group_same",
    "handwritten_difference",
    "nothing_yet",
]
