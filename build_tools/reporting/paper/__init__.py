"""The progress paper for the scrutiny committee, as Markdown and as PDF."""

from build_tools.reporting.paper.blocks import Paper, as_markdown, as_pdf
from build_tools.reporting.paper.writing import paper_of

__all__ = ["Paper", "as_markdown", "as_pdf", "paper_of"]
