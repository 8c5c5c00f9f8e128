"""The forms that officers fill in on GitHub, and what each of them does to the content."""

from build_tools.editing.forms.apply import Outcome, apply_form
from build_tools.editing.forms.body import Answers, Received, Refused, form_of, received_from
from build_tools.editing.forms.form import NO_CHOICE, Field, Form, form_address
from build_tools.editing.forms.guides import words_for_form
from build_tools.editing.forms.identifying import identifying
from build_tools.editing.forms.table import FORMS
from build_tools.editing.forms.words import chosen
from build_tools.editing.forms.work import Job, Work, day_of, post_of

__all__ = [
    "FORMS",
    "NO_CHOICE",
    "Answers",
    "Field",
    "Form",
    "Job",
    "Outcome",
    "Received",
    "Refused",
    "Work",
    "apply_form",
    "chosen",
    "day_of",
    "form_address",
    "form_of",
    "identifying",
    "post_of",
    "received_from",
    "words_for_form",
]
