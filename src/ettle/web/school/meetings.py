"""Meetings read: what a school is to look at again, a child's meetings, and one of them."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ettle.plans import selectors as plans
from ettle.plans.meeting.policy import may_arrange_meeting, readers_of_meetings
from ettle.plans.meeting.words import SHORT_PURPOSES
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import pupil_here
from ettle.web.ui.dates import day
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

PER_PAGE = 20
STATES = {
    "to come": "To come",
    "to record": "To be recorded",
    "held": "Held",
    "called off": "Called off",
}


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """List what the school is to look at again, soonest first."""
    actor = request.actor
    if not actor.has_role("headteacher", "depute", "asn_lead"):
        not_found()
    number = request.GET.get("page", "1")
    here = max(int(number) if number.isdigit() else 1, 1)
    lines, total = plans.due_reviews(by=actor, first=(here - 1) * PER_PAGE, count=PER_PAGE)
    return page(
        request,
        "school/meetings/due.html",
        {
            "table": _due_table(lines, actor.today),
            "here": here,
            "pages": max(-(-total // PER_PAGE), 1),
            "total": total,
            "waiting": [line for line in plans.packs_for(by=actor) if not line.is_over],
        },
    )


def _due_table(lines: Any, today: Any) -> TableShape:
    return TableShape(
        caption="What is to be looked at again",
        columns=("Child", "What", "By", "Meeting"),
        rows=tuple(
            (
                Cell(each.name, url=reverse("school:meetings", args=[each.pupil_ref])),
                Cell(
                    SHORT_PURPOSES[each.duty.key][:1].upper() + SHORT_PURPOSES[each.duty.key][1:],
                    under="the law asks for it" if each.duty.is_statutory else "",
                ),
                Cell(status="late", under=day(each.duty.due_on))
                if each.duty.is_late(today)
                else day(each.duty.due_on),
                Cell(day(each.meeting_on), url=reverse("school:meeting", args=[each.meeting_ref]))
                if each.meeting_ref
                else "None arranged",
            )
            for each in lines
        ),
        empty=EmptyShape(
            what="Plans, and the days on which somebody is to look at them again, will be here.",
            first="They come with the first target, action, stage or statutory plan of a child.",
        ),
    )


@require_safe
def meetings(request: HttpRequest, ref: str) -> HttpResponse:
    """List one child's meetings, and what the next one could close."""
    pupil, actor = pupil_here(request, ref), request.actor
    return page(
        request,
        "school/meetings/meetings.html",
        {
            "pupil": pupil,
            "table": _meetings_table(plans.meetings_of(pupil, by=actor)),
            "duties": plans.duties_of(pupil, by=actor),
            "today": actor.today,
            "may_arrange": bool(may_arrange_meeting(actor, pupil)),
            "readers": readers_of_meetings(pupil, by=actor),
        },
    )


def _meetings_table(lines: Any) -> TableShape:
    return TableShape(
        caption="Meetings",
        columns=("Day", "What for", "How it stands"),
        rows=tuple(
            (
                Cell(day(each.on), url=reverse("school:meeting", args=[each.ref])),
                "; ".join(each.purposes),
                STATES[each.state],
            )
            for each in lines
        ),
        empty=EmptyShape(
            what="Meetings about this child will be here, with who came and what came of them.",
            first="Arrange one: those who are known are filled in.",
        ),
    )


@require_safe
def meeting(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Show one meeting: who is asked, what it closes, and what came out of it."""
    actor = request.actor
    shown = plans.meeting_for(meeting_ref, by=actor, page="meeting") or not_found()
    pupil = shown.row.plan.pupil
    return page(
        request,
        "school/meetings/meeting.html",
        {
            "pupil": pupil,
            "shown": shown,
            "breaks": plans.breaks_of(shown.row.plan, by=actor) if shown.is_ahead else (),
            "state_words": STATES[shown.state],
            "today": actor.today,
            "actions": [(each, _day(each.detail.get("by_on"))) for each in shown.actions],
            "answered": [each for each in shown.guests if each.answered_on and shown.may_arrange],
            "to_send": sum(1 for each in shown.guests if not each.pack_ref),
            "readers": readers_of_meetings(pupil, by=actor),
        },
    )


def _day(words: Any) -> date | None:
    return date.fromisoformat(words) if words else None
