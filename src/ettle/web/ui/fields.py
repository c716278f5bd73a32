"""Form fields with plain errors: what happened, why, what to do."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from ettle.web.ui import phrases
from ettle.web.ui.dates import MONTHS
from ettle.web.ui.widgets import DayWidget, FacesWidget

RATHER_NOT = "rather_not"
MEGABYTE = 1024 * 1024


class DayField(forms.Field):
    """A day typed in three boxes. Month names are understood too."""

    widget = DayWidget

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or value is None:
            return value
        typed = [str(part or "").strip() for part in value]
        if not any(typed):
            return None
        self._refuse_gaps(typed)
        return _real_day(_number(typed[0], "day"), _month(typed[1]), _year(typed[2]))

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = DayWidget().decompress(initial if isinstance(initial, date) else None)
        return before != [str(part or "").strip() for part in data or ["", "", ""]]

    def _refuse_gaps(self, typed: list[str]) -> None:
        names = ("day", "month", "year")
        missing = [name for name, part in zip(names, typed, strict=True) if not part]
        if missing:
            raise ValidationError(
                f"The {' and the '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing. "
                "A date needs a day, a month and a year."
            )


class FacesField(forms.ChoiceField):
    """How something feels, from 5 (really good) to 1, or ``RATHER_NOT``."""

    widget = FacesWidget

    def __init__(self, *, faces: Sequence[tuple[str, str]] = phrases.FACES, **kwargs: Any) -> None:
        super().__init__(choices=[*faces, (RATHER_NOT, phrases.RATHER_NOT)], **kwargs)


class UploadField(forms.FileField):
    """A file no larger than ``max_bytes``. Whether it is what it claims is for documents to say.

    A file past the limit of the whole site never arrives; the form is told its name by
    ``skipped`` and sets ``was_skipped``.
    """

    was_skipped = False

    def __init__(self, *, max_bytes: int | None = None, accept: str = "", **kwargs: Any) -> None:
        self.max_bytes = max_bytes or settings.MAX_UPLOAD_BYTES
        self.accept = accept
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": self.accept} if self.accept else {}

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        size = getattr(data, "size", 0) or 0
        if self.was_skipped or size > self.max_bytes:
            was = f"is {_megabytes(size)}" if size else "is too large"
            raise ValidationError(
                f"That file {was}: the most we can take is {_megabytes(self.max_bytes)}. "
                "Choose a smaller one. Everything else you wrote is kept."
            )
        return super().clean(data, initial)


class DrawingField(UploadField):
    """A photograph or picture of a drawing."""

    widget = forms.FileInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("accept", "image/png,image/jpeg,image/webp")
        super().__init__(**kwargs)


def _number(typed: str, name: str) -> int:
    if not (typed.isascii() and typed.isdigit()):
        raise ValidationError(f"“{typed}” is not a {name}. Write the {name} as a number.")
    return int(typed)


def _month(typed: str) -> int:
    name = typed.rstrip(".").casefold()
    if len(name) >= 3:
        for number, month in enumerate(MONTHS, start=1):
            if month.casefold().startswith(name):
                return number
    number = _number(typed, "month")
    if not 1 <= number <= 12:
        raise ValidationError(f"There is no month {number}. Months go from 1 to 12.")
    return number


def _year(typed: str) -> int:
    year = _number(typed, "year")
    if not 1900 <= year <= 2999:
        raise ValidationError(f"“{typed}” is not a year. Write all four digits, for example 2026.")
    return year


def _real_day(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        name = MONTHS[month - 1]
        if day == 29 and month == 2:
            words = f"29 February {year} is not a day, because {year} is not a leap year. "
            raise ValidationError(words + "Check the day and the year.") from None
        raise ValidationError(f"{day} {name} is not a day. Check the day and month.") from None


def _megabytes(size: int) -> str:
    return f"{max(0.1, size / MEGABYTE):.1f}".removesuffix(".0") + " MB"
