"""Ending a target: met, carried forward or stopped. All three are normal ends."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit
from ettle.plans import services
from ettle.plans.selectors.changing import part_for
from ettle.plans.target_words import target_sentence
from ettle.web.middleware import not_found
from ettle.web.school.plan_asking import is_framed
from ettle.web.school.plan_here import address, part_here, pupil_to_add
from ettle.web.school.plan_stale import stale
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField

ENDS = (
    ("met", "Met"),
    ("carried_forward", "Carried forward: it goes on, to a new day"),
    ("stopped", "Stopped: it no longer fits"),
)
HAPPENED = {
    "met": "The target is met.",
    "carried_forward": "The target is carried forward to its new day.",
    "stopped": "The target is stopped.",
}


class CloseForm(EttleForm):
    """How a target ended, and why."""

    outcome = forms.ChoiceField(label="How did it end?", widget=forms.RadioSelect, choices=ENDS)
    words = WordsField(
        label="What did you see?",
        help_text="What shows that it is met, or why it goes on or stops. One or two sentences.",
        max_length=1000,
        rows=3,
    )
    by_on = DayField(label="If it goes on: by when?", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the new day only where the target goes on."""
        answers = super().clean() or self.cleaned_data
        if answers.get("outcome") == "carried_forward" and not answers.get("by_on"):
            self.add_error("by_on", "Fill in the new day, so that it is known when to look again.")
        return answers


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Say how a target ended, with the reason; one carried forward begins again with its day."""
    pupil = pupil_to_add(request, ref, "target")
    entry = part_here(request, pupil, part)
    if entry.kind != "target":
        not_found()
    actor = request.actor  # type: ignore[attr-defined]
    now = part_for(entry, by=actor)
    form = CloseForm(request.POST if request.method == "POST" else None, version=now.version)

    def act() -> str:
        _end(entry, now, form, by=actor)
        if form.cleaned_data["outcome"] == "carried_forward":
            _begin_again(pupil, entry, now, form, by=actor)
        announce(request, HAPPENED[form.cleaned_data["outcome"]])
        return address("pupil", ref)

    try:
        done = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return stale(request, pupil, entry, None, back=address("pupil", ref))
    return done or page(
        request, "school/plan/close.html", {"form": form, "pupil": pupil, "part": now}
    )


def _end(entry: Any, now: Any, form: CloseForm, *, by: Any) -> None:
    """Write how it ended into the part's last version, then take it out of what is live."""
    answers = form.cleaned_data
    ended = {
        "outcome": answers["outcome"],
        "outcome_words": answers["words"],
        "ended_on": by.today.isoformat(),
    }
    last = services.revise_entry(
        by=by,
        entry=entry,
        expected_version=form.expected_version or 0,
        detail=now.detail | ended,
    )
    services.end_entry(by=by, entry=last, expected_version=last.latest, because=answers["words"])


def _begin_again(pupil: Any, entry: Any, now: Any, form: CloseForm, *, by: Any) -> None:
    """Write the target again with its new day, hanging where the old one hung."""
    by_on = form.cleaned_data["by_on"].isoformat()
    detail = now.detail | {"starts_on": by.today.isoformat(), "by_on": by_on}
    text = now.text
    if is_framed(now, pupil.first_name):
        text = target_sentence(pupil.first_name, detail)
    services.write_entry(
        by=by,
        plan=entry.plan,
        kind="target",
        text=text,
        detail=detail,
        audience=now.audience,
        under=entry.under if entry.under and entry.under.ended_at is None else None,
    )
