"""The door to Git: the content as it was at a revision, or as it is in another folder."""

from build_tools.history.folder import content_at
from build_tools.history.revisions import meeting_point, revision_before

__all__ = ["content_at", "meeting_point", "revision_before"]
