"""The longer way to say what was given: part of it or none, on a day, and why."""

from django import forms

from ettle.plans.giving.weeks import OUTCOME_WORDS, WHY_WORDS
from ettle.web.ui.forms import DayField, EttleForm


class GiveForm(EttleForm):
    """What came of one support on one day."""

    outcome = forms.ChoiceField(
        label="Was it given?",
        choices=tuple(OUTCOME_WORDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was given, part given or not given."},
    )
    why = forms.ChoiceField(
        label="If not all of it: why?",
        choices=tuple(WHY_WORDS.items()),
        widget=forms.RadioSelect,
        required=False,
        help_text="No reason is anybody’s fault. It tells the school what to change.",
    )
    words = forms.CharField(
        label="A few words, if they help",
        required=False,
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    minutes = forms.IntegerField(
        label="Minutes, if it was shorter or longer than planned",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Give the minutes as a number, or leave it empty."},
    )
    on = DayField(label="Which day?", help_text="For example, 23 11 2026")
    despite_no_school = forms.BooleanField(
        label="It was given although pupils were not in school that day", required=False
    )

    @property
    def outcome_words(self) -> str:
        """What was chosen, in words."""
        return OUTCOME_WORDS[self.cleaned_data["outcome"]].lower()
