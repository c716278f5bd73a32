"""One child's casework: the strip, what comes next, the time limits, the papers."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases import selectors as cases
from ettle.cases.access import casework_readers, may_do_casework
from ettle.exchange.selectors import roll_made_on
from ettle.plans.selectors.thread import thread_breaks
from ettle.web.authority.circumstances import circumstances_rows
from ettle.web.authority.doors import pupil_to_read
from ettle.web.authority.tray import step_url
from ettle.web.middleware import not_found
from ettle.web.ui.case_shapes import clock_shape, strip_shape
from ettle.web.ui.dates import day
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, SummaryRow, TableShape

LINK_WORDS = {
    "none": "No link was made",
    "waiting": "The link has not been sent yet",
    "fresh": "Link sent, not used yet",
    "confirmed": "Link in use",
    "expired": "Link has ended",
    "revoked": "Link taken back",
    "answered": "Answered",
}


def pupil(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Everything about a child's request, for those who do the casework."""
    pupil = pupil_to_read(request, pupil_ref)
    case, strip = cases.case_and_strip(pupil, by=request.actor, page="case") or not_found()
    return page(
        request,
        "authority/case/pupil.html",
        {
            "pupil": pupil,
            "case": case,
            "plan_words": strip.plan_words,
            "strip": strip_shape(
                replace(strip, rights=()), lambda ref: reverse("authority:paper", args=[ref])
            ),
            "rights": strip.rights,
            "clocks": [(clock_shape(clock), clock) for clock in case.clocks if clock.rule != "C10"],
            "asks": [
                (ask, LINK_WORDS[ask.link_state], ask.clock and clock_shape(ask.clock))
                for ask in case.asks
            ],
            "about": _about(pupil, case),
            "circumstances": circumstances_rows(pupil, request.actor),
            "roll_of": roll_made_on(by=request.actor),
            "papers": papers_table(case.papers, pupil.first_name),
            "next_url": step_url(case.next_step, pupil.ref),
            "reviews": cases.reviews_of(pupil, by=request.actor),
            "may_review": cases.review_to_open(pupil, by=request.actor) is not None,
            "may_act": bool(may_do_casework(request.actor, pupil)),
            "thread_breaks": thread_breaks([pupil], by=request.actor).get(pupil.pk),
            "readers": casework_readers(pupil, by=request.actor),
            "material": cases.material_for(pupil, by=request.actor),
        },
    )


def _about(pupil: Any, case: cases.CaseToday) -> list[SummaryRow]:
    rows = [
        SummaryRow("Born", pupil.birth_date),
        SummaryRow("School", f"{pupil.school}, {pupil.stage}" if pupil.school else "No school"),
    ]
    if case.received_on:
        rows += [
            SummaryRow("Request received", case.received_on),
            SummaryRow("Asked by", case.asked_by),
            SummaryRow("Why", case.reasons or "No reasons given. Ask for them: section 28(1)."),
        ]
    return rows


def papers_table(papers: tuple[cases.Paper, ...], name: str) -> TableShape:
    """List letters: what, to whom, why, and whether they have gone."""
    return TableShape(
        caption="Letters and documents",
        columns=("Letter", "To", "Why", "Sent"),
        rows=tuple(
            (
                Cell(
                    f"{each.letter}: {each.title}",
                    url=reverse("authority:paper", args=[each.ref]),
                ),
                each.to,
                Cell(f"{each.why[:1].upper()}{each.why[1:]}", under=each.citation),
                day(each.sent_on) if each.sent_on else Cell(status="waiting"),
            )
            for each in papers
        ),
        empty=EmptyShape(
            what=f"Letters about {name} will be listed here, with who got each and why.",
            first="The first is made when a request is recorded.",
        ),
    )
