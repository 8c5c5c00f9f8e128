"""What tests need of the council's own content: its pages by what they are, never by name."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from build_tools.model import Guide
from tests.conftest import ours_unapproved

OURS = ours_unapproved()
"""The council's own content, as it is before somebody approves the site."""


def _first(guides: Iterable[Guide], but: str = "") -> str:
    return next((guide.slug for guide in guides if guide.slug != but), "")


ACT_NOW_GUIDES = [guide.slug for guide in OURS.guides_of(OURS.site.act_now_topic)]
ACT_NOW = ACT_NOW_GUIDES[0]
"""A guide on what to do now."""
ANOTHER = _first(OURS.published, but=ACT_NOW)
"""Another guide."""
COVERED = _first(guide for guide in OURS.published if OURS.topics[guide.topic].exit)
"""A guide whose page has the exit button, or nothing where none has it."""
CALM = _first(guide for guide in OURS.published if not OURS.topics[guide.topic].exit)
"""A guide whose page has no exit button, or nothing where every page has it."""
FIGURES = _first(guide for guide in OURS.published if guide.figures)
"""A guide with a chart and a table, or nothing where there is none."""
OF_EACH_KIND = list(dict.fromkeys(slug for slug in (ACT_NOW, ANOTHER, CALM, FIGURES) if slug))
"""Guides of every kind there is."""

needs_calm = pytest.mark.skipif(not CALM, reason="Every guide has the exit button.")
needs_figures = pytest.mark.skipif(not FIGURES, reason="No guide has a chart.")

herefordshire_alone = pytest.mark.skipif(
    OURS.site.council != "Herefordshire Council",
    reason="It holds what one council's content says. Another writes its own.",
)
