"""The words of the domain: one definition of every field, with its description."""

from build_tools.model.addresses import OldName, blocking_questions, old_names, page_addresses
from build_tools.model.body import Block, Body, Span, text_of
from build_tools.model.calls import GuideCalls, calls_now, guide_calls, seen_texts
from build_tools.model.guide import Asked, Change, Figure, Figures, Guide, Source, Step, StepFields
from build_tools.model.library import Library, frozen
from build_tools.model.pages import (
    ALL_GUIDES_PDF,
    EASY_PDF,
    FIXED_PAGES,
    POCKET_PACK,
    POSTER_PDF,
    pdf_of,
)
from build_tools.model.partial import NOT_GIVEN, LoadFailure, PartialContent
from build_tools.model.pledge import EasyToRead, Pledge, Promise, SignOff
from build_tools.model.registers import (
    Addresses,
    Contact,
    Distribution,
    Distributions,
    GlossaryWord,
    Recommendation,
    Review,
    ToConfirm,
    Topic,
    WordChoice,
    Words,
)
from build_tools.model.site import Approval, Colours, Door, Limits, Site
from build_tools.model.values import Part

__all__ = [
    "ALL_GUIDES_PDF",
    "EASY_PDF",
    "FIXED_PAGES",
    "NOT_GIVEN",
    "POCKET_PACK",
    "POSTER_PDF",
    "Addresses",
    "Approval",
    "Asked",
    "Block",
    "Body",
    "Change",
    "Colours",
    "Contact",
    "Distribution",
    "Distributions",
    "Door",
    "EasyToRead",
    "Figure",
    "Figures",
    "GlossaryWord",
    "Guide",
    "GuideCalls",
    "Library",
    "Limits",
    "LoadFailure",
    "OldName",
    "Part",
    "PartialContent",
    "Pledge",
    "Promise",
    "Recommendation",
    "Review",
    "SignOff",
    "Site",
    "Source",
    "Span",
    "Step",
    "StepFields",
    "ToConfirm",
    "Topic",
    "WordChoice",
    "Words",
    "blocking_questions",
    "calls_now",
    "frozen",
    "guide_calls",
    "old_names",
    "page_addresses",
    "pdf_of",
    "seen_texts",
    "text_of",
]
