"""Arranging a meeting, asking others to it, moving it, and calling it off."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import require
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.meeting.policy import may_arrange_meeting, readers_of_meetings
from ettle.web.school.meetings_forms import ArrangeForm, CancelForm, GuestForm, WhenForm
from ettle.web.school.meetings_here import back_to, desk_of, meeting_to_change, short_form
from ettle.web.school.plan_here import pupil_here
from ettle.web.ui.acts import act_once
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page


def arrange(request: HttpRequest, ref: str) -> HttpResponse:
    """Arrange a meeting: what it is for, when, and whom to ask of those who are known."""
    actor = request.actor
    pupil = pupil_here(request, ref)
    require(may_arrange_meeting(actor, pupil), by=actor, act="meeting.arranged")
    people = plans.people_to_ask(pupil, by=actor)
    duties = plans.duties_of(pupil, by=actor)
    form = ArrangeForm(
        request.POST or None,
        people=people,
        initial={"purposes": [each.key for each in duties if not each.is_statutory]},
    )

    def act() -> str:
        answers = form.cleaned_data
        meeting = services.arrange_meeting(
            by=actor,
            pupil=pupil,
            purposes=answers["purposes"],
            planned_on=answers["planned_on"],
            planned_time=answers["planned_time"],
            place=answers["place"],
            asked=[_asking(each, own) for each, own in form.chosen()],
        )
        announce(
            request,
            "The meeting is arranged.",
            next_step="Nobody has been told yet. Send the packs: at best five school days before.",
        )
        return back_to(meeting.ref)

    if request.POST and form.is_valid():
        done = act_once(request, form, act)
        if done is not None:
            return done
    return page(
        request,
        "school/meetings/arrange.html",
        {
            "pupil": pupil,
            "form": form,
            "duties": duties,
            "today": actor.today,
            "back": reverse("school:meetings", args=[pupil.ref]),
            "readers": readers_of_meetings(pupil, by=actor),
        },
    )


def _asking(each: Any, own_time: Any) -> services.Asking:
    return services.Asking(
        role=each.role,
        person=each.person,
        name="" if each.person else each.name,
        organisation=each.organisation,
        email=each.email,
        reached_by=each.reached_by,
        own_time=own_time,
    )


def ask(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Ask one more person: somebody of an agency, an advocate, anybody."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    form = GuestForm(request.POST or None)

    def act() -> str:
        answers = form.answers
        reached = "email" if answers["email"] else "by_hand"
        asking = services.Asking(**answers, reached_by=reached)
        services.ask_to_meeting(by=actor, meeting=shown.row, asking=asking)
        announce(request, f"{answers['name']} is on the list.", next_step="Send the packs.")
        return back_to(shown.ref)

    words = {"heading": "Ask somebody else", "button": "Put them on the list"}
    return short_form(request, shown, form, act, **words)


def change(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Move a meeting to another day, time or place."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    row = shown.row
    form = WhenForm(
        request.POST or None,
        version=shown.version,
        initial={
            "planned_on": row.planned_on,
            "planned_time": row.planned_time,
            "place": row.place,
        },
    )

    def act() -> str:
        services.change_meeting(
            by=actor, meeting=row, expected_version=form.expected_version, **form.answers
        )
        announce(
            request,
            "The meeting is moved.",
            next_step="Packs that say the old day no longer count: send them again.",
        )
        return back_to(shown.ref)

    words = {"heading": "Move the meeting", "button": "Move it"}
    return short_form(request, shown, form, act, **words)


def call_off(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Call a meeting off, with the reason; what it was to close stays open."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    form = desk_of(request, shown, "call-off").open(
        lambda typed: CancelForm(typed, version=shown.version)
    )

    def act() -> str:
        services.cancel_meeting(
            by=actor, meeting=shown.row, expected_version=form.expected_version, **form.answers
        )
        announce(
            request,
            "The meeting is called off.",
            next_step="What it was to close is still open. Tell those who have a pack.",
        )
        return reverse("school:meetings", args=[shown.row.plan.pupil.ref])

    words = {
        "heading": "Call the meeting off?",
        "lead": "It stays in the list with your reason. Packs that have not gone are taken back.",
        "button": "Call it off",
    }
    return short_form(request, shown, form, act, **words)
