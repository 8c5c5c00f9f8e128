"""What goes out to councillors: put into a folder for an officer to send, and recorded after."""

from build_tools.distributing.bulletin import Bulletin, bulletin_of, nothing_yet
from build_tools.distributing.folder import files_of
from build_tools.distributing.mark import read_mark, refuse_another, write_folder
from build_tools.distributing.recording import distribution_of, record
from build_tools.distributing.text_message import summed_up
from build_tools.distributing.words import Envelope

__all__ = [
    "Bulletin",
    "Envelope",
    "bulletin_of",
    "distribution_of",
    "files_of",
    "nothing_yet",
    "read_mark",
    "record",
    "refuse_another",
    "summed_up",
    "write_folder",
]
