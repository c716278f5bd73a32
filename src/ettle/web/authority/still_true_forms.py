"""The form in which a council says after how many weeks each kind of part is asked about."""

from django import forms

from ettle.plans.intervals import INTERVALS
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.forms import DayField, EttleForm

KIND_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Health and safety", ("must", "health", "intimate_care", "risk")),
    ("What is worked on, and how", ("target", "support", "strategy", "objective")),
    ("Who the child is", ("what_matters", "communication", "key_adult", "profile", "strength")),
    ("Day by day", ("helps", "avoid", "signs")),
    ("Needs", ("factor", "barrier")),
)


def kind_words(kind: str) -> str:
    """Name a kind of part as the plan's own pages do."""
    return "Targets" if kind == "target" else KINDS[kind].many


class IntervalsForm(EttleForm):
    """A number of weeks for each kind of part, and the day from which they hold."""

    holds_from = DayField(
        label="From which day?",
        help_text="Today or later. What was asked until then stays as it was.",
        error_messages={"required": "Write the day from which this holds."},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for _, kinds in KIND_GROUPS:
            for kind in kinds:
                limits = INTERVALS[kind]
                self.fields[kind] = forms.IntegerField(
                    label=kind_words(kind),
                    help_text=f"Weeks, from {limits.soonest} to {limits.latest}. "
                    f"Usual: {limits.usual}.",
                    widget=forms.NumberInput(attrs={"class": "ds_input--fixed-4"}),
                    error_messages={
                        "required": "Write a number of weeks.",
                        "invalid": f"Write the weeks as a number, for example {limits.usual}.",
                    },
                )
        self.order_fields([*INTERVALS, "holds_from"])

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions by group, in the order in which they are read."""
        return [(words, [self[kind] for kind in kinds]) for words, kinds in KIND_GROUPS]

    @property
    def weeks(self) -> dict[str, int]:
        """What was typed, by kind."""
        return {kind: self.cleaned_data[kind] for kind in INTERVALS}
