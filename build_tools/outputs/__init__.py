"""Everything made from the Library beside its pages: PDFs, the pocket pack, feeds and data."""

from build_tools.outputs.build import build_files, write_files

__all__ = ["build_files", "write_files"]
