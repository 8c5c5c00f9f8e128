"""The words of the domain: one definition of every field, with its description."""

from build_tools.model.addresses import OldName, blocking_questions, old_names, page_addresses
from build_tools.model.body import Block, Body, Span, text_of
from build_tools.model.guide import Change, Figure, Figures, Guide, Source, Step, StepFields
from build_tools.model.library import Library, frozen
from build_tools.model.pages import (
    ALL_GUIDES_PDF,
    EASY_PDF,
    FIXED_PAGES,
    POCKET_PACK,
    POSTER_PDF,
    is_kept_name,
    pdf_of,
)
from build_tools.model.partial import NOT_GIVEN, LoadFailure, PartialContent
from build_tools.model.pledge import EasyToRead, Pledge, Promise, SignOff
from build_tools.model.references import Reference, references
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
    Way,
    WordChoice,
    Words,
    dial,
)
from build_tools.model.site import Accessibility, Approval, Colours, Limits, OtherNumber, Site
from build_tools.model.values import Part

__all__ = [
    "ALL_GUIDES_PDF",
    "EASY_PDF",
    "FIXED_PAGES",
    "NOT_GIVEN",
    "POCKET_PACK",
    "POSTER_PDF",
    "Accessibility",
    "Addresses",
    "Approval",
    "Block",
    "Body",
    "Change",
    "Colours",
    "Contact",
    "Distribution",
    "Distributions",
    "EasyToRead",
    "Figure",
    "Figures",
    "GlossaryWord",
    "Guide",
    "Library",
    "Limits",
    "LoadFailure",
    "OldName",
    "OtherNumber",
    "Part",
    "PartialContent",
    "Pledge",
    "Promise",
    "Recommendation",
    "Reference",
    "Review",
    "SignOff",
    "Site",
    "Source",
    "Span",
    "Step",
    "StepFields",
    "ToConfirm",
    "Topic",
    "Way",
    "WordChoice",
    "Words",
    "blocking_questions",
    "dial",
    "frozen",
    "is_kept_name",
    "old_names",
    "page_addresses",
    "pdf_of",
    "references",
    "text_of",
]
