"""What the child's and the family's pages of care share: choosing, and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from ettle.people import selectors as people
from ettle.people import services
from ettle.people.care_access import may_choose_care
from ettle.web.ui.acts import act_once
from ettle.web.ui.care_form import CareForm
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil


def choosing(request: HttpRequest, pupil: Pupil, template: str, back: str) -> HttpResponse:
    """Show what was chosen, and take a choice; nobody has to make one."""
    is_own = request.actor.pupil_id == pupil.pk
    chosen = people.own_care_choice(pupil, by=request.actor)
    form = CareForm(
        request.POST or None,
        name=pupil.first_name,
        is_own=is_own,
        initial={"seen_by": chosen.seen_by, "words": chosen.words} if chosen else {},
        version=chosen.version if chosen else None,
    )

    def choose() -> str:
        services.say_care_experience(
            by=request.actor, pupil=pupil, expected_version=form.expected_version, **form.answers
        )
        announce(
            request,
            "Your choice is kept.",
            next_step="You can change it or take it back here at any time.",
        )
        return back

    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, choose)
        if done is not None:
            return done
    return page(request, template, _context(request, pupil, form, chosen))


def taking_back(request: HttpRequest, pupil: Pupil, template: str, back: str) -> HttpResponse:
    """Say what taking back does; on a press, let nobody be told any more."""
    chosen = people.own_care_choice(pupil, by=request.actor)
    form = EttleForm(request.POST or None, version=chosen.version if chosen else None)

    def take_back() -> str:
        services.take_back_care_experience(
            by=request.actor, pupil=pupil, expected_version=form.expected_version
        )
        announce(request, "It is taken back. Nobody is told any more.")
        return back

    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, take_back)
        if done is not None:
            return done
    return page(request, template, _context(request, pupil, form, chosen))


def _context(request: HttpRequest, pupil: Pupil, form: EttleForm, chosen: Any) -> dict[str, Any]:
    return {
        "pupil": pupil,
        "is_own": request.actor.pupil_id == pupil.pk,
        "form": form,
        "chosen": chosen,
        "told": people.care_told(pupil, by=request.actor),
        "may_choose": bool(may_choose_care(request.actor, pupil)),
    }
