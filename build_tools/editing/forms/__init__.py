"""The forms that officers fill in on GitHub, and what each of them does to the content."""

from build_tools.editing.forms.apply import Outcome, apply_form
from build_tools.editing.forms.body import Received, Refused, form_of, received_from
from build_tools.editing.forms.form import Field, Form, form_address
from build_tools.editing.forms.guides import words_for_form
from build_tools.editing.forms.identifying import identifying
from build_tools.editing.forms.table import FORMS

__all__ = [
    "FORMS",
    "Field",
    "Form",
    "Outcome",
    "Received",
    "Refused",
    "apply_form",
    "form_address",
    "form_of",
    "identifying",
    "received_from",
    "words_for_form",
]
