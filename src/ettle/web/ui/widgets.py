"""Widgets that Django does not have: a day in three boxes, and a scale of drawn faces."""

from datetime import date
from typing import Any

from django import forms


class DayWidget(forms.MultiWidget):
    """Day, month and year in three boxes, because people know a date and not a calendar."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput() for name in ("day", "month", "year")
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list[str]:
        if value is None:
            return ["", "", ""]
        return [str(value.day), str(value.month), str(value.year)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = (("Day", 2), ("Month", 2), ("Year", 4))
        for part, (label, width) in zip(context["widget"]["subwidgets"], boxes, strict=True):
            part["label"], part["width"] = label, width
        return context

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in ("day", "month", "year"))


class FacesWidget(forms.RadioSelect):
    """Five drawn faces with words under them, and a way out that is just as big."""
