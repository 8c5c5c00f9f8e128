"""What goes out to councillors: put into a folder for an officer to send, and recorded after."""

from build_tools.distribution.context import Envelope
from build_tools.distribution.folder import files_of
from build_tools.distribution.pdfs import printed
from build_tools.distribution.receipt import read_receipt, refuse_another, write_folder
from build_tools.distribution.register import distribution_of, register_lines

__all__ = [
    "Envelope",
    "distribution_of",
    "files_of",
    "printed",
    "read_receipt",
    "refuse_another",
    "register_lines",
    "write_folder",
]
