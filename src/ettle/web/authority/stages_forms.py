"""The forms in which a council writes its stages of support."""

from typing import Any

from django import forms

from ettle.people.stage_models import DOCUMENTS, MOVERS, NEUTRAL_NAMES
from ettle.people.staging import LONGEST, SHORTEST, StageGiven
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.pasted import WordsField

WORDS = 1500


class StageForm(EttleForm):
    """One stage: its name, its place, the words of staff and of families, and what goes with it."""

    name = forms.CharField(
        label="Name", max_length=60, error_messages={"required": "Write the stage’s name."}
    )
    neutral = forms.ChoiceField(
        label="Where does it begin on the neutral scale?",
        help_text="So that your stages can be set beside those of other councils.",
        widget=forms.RadioSelect,
        choices=list(NEUTRAL_NAMES.items()),
    )
    for_staff = WordsField(
        label="What happens at this stage, for staff", rows=3, max_length=WORDS, required=False
    )
    for_family = WordsField(
        label="What happens at this stage, for families",
        help_text="Plain words. Families read this beside their child’s name.",
        rows=3,
        max_length=WORDS,
        required=False,
    )
    threshold_staff = WordsField(
        label="When a child comes to it, for staff", rows=3, max_length=WORDS, required=False
    )
    threshold_family = WordsField(
        label="When a child comes to it, for families", rows=3, max_length=WORDS, required=False
    )
    documents_expected = forms.MultipleChoiceField(
        label="Which documents does it ask for?",
        widget=forms.CheckboxSelectMultiple,
        choices=list(DOCUMENTS.items()),
        required=False,
    )
    documents_allowed = forms.MultipleChoiceField(
        label="Which others may be made?",
        widget=forms.CheckboxSelectMultiple,
        choices=list(DOCUMENTS.items()),
        required=False,
    )
    movers = forms.MultipleChoiceField(
        label="Who may move a child to this stage?",
        help_text="A move down from it is theirs to make too.",
        widget=forms.CheckboxSelectMultiple,
        choices=list(MOVERS.items()),
        required=False,
    )
    review_weeks = forms.IntegerField(
        label="Looked at again after how many weeks?",
        help_text=f"From {SHORTEST} to {LONGEST}. This is the council’s own interval, not the law.",
    )
    nature_of_support = forms.CharField(
        label="Nature of support, as your roll system says it", max_length=300, required=False
    )

    @property
    def given(self) -> StageGiven:
        """What was typed, as the service takes it."""
        answers: dict[str, Any] = {
            field: tuple(value) if isinstance(value, list) else value
            for field, value in self.answers.items()
        }
        return StageGiven(**answers)


class SchemeForm(EttleForm):
    """The set as a whole, and what the council calls its documents."""

    name = forms.CharField(
        label="What do people in the council call these stages?",
        max_length=120,
        error_messages={"required": "Write a name for the stages as a whole."},
    )
    look_weeks = forms.IntegerField(
        label="After how many weeks is what was tried looked at?",
        help_text="Six is usual: has it helped?",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, words in DOCUMENTS.items():
            self.fields[f"name_{key}"] = forms.CharField(
                label=f"Your name for: {words}", max_length=80, required=False
            )

    @property
    def document_names(self) -> dict[str, str]:
        """The council's own names, by our keys."""
        return {key: self.cleaned_data[f"name_{key}"] for key in DOCUMENTS}


class ForceForm(EttleForm):
    """From which day."""

    live_from = DayField(
        label="From which day do they hold?",
        help_text="It may be past, if the council has worked this way for years.",
        error_messages={"required": "Write the day from which they hold."},
    )
