"""The four-limb test as a form: rows for factors and supports, a reason for each limb."""

from typing import Any

from django import forms

from ettle.web.ui.forms import EttleForm

FACTOR_ROWS = 4
SUPPORT_ROWS = 6
YES_NO = (("yes", "Yes"), ("no", "No"))
YES_NO_NONE = (*YES_NO, ("none", "It cannot apply"))
SOURCES = (
    ("education", "Education: the council’s schools"),
    ("other_function", "Another part of the same council, such as social work"),
    ("agency", "An agency: NHS board, another council, Skills Development Scotland"),
)
SUPPORT_PARTS = (
    "source",
    "provider",
    "what",
    "required",
    "for_education",
    "delivered_by_school_staff",
)
SIDES = (
    ("education", "Support from education, taken together, is significant", YES_NO),
    ("other_functions", "Support from other parts of the council, together", YES_NO_NONE),
    ("agencies", "Support from agencies, all of them together", YES_NO_NONE),
    (
        "other_functions_with_agencies",
        "Other parts of the council and agencies, added to each other",
        YES_NO_NONE,
    ),
)


def yes_no(label: str, *, choices: Any = YES_NO, required: bool = True, **facts: Any) -> Any:
    """Ask a question with two or three answers."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, required=required, **facts
    )


def words(label: str, *, rows: int = 3, required: bool = True, **facts: Any) -> Any:
    """Ask for some words."""
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=6000,
        required=required,
        **facts,
    )


class FindingsForm(EttleForm):
    """What was found, and why. The law puts the answers together; people judge each."""

    def __init__(self, *args: Any, known: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = known or {}
        self.known_support = len(known.get("support", []))
        self._limb_a()
        self._limb_b(known.get("factors", []))
        self._limb_c()
        self._limb_d(known.get("support", []))
        self._decision()

    def _limb_a(self) -> None:
        self.fields["responsible_authority"] = yes_no(
            "Is this council responsible for the child’s school education?"
        )
        self.fields["reason_a"] = words("Your reason for (a)")

    def _limb_b(self, factors: list[str]) -> None:
        for n in range(FACTOR_ROWS):
            self.fields[f"factors_{n}_name"] = forms.CharField(
                label=f"Factor {n + 1}",
                max_length=300,
                required=False,
                initial=factors[n] if n < len(factors) else None,
            )
            self.fields[f"factors_{n}_alone"] = forms.BooleanField(
                label=f"By itself, factor {n + 1} has a significant adverse effect on education",
                required=False,
            )
        self.fields["factors_together_significant_adverse"] = yes_no(
            "Taken together, do the factors have a significant adverse effect?",
            choices=YES_NO_NONE,
            help_text="Answer this if no factor does so by itself. Otherwise it cannot apply.",
        )
        self.fields["reason_b"] = words("Your reason for (b)")

    def _limb_c(self) -> None:
        self.fields["needs_likely_over_a_year"] = yes_no(
            "Are the needs likely to continue for more than a year?",
            help_text="The needs as a whole, not each support.",
        )
        self.fields["reason_c"] = words("Your reason for (c)")

    def _limb_d(self, support: list[dict[str, Any]]) -> None:
        for n in range(SUPPORT_ROWS):
            before = support[n] if n < len(support) else {}
            name = f"support_{n}"
            self.fields[f"{name}_what"] = forms.CharField(
                label=f"Support {n + 1}: what is required",
                max_length=600,
                required=False,
                initial=before.get("what"),
            )
            self.fields[f"{name}_source"] = forms.ChoiceField(
                label=f"Support {n + 1}: from where",
                choices=[("", "Choose"), *SOURCES],
                required=False,
                initial=before.get("source"),
            )
            self.fields[f"{name}_provider"] = forms.CharField(
                label=f"Support {n + 1}: from whom",
                max_length=200,
                required=False,
                initial=before.get("provider"),
            )
            for part, label in (
                ("required", "It is required (not only offered, or only wished for)"),
                ("for_education", "It serves education"),
                ("delivered_by_school_staff", "School staff give it, on the agency’s advice"),
            ):
                self.fields[f"{name}_{part}"] = forms.BooleanField(
                    label=f"Support {n + 1}: {label[0].lower()}{label[1:]}",
                    required=False,
                    initial=before.get(part),
                )
        for side, label, choices in SIDES:
            self.fields[f"sides_{side}"] = yes_no(label, choices=choices)
        self.fields["reason_d"] = words("Your reason for (d)")

    def _decision(self) -> None:
        self.fields["best_interests"] = words(
            "What is best for the child, and why?",
            help_text="United Nations Convention on the Rights of the Child, article 3.",
        )
        self.fields["views_considered"] = words(
            "Whose views did you consider, and what did you make of them?",
            help_text="Section 12: the child’s and the parents’ views, and agencies’ advice.",
        )
        self.fields["instead"] = words(
            "If no plan is required: what support will the child have instead?",
            required=False,
            help_text="The letter to the family says this. Leave it empty if a plan is required.",
        )
        self.fields["required"] = forms.ChoiceField(
            label="What do you decide?",
            choices=[("yes", "A plan is required"), ("no", "No plan is required")],
            widget=forms.RadioSelect,
        )

    @property
    def factor_rows(self) -> list[list[Any]]:
        """The questions of each factor, for the page."""
        return [[self[f"factors_{n}_name"], self[f"factors_{n}_alone"]] for n in range(FACTOR_ROWS)]

    @property
    def support_rows(self) -> list[list[Any]]:
        """The questions of each support, for the page."""
        order = ("what", "source", "provider", *SUPPORT_PARTS[3:])
        return [[self[f"support_{n}_{part}"] for part in order] for n in range(SUPPORT_ROWS)]

    @property
    def first_support(self) -> list[list[Any]]:
        """The rows that are shown at once: what is known, and two more."""
        return self.support_rows[: max(3, self.known_support + 2)]

    @property
    def more_support(self) -> list[list[Any]]:
        """The rows that are folded away until they are needed."""
        return self.support_rows[len(self.first_support) :]

    @property
    def more_open(self) -> bool:
        """Whether a row that is folded away holds something."""
        return any(bound.errors or bound.value() for row in self.more_support for bound in row)

    @property
    def side_questions(self) -> list[Any]:
        """The questions about each side taken together."""
        return [self[f"sides_{side}"] for side, _, _ in SIDES]

    @property
    def findings(self) -> dict[str, Any]:
        """What was found, in the shape that the law library reads."""
        said = self.cleaned_data
        return {
            "responsible_authority": said["responsible_authority"] == "yes",
            "factors": [
                {
                    "name": said[f"factors_{n}_name"],
                    "significant_adverse_alone": said[f"factors_{n}_alone"],
                }
                for n in range(FACTOR_ROWS)
                if said[f"factors_{n}_name"]
            ],
            "factors_together_significant_adverse": _answer(
                said["factors_together_significant_adverse"]
            ),
            "needs_likely_over_a_year": said["needs_likely_over_a_year"] == "yes",
            "support": [
                {part: said[f"support_{n}_{part}"] for part in SUPPORT_PARTS}
                for n in range(SUPPORT_ROWS)
                if said[f"support_{n}_what"]
            ],
            "sides": {side: _answer(said[f"sides_{side}"]) for side, _, _ in SIDES},
        }

    @property
    def reasons(self) -> dict[str, str]:
        """The officer's reason for each limb."""
        return {limb: self.cleaned_data[f"reason_{limb}"] for limb in "abcd"}

    def clean(self) -> dict[str, Any]:
        """Ask for the rest of a support that was begun."""
        said: dict[str, Any] = super().clean() or {}
        for n in range(SUPPORT_ROWS):
            if said.get(f"support_{n}_what"):
                for part, what in (("source", "where"), ("provider", "whom")):
                    if not said.get(f"support_{n}_{part}"):
                        self.add_error(
                            f"support_{n}_{part}", f"Say from {what} support {n + 1} comes."
                        )
        return said


def _answer(said: str) -> bool | None:
    return None if said == "none" else said == "yes"
