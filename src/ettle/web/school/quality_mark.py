"""One marker's sheet: the plan as it stood, and a mark for each criterion."""

from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit, require
from ettle.plans.quality import CRITERIA, MARK_NAMES, Criterion
from ettle.plans.quality.policy import may_mark
from ettle.plans.selectors import Part
from ettle.plans.selectors.quality import Marking, marking_for, readers_of_marks
from ettle.plans.services.quality import give_marks, save_marks
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address
from ettle.web.school.plan_words import KINDS
from ettle.web.school.quality import round_here
from ettle.web.ui.acts import act_once, stale_page
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

LONGEST = 1000
MOST_PARTS = 20


class MarksForm(EttleForm):
    """A mark from 0 to 3 for each criterion, and why."""

    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in CRITERIA:
            self.fields[one.key] = forms.TypedChoiceField(
                label=one.name,
                help_text=one.asks,
                widget=forms.RadioSelect,
                coerce=int,
                empty_value=None,
                required=False,
                choices=[(n, f"{MARK_NAMES[n]}: {said}") for n, said in enumerate(one.marks)],
            )
            self.fields[f"{one.key}_words"] = forms.CharField(
                label="Why? Quote the plan.",
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                max_length=LONGEST,
            )

    @property
    def marks(self) -> dict[str, int]:
        """The marks that were chosen."""
        chosen = {one.key: self.cleaned_data.get(one.key) for one in CRITERIA}
        return {key: mark for key, mark in chosen.items() if mark is not None}

    @property
    def words(self) -> dict[str, str]:
        """Why, where it was said."""
        return {one.key: self.cleaned_data.get(f"{one.key}_words", "") for one in CRITERIA}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each criterion with its two boxes."""
        return [
            {"criterion": one, "mark": self[one.key], "words": self[f"{one.key}_words"]}
            for one in CRITERIA
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, ref: str, quality_ref: str) -> HttpResponse:
    """Mark a plan: keep the marks so far, or give them all in at once."""
    pupil, audit = round_here(request, ref, quality_ref)
    actor = request.actor  # type: ignore[attr-defined]
    require(may_mark(actor, audit), by=actor, act="quality.marked")
    sheet = marking_for(audit, by=actor) or not_found()
    form = MarksForm(request.POST or None, version=sheet.version, initial=_initial(sheet))

    def act() -> str:
        is_all = "give" in request.POST
        (give_marks if is_all else save_marks)(
            by=actor,
            audit=audit,
            marks=form.marks,
            words=form.words,
            expected_version=form.expected_version,
        )
        if not is_all:
            announce(request, "Your marks so far are kept. Nobody else sees them.")
            return address("quality_mark", pupil.ref, audit.ref)
        announce(request, "Your marks are in.", next_step="Both sheets open when both are in.")
        return address("quality_round", pupil.ref, audit.ref)

    try:
        done = (
            act_once(request, form, act) if request.method == "POST" and form.is_valid() else None
        )
    except StaleEdit as stale:
        return stale_page(request, stale, back=address("quality_mark", pupil.ref, audit.ref))
    shown = {
        "pupil": pupil,
        "audit": audit,
        "rows": [row | {"parts": _concerned(row["criterion"], sheet)} for row in form.rows],
        "form": form,
        "sheet": sheet,
        "groups": groups_of(sheet.parts),
        "readers": readers_of_marks(pupil, by=actor, audit=audit),
    }
    return done or page(request, "school/quality/mark.html", shown)


def _initial(sheet: Marking) -> dict[str, Any]:
    return sheet.marks | {f"{key}_words": said for key, said in sheet.words.items()}


def _concerned(criterion: Criterion, sheet: Marking) -> list[tuple[str, Part]]:
    """List the parts that a criterion is about; none where it is about the whole plan."""
    if not criterion.parts:
        return []
    found = [part for part in sheet.parts if criterion.concerns(part.kind)]
    return [(KINDS[part.kind].name, part) for part in found[:MOST_PARTS]]


def groups_of(parts: tuple[Part, ...]) -> list[tuple[str, list[Part]]]:
    """Put a plan's parts under the names of their kinds, in the order of the forms."""
    order = {kind: n for n, kind in enumerate(KINDS)}
    in_order = sorted(parts, key=lambda part: order.get(part.kind, len(order)))
    return [
        (KINDS[kind].many if kind in KINDS else kind, list(found))
        for kind, found in groupby(in_order, key=lambda part: part.kind)
    ]
