"""Forms for the parts of a plan, made from the table of what each kind holds."""

from typing import Any

from django import forms

from ettle.plans.selectors import Part
from ettle.plans.target_words import target_sentence
from ettle.web.school.plan_boxes import (
    FRAME,
    QUOTED,
    READING,
    SAID,
    SAID_ON,
    SPOKEN,
    WHOSE,
    Box,
    Choices,
    boxes_of,
)
from ettle.web.school.plan_fields import answer_of, field_of
from ettle.web.school.plan_words import KINDS, SCHOOL_ROLES, person
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.pasted import WordsField

LONGEST = 4000
PLACED_KEYS = ("wellbeing", "world")


class PartForm(EttleForm):
    """The words of a part, what its kind holds beside them, and who it is for."""

    def __init__(
        self,
        *args: Any,
        kind: str,
        name: str,
        audiences: Choices,
        choices: dict[str, Choices] | None = None,
        framed: bool = False,
        is_new: bool = True,
        longest: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.name, self.framed = kind, name, framed
        self.known = choices or {}
        for box in self._boxes(is_new):
            self.fields[box.key] = field_of(box, name, self.known.get(box.key, box.choices))
        if framed:
            self.fields["observable"].required = True
        elif is_new or kind != "view":  # nobody else changes what somebody said
            self._ask_words(longest)
        self.fields["audience"] = forms.ChoiceField(
            label="Who is this part for?",
            widget=forms.RadioSelect,
            choices=audiences,
            initial=audiences[0][0],
        )

    def _ask_words(self, longest: int) -> None:
        """Ask for the words first; somebody's own long words are never cut to be changed."""
        words = KINDS[self.kind]
        self.fields["text"] = WordsField(
            label=words.ask.format(name=self.name),
            help_text=words.hint.format(name=self.name),
            rows=12 if longest > LONGEST else 5,
            max_length=None if longest > LONGEST else LONGEST,
        )
        self.order_fields(["whose", "said_on", "text"])

    def _boxes(self, is_new: bool) -> list[Box]:
        """List the boxes of this kind, leaving out a choice among nothing."""
        boxes = list(FRAME) if self.framed else []
        if self.kind in QUOTED and is_new:
            boxes.append(WHOSE)
        boxes += [SAID_ON] if self.kind in SAID else []
        boxes += [READING] if self.kind in SPOKEN else []
        boxes += [box for box in boxes_of(self.kind) if not self._nothing_to_choose(box)]
        return boxes

    def _nothing_to_choose(self, box: Box) -> bool:
        return box.shape in ("select", "ticks") and not (box.choices or self.known.get(box.key))

    @property
    def main_boxes(self) -> list[Any]:
        """The boxes of the page, without those that say where the part belongs."""
        folded = (*PLACED_KEYS, "audience")
        return [one for one in self.visible_fields() if one.name not in folded]

    @property
    def placing_boxes(self) -> list[Any]:
        """The boxes that say where the part belongs in the national frame."""
        return [one for one in self.visible_fields() if one.name in PLACED_KEYS]

    @property
    def words(self) -> str:
        """The words of the part; a target's sentence is composed of its boxes."""
        if self.framed:
            return target_sentence(self.name, self.detail)
        return str(self.cleaned_data.get("text", ""))

    @property
    def whose(self) -> str | None:
        """Whose words these are, where that was asked; nobody's but the writer's where not."""
        return self.cleaned_data.get("whose") or None

    @property
    def detail(self) -> dict[str, Any]:
        """What this kind of part holds beside its words, in the shape plans keep."""
        frame = [box.key for box in FRAME] if self.framed else []
        keys = dict.fromkeys([*frame, *(box.key for box in boxes_of(self.kind))])
        return {
            key: answer_of(self.cleaned_data.get(key)) for key in keys if key in self.cleaned_data
        }

    @property
    def facts(self) -> dict[str, Any]:
        """What a service is told beside the words: for whom, what an adult reads in them, when."""
        answers = self.cleaned_data
        facts = {key: answers[key] for key in ("audience", "reading") if key in answers}
        return facts | {"said_on": answers.get("said_on") or answers.get("happened_on")}


class SupportForm(PartForm):
    """A support: what, how often, for how long, where, and who gives it."""

    def __init__(self, *args: Any, school: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school
        self.fields["roles"] = forms.MultipleChoiceField(
            label="Who at the school gives it?",
            widget=forms.CheckboxSelectMultiple,
            choices=SCHOOL_ROLES,
            required=False,
        )
        self.fields["others"] = forms.CharField(
            label="Who else gives it?",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
            help_text="One on a line: what they do, then a comma, then where they work. For "
            "example: Speech and language therapist, NHS Glenmarra",
        )
        self.order_fields(["text", "roles", "others", "how_often", "times", "per", "minutes"])

    @property
    def detail(self) -> dict[str, Any]:
        names = dict(SCHOOL_ROLES)
        at_school = [
            {"role": names[key], "organisation": self.school, "kind": key}
            for key in self.cleaned_data["roles"]
        ]
        return super().detail | {"persons": at_school + self._others()}

    def _others(self) -> list[dict[str, str]]:
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        split = [line.partition(",") for line in lines]
        return [
            person(role.strip(), place.strip(), at_school=not place or place.strip() == self.school)
            for role, _, place in split
        ]


def part_form(kind: str, *args: Any, school: str, **kwargs: Any) -> PartForm:
    """Give the form for one kind of part."""
    if kind == "support":
        return SupportForm(*args, kind=kind, school=school, **kwargs)
    return PartForm(*args, kind=kind, **kwargs)


def initial_of(part: Part, school: str) -> dict[str, Any]:
    """Fill a form with what a part says now."""
    names = dict(SCHOOL_ROLES)
    ticked = [
        one.kind
        for one in part.persons
        if one.organisation == school and names.get(one.kind) == one.role
    ]
    others = [str(one) for one in part.persons if one.kind not in ticked]
    return part.detail | {
        "text": part.text,
        "audience": part.audience,
        "reading": part.reading,
        "said_on": part.said_on,
        "roles": ticked,
        "others": "\n".join(others),
    }


class AdoptHelpForm(EttleForm):
    """Which objective an agency's offered help is for."""

    under = forms.ChoiceField(label="For which objective?")

    def __init__(self, *args: Any, objectives: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].choices = objectives  # type: ignore[attr-defined]


class AdoptViewForm(EttleForm):
    """Where in the plan somebody's own words go."""

    kind = forms.ChoiceField(label="Use as")

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        if len(kinds) == 1:  # nothing to choose: one press
            self.fields["kind"].widget = forms.HiddenInput()
            self.fields["kind"].initial = kinds[0][0]


class PressForm(EttleForm):
    """One button and nothing to fill in."""
