"""What the rules are given: everything that could be read, and today's date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from build_tools.model import (
    Addresses,
    Contact,
    Distributions,
    GlossaryWord,
    Guide,
    Limits,
    Pledge,
    Review,
    Site,
    Source,
    ToConfirm,
    Topic,
    Words,
)
from build_tools.model.approvals import Approvals


@dataclass(frozen=True)
class RuleContext:
    """The content as far as it could be read: a rule finds what it can in it.

    `ids` holds the names of every entry of a register that could be opened, right or wrong, so
    that one faulty contact does not make every guide that names it look wrong. A register that
    could not be opened at all is not in it.
    """

    today: date
    site: Site | None = None
    guides: Mapping[str, Guide] = field(default_factory=dict)
    pledge: Pledge | None = None
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    glossary: Mapping[str, GlossaryWord] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    review: Review | None = None
    to_confirm: Mapping[str, ToConfirm] = field(default_factory=dict)
    distributions: Distributions = field(default_factory=Distributions)
    addresses: Addresses | None = None
    approvals: Approvals = field(default_factory=Approvals)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def limits(self) -> Limits:
        """The site's limits, or the usual ones where the site could not be read."""
        return self.site.limits if self.site else Limits()
