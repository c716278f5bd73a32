"""From one box of the table to one field of a form, and from an answer to what is kept."""

from datetime import date
from typing import Any

from django import forms

from ettle.web.school.plan_boxes import Box, Choices
from ettle.web.ui.forms import DayField
from ettle.web.ui.pasted import WordsField

MOST = 600


class KeptDayField(DayField):
    """A day that plans keep as text: it may be given as it is kept."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str):
            return _day(value)
        return super().prepare_value(value)


def _day(kept: str) -> date | None:
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None


def field_of(box: Box, name: str, choices: Choices) -> forms.Field:
    """Make the field that asks one question. None of them has to be answered."""
    shared: dict[str, Any] = {
        "label": box.label.format(name=name),
        "help_text": box.hint.format(name=name),
        "required": False,
    }
    if box.shape == "day":
        return KeptDayField(**shared)
    if box.shape == "number":
        return forms.IntegerField(min_value=1, max_value=MOST, **shared)
    if box.shape == "words":
        return WordsField(rows=3, max_length=box.longest, **shared)
    if box.shape == "ticks":
        return forms.MultipleChoiceField(
            widget=forms.CheckboxSelectMultiple, choices=choices, **shared
        )
    if box.shape in ("radios", "select"):
        return _choice(box, choices, shared)
    return forms.CharField(max_length=box.longest, **shared)


def _choice(box: Box, choices: Choices, shared: dict[str, Any]) -> forms.Field:
    if box.shape == "radios":
        return forms.ChoiceField(widget=forms.RadioSelect, choices=choices, **shared)
    blank = () if choices and choices[0][0] == "" else (("", "Not said"),)
    return forms.ChoiceField(choices=(*blank, *choices), **shared)


def answer_of(value: Any) -> Any:
    """Give one answer as plans keep it: days as text, and nothing as an empty text."""
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        return ""
    return list(value) if isinstance(value, list | tuple) else value
