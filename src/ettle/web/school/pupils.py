"""The children whose plans somebody at a school follows, and one child's plan at a glance."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.cases.selectors.children import pupils_with_casework
from ettle.people import selectors as people
from ettle.plans import selectors as plans
from ettle.plans.access import may_issue_card, may_open_record, may_write_plan, readers_of
from ettle.plans.selectors.asked_for import count_proposed
from ettle.plans.selectors.home_and_host import home_and_host
from ettle.plans.selectors.need_kinds import sources_beside
from ettle.plans.selectors.record import record_for
from ettle.plans.selectors.still_true import count_to_confirm
from ettle.plans.selectors.thread import breaks_of
from ettle.web.middleware import not_found
from ettle.web.school.plan_drafts import left_by
from ettle.web.school.plan_forms import PressForm
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_record import groups_of, page_number
from ettle.web.school.plan_shapes import age_on, card_shape
from ettle.web.school.plan_today import Counted, Day, needs_of
from ettle.web.school.tried import LOOKERS
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, SummaryRow, TableShape

A_PAGE = 20
AT_SCHOOL = (
    "headteacher", "depute", "asn_lead", "class_teacher", "educational_psychologist", "asl_officer",
)  # fmt: skip


@require_safe
def pupils(request: HttpRequest) -> HttpResponse:
    """List the children with a plan or a request, whom this person follows at work."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.has_role(*AT_SCHOOL):
        not_found()
    number = page_number(request)
    lines, count = plans.children_with_plans(
        by=actor, also=pupils_with_casework(by=actor), first=(number - 1) * A_PAGE, count=A_PAGE
    )
    rows = tuple(_row(line) for line in lines)
    return page(
        request,
        "school/pupils/pupils.html",
        {
            "table": TableShape(
                caption="Children with a plan or a request",
                columns=("Child", "Stage", "Plan", "Support card"),
                rows=rows,
                empty=EmptyShape(
                    what="Children who have a plan, or for whom a plan was asked, will be here.",
                    first="A plan begins with a request that the council records.",
                ),
            ),
            "count": count,
            "looks": actor.has_role(*LOOKERS),
            "number": number,
            "before": number - 1 if number > 1 else None,
            "after": number + 1 if number * A_PAGE < count else None,
        },
    )


def _row(line: Any) -> tuple[Cell | str, ...]:
    plan = "Being put together" if line.has_plan else "Asked for, not begun"
    if line.has_csp:
        plan = "Co-ordinated support plan"
    return (
        Cell(line.name, url=address("pupil", line.ref)),
        line.stage,
        plan,
        "Issued" if line.has_card else "None yet",
    )


@require_safe
def pupil(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one child's plan: what it needs now, what is for today, and the rest folded."""
    actor = request.actor  # type: ignore[attr-defined]
    child = pupil_here(request, ref)
    people.pupil_for(ref, by=actor, page="plan")
    plan = record_for(child, by=actor, page="plan")
    card = plans.current_card(child, by=actor)
    csp = plans.csp_for(child, by=actor)
    writes = bool(may_write_plan(actor, child))
    shown = {
        "pupil": child,
        "age": age_on(child.birth_date, actor.today),
        "plan": plan,
        "placed": home_and_host(child, by=actor),
        "writes": writes,
        "adds": bool(may_open_record(actor, child)),
        "facts": _facts(csp, card),
        "is_whole": "open" in request.GET,
        "readers": readers_of(child, by=actor),
        "begin": PressForm(auto_id="begin-%s"),
    }
    if plan:
        meetings = plans.meetings_of(child, by=actor)
        shown |= {
            "needs": needs_of(
                child.ref,
                plan,
                breaks=breaks_of(child.plan, by=actor),
                counted=Counted(
                    old=count_to_confirm(child, by=actor), proposed=count_proposed(child, by=actor)
                ),
                meetings=meetings,
                days=_days(child.ref, csp, card if may_issue_card(actor, child) else None),
                today=actor.today,
            ),
            "next_meeting": next(
                (one for one in reversed(meetings) if one.state == "to come"), None
            ),
            "groups": groups_of(plan, child, by=actor, opened=request.GET.get("open", "")),
            "left": left_by(child, by=actor),
            "missing": _missing(child, actor, csp) if writes else (),
            "has_csp": csp is not None,
            "card": card_shape(card.content) if card else None,
            "sources": sources_beside(child, by=actor),
        }
    return page(request, "school/pupils/pupil.html", shown)


def _days(ref: str, csp: Any, card: Any) -> list[Day]:
    """List until when the statutory plan and the card are good, and when to think of them."""
    meetings, of_card = address("meetings", ref), address("plan_card", ref)
    found = []
    if csp:
        review = "The review of the co-ordinated support plan"
        found.append(Day(review, csp.review_due_on, timedelta(weeks=8), meetings))
    if card and card.expires_on:
        found.append(Day("Confirm the support card", card.expires_on, timedelta(weeks=2), of_card))
    return found


def _missing(child: Any, actor: Any, issued: Any) -> tuple[Any, ...]:
    """Say what is still needed: all of it before a plan is issued, then only what breaks it."""
    missing = plans.missing_for_csp(child.plan, by=actor)
    return tuple(one for one in missing if one.stops or not issued)


def _facts(csp: Any, card: Any) -> list[SummaryRow]:
    rows = []
    if csp:
        rows = [
            SummaryRow("Co-ordinated support plan dated", csp.prepared_on),
            SummaryRow("Review due", csp.review_due_on),
            SummaryRow("School named in the plan", csp.nominated_school),
            SummaryRow("Co-ordinator", csp.coordinator),
            SummaryRow("Council officer for advice", csp.contact_officer),
        ]
        rows += [SummaryRow("These dates", csp.adopted)] if csp.adopted else []
    if card:
        rows.append(SummaryRow("Support card good until", card.expires_on))
    return rows
