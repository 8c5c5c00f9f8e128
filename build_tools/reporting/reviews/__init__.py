"""What officers have to look at again: guides, contacts, sources and open questions."""

from build_tools.reporting.reviews.calendar import as_calendar
from build_tools.reporting.reviews.printing import as_issue, as_json, as_text
from build_tools.reporting.reviews.tasks import Task, blocked_pages, tasks_of

__all__ = ["Task", "as_calendar", "as_issue", "as_json", "as_text", "blocked_pages", "tasks_of"]
