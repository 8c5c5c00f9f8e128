"""What goes out to councillors: put into a folder for an officer to send, and recorded after."""

from build_tools.distribution.letters import Envelope
from build_tools.distribution.make import (
    BEGINNING,
    NOT_IN_GIT,
    Made,
    folder_of,
    last_sent,
    make_folder,
    refuse_no_group,
)
from build_tools.distribution.receipt import read_receipt, refuse_another
from build_tools.distribution.register import distribution_of, record, register_lines

__all__ = [
    "BEGINNING",
    "NOT_IN_GIT",
    "Envelope",
    "Made",
    "distribution_of",
    "folder_of",
    "last_sent",
    "make_folder",
    "read_receipt",
    "record",
    "refuse_another",
    "refuse_no_group",
    "register_lines",
]
