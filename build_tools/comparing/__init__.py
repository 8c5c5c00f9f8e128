"""Says in words how one state of the content differs from another."""

from build_tools.comparing.bulletin import Bulletin, Told, bulletin_of, nothing_yet
from build_tools.comparing.clashes import clashes
from build_tools.comparing.compare import compare
from build_tools.comparing.difference import Difference
from build_tools.comparing.handwritten import handwritten_difference
from build_tools.comparing.together import alike

__all__ = [
    "Bulletin",
    "Difference",
    "Told",
    "alike",
    "bulletin_of",
    "clashes",
    "compare",
    "handwritten_difference",
    "nothing_yet",
]
