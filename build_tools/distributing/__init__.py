"""What goes out to councillors: put into a folder for an officer to send, and recorded after."""

from build_tools.distributing.folder import files_of
from build_tools.distributing.mark import read_mark, refuse_another, write_folder
from build_tools.distributing.printed import printed
from build_tools.distributing.recording import distribution_of, record
from build_tools.distributing.words import Envelope

__all__ = [
    "Envelope",
    "distribution_of",
    "files_of",
    "printed",
    "read_mark",
    "record",
    "refuse_another",
    "write_folder",
]
