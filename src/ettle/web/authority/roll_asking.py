"""The questions that a checked roll file asks, as one form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from ettle.web.ui.dates import plain_day
from ettle.web.ui.forms import EttleForm

OFFER_WORDS = {
    "same": "The same child: the id changes to the new one",
    "two": "Two children: bring in the new one too",
    "later": "Leave the row out for now",
}
OBSTACLE_LABELS = {
    "older": "Why is it to be brought in all the same?",
    "same_file": "Why is it to be brought in again?",
    "shorter": "The file is whole: these pupils are rightly not in it",
    "cut_short": "The file is whole: nothing is missing after that row",
    "schools_left_out": "The file is whole: those schools are rightly not in it",
}


class RollAnswersForm(EttleForm):
    """One question for each obstacle, each new id that may be a known child, and the rejected."""

    def __init__(self, *args: Any, row: Any, likenesses: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.likenesses = row, likenesses
        for one in row.obstacles:
            self.fields[one["code"]] = _obstacle_field(one)
        for one in likenesses:
            self.fields[f"like_{one.ref}"] = _likeness_field(one)
        rejected = row.counts.get("rejected", 0)
        if rejected:
            self.fields["partial"] = _partial_field(row.row_count - rejected, rejected)

    @property
    def said(self) -> dict[str, Any]:
        """What was answered, as ``answer_roll`` takes it."""
        said = self.cleaned_data
        return {
            "answers": {
                one["code"]: "yes" if one["needs"] == "yes" else said[one["code"]]
                for one in self.row.obstacles
            },
            "choices": {one.ref: said[f"like_{one.ref}"] for one in self.likenesses},
            "partial": bool(said.get("partial")),
        }


def _obstacle_field(one: dict[str, str]) -> forms.Field:
    label = OBSTACLE_LABELS.get(one["code"], one["words"])
    if one["needs"] == "yes":
        return forms.BooleanField(
            label=label,
            help_text=one["words"],
            error_messages={"required": "Say yes to this if it is so. If not, send another file."},
        )
    return forms.CharField(
        label=label,
        help_text=one["words"],
        max_length=300,
        min_length=5,
        error_messages={"required": "Say why, in a few words. They are kept with the import."},
    )


def _likeness_field(one: Any) -> forms.Field:
    born = plain_day(date.fromisoformat(one.says["born"]))
    return forms.ChoiceField(
        label=f"Line {one.line}: is {one.name} ({one.roll_id}) the child {one.other_name} "
        f"({one.other_roll_id})?",
        help_text=f"Both were born on {born}. The file has {one.says['stage']}, the roll "
        f"{one.says['other_stage']}.",
        choices=[(offer, OFFER_WORDS[offer]) for offer in one.offers],
        widget=forms.RadioSelect,
        error_messages={"required": f"Choose one of the answers for {one.name}."},
    )


def _partial_field(taken: int, rejected: int) -> forms.Field:
    rows = "1 row waits" if rejected == 1 else f"{rejected:,} rows wait"
    return forms.BooleanField(
        label=f"Bring in the {taken:,} rows that can be taken, and let {rows}",
        help_text="You can do this now, or mend the file first and send it again.",
        error_messages={"required": "Say whether they may wait, or mend the file and send it."},
    )
