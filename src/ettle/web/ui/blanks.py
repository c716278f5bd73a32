"""What to say about a question left blank, whoever wrote the form: ours or allauth's."""

from django import forms

from ettle.web.ui.widgets import DayWidget

STOCK = str(forms.Field.default_error_messages["required"])


def in_plain_words(field: forms.Field, words: str) -> str:
    """Replace Django's "This field is required." by what to do; leave other errors alone."""
    return blank_words(field) if words == STOCK else words


def blank_words(field: forms.Field) -> str:
    """Say what to do about a blank answer, in the words its kind of question needs.

    >>> blank_words(forms.CharField(label="What is your name?"))
    'Fill in “What is your name?”'
    """
    label = str(field.label or "this answer")
    quoted = f"“{label}”" if label.endswith("?") else f"“{label}”."
    widget = field.widget
    if isinstance(widget, DayWidget):
        return f"Fill in the date for {quoted}"
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick “{label}” to go on."
    if isinstance(widget, forms.FileInput):
        return f"Choose a file for {quoted}"
    if isinstance(widget, forms.Select | forms.RadioSelect):
        return f"Choose an answer to {quoted}"
    return f"Fill in {quoted}"
