"""What is asked when a printing is issued: only what no part of the plan holds."""

from collections.abc import Callable
from typing import Any

from django import forms

from ettle.plans.editions import Edition
from ettle.plans.editions.asking import ARRANGED, LONGEST_QUESTION, who_may_agree
from ettle.plans.editions.transition import MOVES
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.forms import DayField, EttleForm

SHORT = 90
EVERYBODY = "One copy for all whom it is for"


class IssueForm(EttleForm):
    """The questions of one printing, and whose copy it is.

    ``parts`` are those that it would hold; ``parents`` those who may have a copy of their own.
    """

    def __init__(
        self, *args: Any, edition: Edition, pupil: Any, parts: Any, parents: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parents = {person.ref: person for person in parents}
        for ask in edition.asks:
            self.fields |= _FIELDS[ask](pupil, parts)
        if self.parents and not edition.asks:
            self.fields["copy_for"] = forms.ChoiceField(
                label="Whose copy is it?",
                help_text="A parent’s own copy leaves out what is kept from that parent. A copy "
                "for all leaves out what is kept from any.",
                widget=forms.RadioSelect,
                choices=[("", EVERYBODY), *((p.ref, f"For {p.name}") for p in parents)],
                required=False,
                initial="",
            )

    @property
    def for_person(self) -> Any:
        """The parent whose own copy this is, if it is one's."""
        return self.parents.get(self.cleaned_data.get("copy_for") or "")


def _question(pupil: Any, parts: Any) -> dict[str, forms.Field]:
    return {
        "service": forms.CharField(
            label="Which service is asked?",
            max_length=200,
            help_text="For example, Speech and language therapy, and where it works from",
        ),
        "question": forms.CharField(
            label="What is the question?",
            widget=forms.Textarea(attrs={"rows": 4}),
            max_length=LONGEST_QUESTION,
            help_text="One clear question. What is known and what was tried comes from the plan.",
        ),
    }


def _agreement(pupil: Any, parts: Any) -> dict[str, forms.Field]:
    return {
        "agreed_by": forms.ChoiceField(
            label="Who agreed to this being shared?",
            widget=forms.RadioSelect,
            choices=who_may_agree(pupil),
            error_messages={"required": "Choose who agreed. Without that it goes nowhere."},
        ),
        "agreed_on": DayField(label="On which day did they agree?"),
    }


def _move(pupil: Any, parts: Any) -> dict[str, forms.Field]:
    return {
        "to_school": forms.CharField(label="Which school or service is it for?", max_length=200),
        "move": forms.ChoiceField(
            label="What kind of move is it?",
            widget=forms.RadioSelect,
            choices=list(MOVES.items()),
            initial="change",
        ),
        "move_on": DayField(label="On which day is the move expected?"),
    }


def _share(pupil: Any, parts: Any) -> dict[str, forms.Field]:
    return {
        "share": _choosing(
            "Which parts did they agree to share?",
            parts,
            "Choose at least one part that was agreed to be shared.",
        )
    }


def _arrangements(pupil: Any, parts: Any) -> dict[str, forms.Field]:
    return {
        "arrangements": _choosing(
            "Which support or strategies are proposed as arrangements?",
            [one for one in parts if one.entry.kind in ARRANGED],
            "Choose at least one that is proposed.",
        )
    }


def _third_parties(pupil: Any, parts: Any) -> dict[str, forms.Field]:
    return {
        "third_parties": forms.BooleanField(
            label="I have read it through, and it tells the family nothing of other people that "
            "they should not be told",
            error_messages={"required": "Read it through below first, then say that you have."},
        )
    }


def _choosing(label: str, parts: Any, missing: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.entry.ref, _named(one)) for one in parts],
        error_messages={"required": missing},
    )


def _named(part: Any) -> str:
    words = part.text if len(part.text) <= SHORT else f"{part.text[: SHORT - 1].rstrip()}…"
    kind = KINDS[part.entry.kind].name if part.entry.kind in KINDS else part.entry.kind
    return f"{kind}: {words}"


_FIELDS: dict[str, Callable[[Any, Any], dict[str, forms.Field]]] = {
    "question": _question,
    "agreement": _agreement,
    "move": _move,
    "share": _share,
    "arrangements": _arrangements,
    "third_parties": _third_parties,
}
