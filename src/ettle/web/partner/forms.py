"""The answer's form: a stance, and as many rows of help as are needed, without any script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BoundField

from ettle.cases.services import Help
from ettle.web.ui.forms import DayField, EttleForm

STANCES = (
    ("provide", "We provide help: we say what is required"),
    ("advise", "We advise: what school staff can do"),
    ("not_known", "The child is not known to us"),
    ("more_time", "We need more time, because…"),
)
STANCE_WORDS = dict(STANCES) | {
    "provide": "We provide help",
    "advise": "We advise",
    "not_known": "The child is not known to us",
}
DELIVERED_BY = (("agency", "We do"), ("school_staff", "School staff, on our advice"))
YES_NO = (("yes", "Yes"), ("no", "No"))
MOST_ROWS = 12
ROW_PARTS = ("what", "how_often", "how_long", "by_whom", "serves_education", "delivered_by")
MISSING = {
    "what": "Say what is required.",
    "how_often": "Say how often, for example “once a week”.",
    "how_long": "Say how long each time and until when, for example “30 minutes, for a year”.",
    "by_whom": "Say who gives it: a job, for example “speech and language therapist”.",
    "serves_education": "Choose yes or no: a plan counts help that serves the child’s education.",
    "delivered_by": "Choose who delivers it.",
}


def rows_in(typed: Mapping[str, Any]) -> int:
    """Count the rows of help in what was typed or saved; at least one is shown."""
    numbers = [
        int(number)
        for name in typed
        for part, _, number in [name.rpartition("_")]
        if part in ROW_PARTS and number.isdecimal() and len(number) < 3
    ]
    return min(MOST_ROWS, max(numbers, default=1))


class AnswerForm(EttleForm):
    """What the agency says. Nothing must be filled in to save; ``is_whole`` asks for all of it."""

    marks_optional = False
    stance = forms.ChoiceField(
        label="What can you say?", choices=STANCES, widget=forms.RadioSelect, required=False
    )
    summary = forms.CharField(
        label="Your advice, or anything the council should know",
        help_text="Only what is needed to answer the question.",
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, rows: int, is_whole: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.is_whole = rows, is_whole
        for number in range(1, rows + 1):
            self._add_row(number)

    def _add_row(self, n: int) -> None:
        def short(label: str, hint: str) -> forms.CharField:
            return forms.CharField(label=label, help_text=hint, max_length=200, required=False)

        def choice(label: str, choices: tuple[tuple[str, str], ...]) -> forms.ChoiceField:
            return forms.ChoiceField(
                label=label, choices=choices, widget=forms.RadioSelect, required=False
            )

        self.fields[f"what_{n}"] = forms.CharField(
            label="What is required",
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields[f"how_often_{n}"] = short("How often", "For example, once a week in term.")
        self.fields[f"how_long_{n}"] = short("How long", "For example, 30 minutes, for a year.")
        self.fields[f"by_whom_{n}"] = short("By whom", "A job, not a name.")
        self.fields[f"serves_education_{n}"] = choice(
            "Does the child need it for their education?", YES_NO
        )
        self.fields[f"delivered_by_{n}"] = choice("Who delivers it?", DELIVERED_BY)

    def help_rows(self) -> list[tuple[int, list[BoundField]]]:
        """Give the questions of each row of help, for the page."""
        return [(n, [self[f"{part}_{n}"] for part in ROW_PARTS]) for n in range(1, self.rows + 1)]

    def clean(self) -> dict[str, Any]:
        """Before sending, every row begun must be whole, and something must have been said."""
        cleaned = super().clean() or self.cleaned_data
        if not self.is_whole or cleaned.get("stance") == "more_time":
            return cleaned
        if not cleaned.get("stance") and "stance" not in self.errors:
            self.add_error("stance", "Choose what you can say.")
        begun = [n for n in range(1, self.rows + 1) if self._row(n, cleaned)]
        for n in begun:
            for part in ROW_PARTS:
                if not cleaned.get(f"{part}_{n}") and f"{part}_{n}" not in self.errors:
                    self.add_error(f"{part}_{n}", MISSING[part])
        if cleaned.get("stance") == "provide" and not begun:
            self.add_error("what_1", MISSING["what"])
        if cleaned.get("stance") in ("advise", "not_known") and not (
            begun or str(cleaned.get("summary", "")).strip()
        ):
            self.add_error("summary", "Write a few words, so that the council knows what you mean.")
        return cleaned

    @staticmethod
    def _row(n: int, cleaned: Mapping[str, Any]) -> list[str]:
        return [part for part in ROW_PARTS if str(cleaned.get(f"{part}_{n}") or "").strip()]

    def draft(self) -> dict[str, str]:
        """Give all that was typed, as it is kept."""
        return {name: value for name, value in self.answers.items() if isinstance(value, str)}


def help_in(draft: Mapping[str, Any]) -> list[Help]:
    """Read the rows of help from what was saved; rows left empty are left out."""
    return [
        Help(
            what=draft[f"what_{n}"],
            how_often=draft[f"how_often_{n}"],
            how_long=draft[f"how_long_{n}"],
            by_whom=draft[f"by_whom_{n}"],
            serves_education=draft[f"serves_education_{n}"] == "yes",
            delivered_by=draft[f"delivered_by_{n}"],
        )
        for n in range(1, rows_in(draft) + 1)
        if str(draft.get(f"what_{n}") or "").strip()
    ]


class MoreTimeForm(EttleForm):
    """Why an answer cannot come in time, and by when it will."""

    ground = forms.ChoiceField(label="Which of these is it?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why is it impractical to answer in time?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    until = DayField(label="By when will you answer?", help_text="For example, 15 3 2027")

    def __init__(self, *args: Any, grounds: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = grounds  # type: ignore[attr-defined]
