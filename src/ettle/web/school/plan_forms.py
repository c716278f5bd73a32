"""Forms for the parts of a plan."""

from typing import Any

from django import forms

from ettle.plans.selectors import Part
from ettle.web.school.plan_words import AUDIENCES, KINDS, SCHOOL_ROLES, person
from ettle.web.ui.forms import EttleForm

LONGEST = 4000


class PartForm(EttleForm):
    """The words of a part, and who they are for."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=LONGEST)

    def __init__(self, *args: Any, kind: str, name: str, longest: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = KINDS[kind]
        self.fields["text"].label = words.ask.format(name=name)
        self.fields["text"].help_text = words.hint.format(name=name)
        if longest > LONGEST:  # somebody's own long words are never cut to be changed
            self.fields["text"] = forms.CharField(
                widget=forms.Textarea(attrs={"rows": 12}), label=self.fields["text"].label
            )
        self.fields["audience"] = forms.ChoiceField(
            label="Who is this part for?",
            widget=forms.RadioSelect,
            choices=AUDIENCES,
            initial="everyone",
        )

    @property
    def detail(self) -> dict[str, Any]:
        """What this kind of part holds beside its words."""
        return {}


class SupportForm(PartForm):
    """A support: what, how often, for how long, where, and who gives it."""

    how_often = forms.CharField(
        label="How often?", required=False, max_length=200, help_text="For example, once a week"
    )
    how_long = forms.CharField(
        label="For how long?",
        required=False,
        max_length=200,
        help_text="For example, 30 minutes, until June 2027",
    )
    where = forms.CharField(label="Where?", required=False, max_length=200)
    roles = forms.MultipleChoiceField(
        label="Who at the school gives it?",
        widget=forms.CheckboxSelectMultiple,
        choices=SCHOOL_ROLES,
        required=False,
    )
    others = forms.CharField(
        label="Who else gives it?",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text="One on a line: what they do, then a comma, then where they work. For example: "
        "Speech and language therapist, NHS Glenmarra",
    )

    def __init__(self, *args: Any, school: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school

    @property
    def detail(self) -> dict[str, Any]:
        answers = self.cleaned_data
        names = dict(SCHOOL_ROLES)
        at_school = [
            {"role": names[key], "organisation": self.school, "kind": key}
            for key in answers["roles"]
        ]
        return {
            "how_often": answers["how_often"],
            "how_long": answers["how_long"],
            "where": answers["where"],
            "persons": at_school + self._others(),
        }

    def _others(self) -> list[dict[str, str]]:
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        split = [line.partition(",") for line in lines]
        return [
            person(role.strip(), place.strip(), at_school=not place or place.strip() == self.school)
            for role, _, place in split
        ]


def part_form(kind: str, *args: Any, name: str, school: str, **kwargs: Any) -> PartForm:
    """Give the form for one kind of part."""
    if kind == "support":
        return SupportForm(*args, kind=kind, name=name, school=school, **kwargs)
    return PartForm(*args, kind=kind, name=name, **kwargs)


def initial_of(part: Part, school: str) -> dict[str, Any]:
    """Fill a form with what a part says now."""
    names = dict(SCHOOL_ROLES)
    ticked = [
        one.kind
        for one in part.persons
        if one.organisation == school and names.get(one.kind) == one.role
    ]
    others = [str(one) for one in part.persons if one.kind not in ticked]
    return {
        "text": part.text,
        "audience": part.audience,
        "how_often": part.how_often,
        "how_long": part.how_long,
        "where": part.where,
        "roles": ticked,
        "others": "\n".join(others),
    }


class AdoptHelpForm(EttleForm):
    """Which objective an agency's offered help is for."""

    under = forms.ChoiceField(label="For which objective?")

    def __init__(self, *args: Any, objectives: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].choices = objectives


class AdoptViewForm(EttleForm):
    """Where in the plan somebody's own words go."""

    kind = forms.ChoiceField(label="Use as")

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds
        if len(kinds) == 1:  # nothing to choose: one press
            self.fields["kind"].widget = forms.HiddenInput()
            self.fields["kind"].initial = kinds[0][0]


class PressForm(EttleForm):
    """One button and nothing to fill in."""
