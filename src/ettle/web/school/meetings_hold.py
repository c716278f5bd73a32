"""Recording that a meeting was held, and writing again what it talked about."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from ettle.access import StaleEdit
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.web.desk import send_once
from ettle.web.school.meetings_forms import HoldForm, SaidForm
from ettle.web.school.meetings_here import back_to, desk_of, meeting_to_change, short_form
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page


def hold(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Say on which day a meeting was held, who came, and what was talked about."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    row = shown.row
    day = row.planned_on if row.planned_on <= actor.today else None
    form = desk_of(request, shown, "hold").open(
        lambda typed: HoldForm(
            typed,
            guests=shown.guests,
            version=shown.version,
            initial={"held_on": day, "came": [each.ref for each in shown.guests]},
        )
    )

    def act() -> str:
        answers = form.answers
        came = [plans.guest_row(ref, by=actor) for ref in answers.pop("came")]
        services.hold_meeting(
            by=actor,
            meeting=row,
            expected_version=form.expected_version,
            came=[each for each in came if each],
            **answers,
        )
        announce(
            request,
            "The meeting is recorded.",
            next_step="Now what came out of it: decisions, actions, targets, and what it closed.",
        )
        return back_to(shown.ref)

    context = {"pupil": row.plan.pupil, "shown": shown, "form": form, "back": back_to(shown.ref)}
    try:
        done = send_once(request, form, act)
    except StaleEdit as stale:
        typed = {"What was talked about?": request.POST.get("said", "")}
        context |= {"form": None, "typed": typed, "theirs": stale.row.said}
        return page(request, "school/meetings/stale.html", context, status=HTTPStatus.CONFLICT)
    return done or page(request, "school/meetings/hold.html", context)


def said(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Write again what was talked about. Two people at once both keep their words."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    reason = shown.row.family_reason
    form = desk_of(request, shown, "said").open(
        lambda typed: SaidForm(
            typed,
            version=shown.version,
            family_was_there=not reason,
            initial={"said": shown.row.said, "family_reason": reason},
        )
    )

    def act() -> str:
        services.change_minutes(
            by=actor,
            meeting=shown.row,
            expected_version=form.expected_version,
            **form.answers,
        )
        announce(request, "The new words are kept.")
        return back_to(shown.ref)

    words = {"heading": "What was talked about", "button": "Save"}
    return short_form(request, shown, form, act, **words)
