"""What a rule is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_tools.model import PartialContent


@dataclass(frozen=True, kw_only=True)
class RuleContext(PartialContent):
    """As much of the content as could be read, and the day that counts as today."""

    today: date
