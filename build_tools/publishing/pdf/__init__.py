"""The only door to Typst, and the PDFs that every build makes through it."""

from build_tools.publishing.pdf.door import DoesNotFit, make_pdf
from build_tools.publishing.pdf.kept import Kept
from build_tools.publishing.pdf.making import assert_guides_fit, make_pdfs

__all__ = ["DoesNotFit", "Kept", "assert_guides_fit", "make_pdf", "make_pdfs"]
