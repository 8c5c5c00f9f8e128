"""The only door to Typst, and the PDFs that every build makes through it."""

from build_tools.pdf.build import assert_guides_fit, make_pdfs
from build_tools.pdf.cache import PdfCache
from build_tools.pdf.context import guide_contents
from build_tools.pdf.pledge import easy_content
from build_tools.pdf.typst import DoesNotFit, make_pdf

__all__ = [
    "DoesNotFit",
    "PdfCache",
    "assert_guides_fit",
    "easy_content",
    "guide_contents",
    "make_pdf",
    "make_pdfs",
]
