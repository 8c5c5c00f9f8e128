"""The door to Git: the content as it was at a revision, or as it is in another folder."""

from build_tools.history.revisions import (
    NothingYet,
    commits_since,
    committed,
    content_at,
    files_outside,
    is_content,
    is_folder,
    meeting_point,
    revision_before,
    texts_of,
)

__all__ = [
    "NothingYet",
    "commits_since",
    "committed",
    "content_at",
    "files_outside",
    "is_content",
    "is_folder",
    "meeting_point",
    "revision_before",
    "texts_of",
]
