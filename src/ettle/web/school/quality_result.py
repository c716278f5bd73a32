"""Both sheets side by side: agreement, what is talked through, and coached rewriting."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from ettle.access import StaleEdit
from ettle.plans.access import may_write_plan
from ettle.plans.quality import MARK_NAMES
from ettle.plans.quality.policy import may_mark, may_settle
from ettle.plans.selectors.quality import marking_for, readers_of_marks
from ettle.plans.selectors.quality_result import CriterionResult, RoundResult, result_of
from ettle.plans.selectors.rewriting import rewriting_of
from ettle.plans.services.quality import settle_marks
from ettle.web.school.plan_here import address
from ettle.web.school.plan_words import KINDS
from ettle.web.school.quality import round_here
from ettle.web.ui.acts import act_once, stale_page
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, TableShape

MOST_PARTS = 12


class SettleForm(EttleForm):
    """For each criterion on which the two differ: the mark they settle on, and why."""

    marks_optional = False

    def __init__(self, *args: Any, differing: tuple[CriterionResult, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differing = differing
        for one in differing:
            self.fields[one.criterion.key] = forms.TypedChoiceField(
                label=f"{one.criterion.name}: which mark, now that you have talked?",
                widget=forms.RadioSelect,
                coerce=int,
                empty_value=None,
                required=False,
                choices=[
                    (n, f"{MARK_NAMES[n]}: {said}") for n, said in enumerate(one.criterion.marks)
                ],
            )
            self.fields[f"{one.criterion.key}_reason"] = forms.CharField(
                label="Why this mark?",
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                max_length=1000,
            )

    @property
    def settled(self) -> dict[str, tuple[int, str]]:
        """The marks that were chosen, each with its reason."""
        keys = [one.criterion.key for one in self.differing]
        return {
            key: (self.cleaned_data[key], self.cleaned_data[f"{key}_reason"])
            for key in keys
            if self.cleaned_data.get(key) is not None
        }

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each criterion that differs with its two boxes."""
        return [
            {
                "one": one,
                "mark": self[one.criterion.key],
                "reason": self[f"{one.criterion.key}_reason"],
            }
            for one in self.differing
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest, ref: str, quality_ref: str) -> HttpResponse:
    """Show both sheets once both are in, and settle what differs."""
    pupil, audit = round_here(request, ref, quality_ref)
    actor = request.actor  # type: ignore[attr-defined]
    found = result_of(audit, by=actor, page="result")
    if found is None:
        return _not_yet(request, pupil, audit)
    may = bool(may_settle(actor, audit)) and bool(found.to_settle)
    form = SettleForm(request.POST or None, version=found.version, differing=found.to_settle)

    def act() -> str:
        settled = settle_marks(
            by=actor, audit=audit, settled=form.settled, expected_version=form.expected_version
        )
        left = "" if settled.settled_on else "Some marks still differ."
        announce(request, "The marks you settled on are written down.", next_step=left)
        return address("quality_round", pupil.ref, audit.ref)

    try:
        done = (
            act_once(request, form, act) if request.method == "POST" and form.is_valid() else None
        )
    except StaleEdit as stale:
        return stale_page(request, stale, back=address("quality_round", pupil.ref, audit.ref))
    shown = {
        "pupil": pupil,
        "audit": audit,
        "found": found,
        "table": _table(found),
        "form": form if may else None,
        "readers": readers_of_marks(pupil, by=actor, audit=audit),
    }
    return done or page(request, "school/quality/result.html", shown)


def _not_yet(request: HttpRequest, pupil: Any, audit: Any) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    sheet = marking_for(audit, by=actor) if may_mark(actor, audit) else None
    shown = {
        "pupil": pupil,
        "audit": audit,
        "is_to_mark": bool(sheet and not sheet.is_given),
        "readers": readers_of_marks(pupil, by=actor, audit=audit),
    }
    return page(request, "school/quality/not_yet.html", shown)


def _table(found: RoundResult) -> TableShape:
    columns = ["What was marked", found.first_name, found.second_name, "Settled"]
    if found.before:
        columns.append("Last time")
    return TableShape(
        caption="Both sheets, side by side",
        columns=tuple(columns),
        rows=tuple(_row(one, found) for one in found.criteria),
    )


def _row(one: CriterionResult, found: RoundResult) -> tuple[Cell | str, ...]:
    settled = Cell(mark_words(one.settled) if one.settled is not None else "To talk through")
    if one.reason:
        settled = Cell(settled.words, under=one.reason)
    before = [mark_words(found.before.get(one.criterion.key))] if found.before else []
    return (
        Cell(one.criterion.name),
        Cell(mark_words(one.first), under=one.first_words),
        Cell(mark_words(one.second), under=one.second_words),
        settled,
        *before,
    )


def mark_words(mark: int | None) -> str:
    """Say a mark as number and word."""
    return "–" if mark is None else f"{mark} {MARK_NAMES[mark]}"


@require_safe
def rewrite(request: HttpRequest, ref: str, quality_ref: str) -> HttpResponse:
    """Show each weak criterion beside a good example, with the parts to write again."""
    pupil, audit = round_here(request, ref, quality_ref)
    actor = request.actor  # type: ignore[attr-defined]
    found = rewriting_of(audit, by=actor)
    if not found and result_of(audit, by=actor) is None:
        return _not_yet(request, pupil, audit)
    shown = {
        "pupil": pupil,
        "audit": audit,
        "found": [_coached(one) for one in found],
        "may_write": bool(may_write_plan(actor, pupil)),
        "settled_on": audit.settled_on,
        "readers": readers_of_marks(pupil, by=actor, audit=audit),
    }
    return page(request, "school/quality/rewrite.html", shown)


def _coached(one: Any) -> dict[str, Any]:
    kinds = [KINDS[kind].name for kind in one.result.criterion.parts if kind in KINDS]
    return {
        "result": one.result,
        "mark": mark_words(one.result.settled),
        "changed": [(KINDS[part.kind].name, part) for part in one.changed[:MOST_PARTS]],
        "unchanged": [(KINDS[part.kind].name, part) for part in one.unchanged[:MOST_PARTS]],
        "more": max(0, len(one.unchanged) - MOST_PARTS),
        "kinds": kinds,
    }
