"""The forms of a statutory review: one for each step, and none for what is known."""

from typing import Any

from django import forms

from ettle.plans.meeting.review_steps import GROUNDS, OUTCOMES
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.pasted import WordsField

ASKED_BY = (
    ("parent", "A parent"),
    ("child", "The child, who is 12 or over"),
    ("young_person", "The young person"),
)
KNOWN = (("", "Not looked at"), ("yes", "Yes"), ("no", "No"))


class OpenForm(EttleForm):
    """On which ground the plan is reviewed."""

    ground = forms.ChoiceField(
        label="On which ground?",
        choices=list(GROUNDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the ground in law."},
    )
    why = WordsField(
        label="What changed, or what was asked?",
        help_text="The family reads this in the letter.",
        rows=3,
        max_length=4000,
        required=False,
    )
    requested_by = forms.ChoiceField(
        label="If somebody asked: who?",
        choices=[("", "Nobody asked"), *ASKED_BY],
        required=False,
    )
    requested_person = forms.ChoiceField(label="If a parent: which?", required=False)
    requested_on = DayField(label="If asked: when did the council get it?", required=False)
    capacity = forms.ChoiceField(
        label="If the child asked: do they understand what they ask for?",
        help_text="Section 3. Assessed for each request.",
        choices=KNOWN,
        required=False,
    )
    wellbeing = forms.ChoiceField(
        label="If the child asked: would it harm their wellbeing?", choices=KNOWN, required=False
    )

    def __init__(self, *args: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requested_person"].choices = [  # type: ignore[attr-defined]
            ("", "No parent asked"),
            *((each.ref, each.name) for each in parents),
        ]


class AskedForm(EttleForm):
    """When somebody was asked, or why not."""

    asked_on = DayField(label="On which day were they asked?", required=False)
    instead = WordsField(label="Or why not?", rows=3, max_length=4000, required=False)


class ConsideredForm(EttleForm):
    """What was made of the views and the advice."""

    considered = WordsField(
        label="What did you make of the views, the advice and the information?",
        help_text="The family reads this in the letter. Name what each changed.",
        rows=6,
        max_length=8000,
        error_messages={"required": "Say what you made of it. The family reads it."},
    )


class DecideForm(EttleForm):
    """What comes of the review, and why."""

    outcome = forms.ChoiceField(
        label="What comes of it?",
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes of the review."},
    )
    reasons = WordsField(
        label="Why?",
        help_text="The family reads this in the letter.",
        rows=6,
        max_length=8000,
        error_messages={"required": "Give your reasons. The family reads them."},
    )


class JoinForm(EttleForm):
    """Which meeting serves the review."""

    meeting = forms.ChoiceField(
        label="Which meeting serves this review?",
        help_text="Packs that ask for views then count as asking: nothing is recorded twice.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a meeting."},
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = list(meetings)  # type: ignore[attr-defined]
