"""Everything made from the Library, before the site engine: pages, PDFs, data and the layout."""

from build_tools.outputs.build import build_outputs, preview_outputs

__all__ = ["build_outputs", "preview_outputs"]
