"""The rule of colours: everybody can read the council's colours."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from build_tools.model.contrast import LEAST_FOR_WORDS, contrast
from build_tools.problems import Problem
from build_tools.rules.context import RuleContext

GROUNDS = MappingProxyType(
    {
        "link": ("#ffffff", "#eef4f2", "#fdf2dd"),
        "link_dark": ("#131918", "#1d2624", "#33270f"),
    }
)
"""The backgrounds of each colour: page, panel and warning, as in theme/assets/tokens.css."""
_CURES = {"link": "Choose a darker colour", "link_dark": "Choose a lighter colour"}


def colours_can_be_read(content: RuleContext) -> Iterator[Problem]:
    """Links can be read on every background: their contrast is 4.5 or more."""
    for name, grounds in GROUNDS.items() if content.site else ():
        assert content.site  # as above
        colour = getattr(content.site.colours, name)
        worst = min(grounds, key=lambda ground: contrast(colour, ground))
        found = contrast(colour, worst)
        if found < LEAST_FOR_WORDS:
            yield Problem(
                f"{colour} on {worst} has a contrast of {int(found * 10) / 10}, "
                "which is too hard to read.",
                f"Words need a contrast of {LEAST_FOR_WORDS} or more with what is behind them, "
                "so that people with poor sight can read them.",
                f"{_CURES[name]}, and try it on {worst} in a contrast checker.",
                path=("colours", name),
                file="content/site.yaml",
            )
