"""Keeping a part of the plan from a parent, where somebody's safety needs it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.access import require
from ettle.people import selectors as people
from ettle.plans import services
from ettle.plans.access import may_keep_from
from ettle.plans.selectors.changing import part_for
from ettle.plans.selectors.keeping import kept_parts, kept_row
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, part_here, pupil_to_write
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


class KeepForm(EttleForm):
    """From whom, and why."""

    person = forms.ChoiceField(label="From whom?", widget=forms.RadioSelect)
    reason = WordsField(
        label="Why does somebody’s safety need this?",
        help_text="This is kept with the decision. A parent may ask to see it one day.",
        max_length=2000,
    )

    def __init__(self, *args: Any, parents: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [(one.ref, one.name) for one in parents]  # type: ignore[attr-defined]


class LetInForm(EttleForm):
    """One press: the parent may read it again."""


@FORM_METHODS
def keep(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Decide, with the reason, that a parent shall not read one part."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    require(may_keep_from(actor, pupil, "adult"), by=actor, act="entry.kept")
    entry = part_here(request, pupil, part)
    parents = _parents_left(pupil, entry, by=actor)
    form = KeepForm(request.POST if request.method == "POST" else None, parents=parents)

    def act() -> str:
        parent = next(one for one in parents if one.ref == form.cleaned_data["person"])
        services.keep_from(
            by=actor,
            entry=entry,
            person=parent,
            kept_by="adult",
            reason=form.cleaned_data["reason"],
        )
        announce(
            request,
            f"{parent.name} cannot read this part.",
            next_step="Nobody is sent anything. Tell the child, if that is safe.",
        )
        return address("plan_part", ref, part)

    done = act_once(request, form, act) if form.is_valid() else None
    return done or page(
        request,
        "school/plan/keep.html",
        {"form": form, "pupil": pupil, "part": part_for(entry, by=actor), "parents": parents},
    )


def _parents_left(pupil: Any, entry: Any, *, by: Any) -> list[Any]:
    """List the parents who read this plan, without those from whom the part is kept already."""
    already = {each.parent_ref for each in kept_parts(pupil, by=by) if each.part_ref == entry.ref}
    kept_away = {away for _, away in people.kept_apart(pupil, by=by)}
    return [
        each.person
        for each in people.parents_of(pupil, by=by)
        if each.person.ref not in already and each.person_id not in kept_away
    ]


@FORM_METHODS
def let_in(request: HttpRequest, ref: str, kept: str) -> HttpResponse:
    """Let a parent read a part again that an adult kept from them."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    row = kept_row(kept, pupil, by=actor) or not_found()
    require(may_keep_from(actor, pupil, row.kept_by), by=actor, act="entry.let_in")
    form = LetInForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        services.let_in(by=actor, kept=row)
        announce(request, f"{row.person.name} can read this part again.")
        return address("plan_part", ref, row.entry.ref)

    done = act_once(request, form, act) if form.is_valid() else None
    return done or page(
        request, "school/plan/let_in.html", {"form": form, "pupil": pupil, "kept": row}
    )
