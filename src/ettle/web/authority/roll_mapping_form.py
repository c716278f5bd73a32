"""What is asked to read a council's own file: a heading for each of our columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ettle.exchange.roll.columns import COLUMNS, REQUIRED
from ettle.exchange.roll.guessing import columns_of, guessed, guessed_stages
from ettle.exchange.roll.mapping import DATE_ORDERS, Mapping
from ettle.web.ui.fields import UploadField
from ettle.web.ui.forms import EttleForm

KIND_WORDS = {
    "pupil": "Pupils, one row for each",
    "contact": "Parents and carers, one row for each of each pupil",
    "staff": "Staff, one row for each post",
    "each": "All of them: each row says which it is",
}
ALWAYS = {"yes": "Every row: yes", "no": "Every row: no"}
YES_OR_NO = ("parental_rights", "has_care", "lives_with")
HUNDREDS = ("1930", "1940", "1950")
COLUMN_WORDS = {
    "record": "Which it is: pupil, contact or staff",
    "id": "Id",
    "scn": "Candidate number (SCN)",
    "given_name": "First name",
    "family_name": "Family name",
    "known_as": "Known as",
    "birth_date": "Birth date",
    "school": "School’s SEED code",
    "school_type": "Type of school",
    "starts_on": "First day",
    "ends_on": "Last day",
    "pupil": "The pupil’s id",
    "parental_rights": "Parental rights in law",
    "has_care": "Has care of the child",
    "lives_with": "The child lives with them",
    "safe_contact_from": "Address kept from",
    "email": "E-mail address",
    "job_title": "Post",
    "weekly_hours": "Hours a week",
}


class OwnFileForm(EttleForm):
    """A file whose headings are to be read."""

    kind = forms.ChoiceField(
        label="What is in the file?", widget=forms.RadioSelect, choices=tuple(KIND_WORDS.items())
    )
    file = UploadField(
        label="The file, or the first rows of it",
        help_text="It is looked at for its headings and not kept.",
        accept=".csv,.txt,.tsv,.xlsx,text/csv",
    )


class MappingForm(EttleForm):
    """A heading for each column, the order of days, and words to change."""

    name = forms.CharField(
        label="What do you call this file?", help_text="For example, Pupils", max_length=60
    )
    date_order = forms.ChoiceField(
        label="How are days written in it?",
        widget=forms.RadioSelect,
        choices=[(key, words.capitalize()) for key, words in DATE_ORDERS.items()],
        initial="dmy",
    )
    years_from = forms.ChoiceField(
        label="Years of two figures",
        required=False,
        choices=[("", "Refuse them")]
        + [(one, f"Read them as {one} to {int(one) + 99}") for one in HUNDREDS],
    )
    words = forms.CharField(
        label="Words to change",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="One a line: the column, the file’s word, ours. For example, "
        "stage: Primary 3 = P3",
    )

    def __init__(
        self, *args: Any, kind: str, headings: Sequence[str], reads: Mapping, **kwargs: Any
    ) -> None:
        initial = {
            "name": reads.name,
            "date_order": reads.date_order,
            "years_from": str(reads.years_from or ""),
            "words": words_shown(reads),
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.kind = kind
        for column in columns_of(kind):
            self.fields[f"column_{column}"] = self._asked(column, kind, headings, reads)
        self.order_fields(["name", *(f"column_{one}" for one in columns_of(kind))])

    def _asked(
        self, column: str, kind: str, headings: Sequence[str], reads: Mapping
    ) -> forms.ChoiceField:
        choices = [("", "Not in this file"), *((f"h:{one}", one) for one in headings if one)]
        if column in YES_OR_NO:
            choices += [(f"c:{value}", words) for value, words in ALWAYS.items()]
        initial = ""
        if column in reads.headings:
            initial = f"h:{reads.headings[column]}"
        elif column in reads.constants:
            initial = f"c:{reads.constants[column]}"
        return forms.ChoiceField(
            label=COLUMN_WORDS.get(column, column.replace("_", " ").capitalize()),
            choices=choices,
            initial=initial,
            required=column in REQUIRED.get(kind, ("record",)),
            error_messages={
                "required": "Every row needs this. Choose the heading it stands under."
            },
        )

    def clean_words(self) -> dict[str, dict[str, str]]:
        """Read the words to change, line by line."""
        found: dict[str, dict[str, str]] = {}
        for line in self.cleaned_data["words"].splitlines():
            if not line.strip():
                continue
            column, _, pair = line.partition(":")
            theirs, equals, ours = pair.partition("=")
            name = column.strip().lower().replace(" ", "_")
            if name not in columns_of(self.kind) or not equals or not theirs.strip():
                raise ValidationError(
                    f"“{line.strip()}” is not a column, a word and ours. Write it as "
                    "stage: Primary 3 = P3"
                )
            found.setdefault(name, {})[theirs.strip()] = ours.strip()
        return found

    @property
    def mapping(self) -> Mapping:
        """What was chosen, as files are read by it."""
        chosen = {
            name.removeprefix("column_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and value
        }
        constants = {one: v[2:] for one, v in chosen.items() if v.startswith("c:")}
        if self.kind in COLUMNS:
            constants["record"] = self.kind
        years = self.cleaned_data["years_from"]
        return Mapping(
            name=self.cleaned_data["name"],
            headings={one: v[2:] for one, v in chosen.items() if v.startswith("h:")},
            constants=constants,
            words=self.cleaned_data["words"],
            date_order=self.cleaned_data["date_order"],
            years_from=int(years) if years else None,
        )


def first_guess(kind: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """Guess how a file is read, for a person to confirm."""
    found = guessed(headings, kind)
    words: dict[str, dict[str, str]] = {}
    if "stage" in found:
        at = list(headings).index(found["stage"])
        stages = guessed_stages(row[at] for row in rows if at < len(row))
        words = {"stage": stages} if stages else {}
    return Mapping(headings=found, words=words)


def words_shown(reads: Mapping) -> str:
    """Write the words to change as the form takes them."""
    return "\n".join(
        f"{column}: {theirs} = {ours}"
        for column, pairs in reads.words.items()
        for theirs, ours in pairs.items()
    )
