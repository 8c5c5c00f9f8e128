"""The papers for a line-by-line reading: each statement with its sources and boxes to tick."""

from build_tools.reporting.review_pack.gathering import review_papers
from build_tools.reporting.review_pack.statements import ReviewPaper, Section, Statement
from build_tools.reporting.review_pack.writing import as_markdown, as_pdf

__all__ = ["ReviewPaper", "Section", "Statement", "as_markdown", "as_pdf", "review_papers"]
