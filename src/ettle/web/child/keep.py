"""What a child of 12 or over keeps from a parent: theirs to choose, and to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.people import selectors as people
from ettle.plans import services
from ettle.plans.access import may_keep_from
from ettle.plans.selectors import entry_for
from ettle.plans.selectors.keeping import kept_parts, kept_row, parts_to_keep
from ettle.web.child.opening import for_the_child
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil


class WhoForm(EttleForm):
    """Which of the parents may not read one part."""

    marks_optional = False
    parents = forms.MultipleChoiceField(
        label="Who can not read it?", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, parents: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parents"].choices = [(one.ref, one.name) for one in parents]  # type: ignore[attr-defined]


@for_the_child
def keep(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Show the parts of the plan that a parent reads, and which are kept from whom."""
    actor = request.actor
    if actor.account_id is None or not may_keep_from(actor, pupil, "child"):
        not_found()
    kept = kept_parts(pupil, by=actor)
    lines = [
        (part, [each.parent for each in kept if each.part_ref == part.ref])
        for part in parts_to_keep(pupil, by=actor)
    ]
    return page(request, "child/keep.html", {"pupil": pupil, "lines": lines})


@for_the_child
def keep_one(request: HttpRequest, pupil: Pupil, kept_part: str) -> HttpResponse:
    """Ask who may not read one part, and do it."""
    actor = request.actor
    parts = [part for part in parts_to_keep(pupil, by=actor) if part.ref == kept_part]
    entry = entry_for(kept_part, by=actor) if parts else None
    if entry is None:
        not_found()
    parents = [each.person for each in people.parents_of(pupil, by=actor)]
    kept = [each for each in kept_parts(pupil, by=actor) if each.part_ref == kept_part]
    already = [each.parent_ref for each in kept]
    form = WhoForm(
        request.POST if request.method == "POST" else None,
        parents=parents,
        initial={"parents": already},
    )

    def act() -> str:
        wanted = set(form.cleaned_data["parents"])
        for parent in parents:
            if parent.ref in wanted and parent.ref not in already:
                services.keep_from(by=actor, entry=entry, person=parent, kept_by="child")
        for each in kept:
            row = kept_row(each.ref, pupil, by=actor) if each.parent_ref not in wanted else None
            if row is not None:
                services.let_in(by=actor, kept=row)
        announce(request, "Your choice is saved. Nobody is told.")
        return reverse("child:keep")

    done = act_once(request, form, act) if form.is_valid() else None
    return done or page(
        request, "child/keep_one.html", {"pupil": pupil, "part": parts[0], "form": form}
    )
