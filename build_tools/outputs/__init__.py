"""Everything made from the Library, before the site engine: pages, PDFs, data and the layout."""

from build_tools.outputs.build import build_outputs, preview_outputs
from build_tools.outputs.check import output_problems

__all__ = ["build_outputs", "output_problems", "preview_outputs"]
