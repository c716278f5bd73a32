"""The officer's tray, and finding a child."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases import selectors as cases
from ettle.exchange.selectors import roll_health, roll_made_on
from ettle.people import selectors as people
from ettle.web.middleware import not_found
from ettle.web.ui.case_shapes import clock_shape
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, FilterLink, TableShape

FILTERS = (
    ("all", "Everything"),
    ("late", "Late"),
    ("this_week", "Due this week"),
    ("agencies_late", "An agency is late"),
    ("answer", "To answer"),
    ("decide", "To decide"),
    ("review", "To review"),
    ("kept", "Kept plans"),
)


class FindForm(EttleForm):
    """Looking for a child by name."""

    q = forms.CharField(label="Name, or the school’s own number", required=False, max_length=80)


def tray(request: HttpRequest) -> HttpResponse:
    """What hurts first, with the next lawful step of each."""
    officer_only(request)
    show, number = request.GET.get("show", "all"), request.GET.get("page", "1")
    found = cases.tray(by=request.actor, show=show, page=int(number) if number.isdigit() else 1)
    here = reverse("authority:tray")
    return page(
        request,
        "authority/tray/tray.html",
        {
            "tray": found,
            "filters": [
                FilterLink(label, found.counts[key], f"{here}?show={key}", key == found.show)
                for key, label in FILTERS
                if found.counts[key] or key in ("all", "late")
            ],
            "table": _table(found),
            "here": here,
            "health": roll_health(by=request.actor),
            "roll_of": roll_made_on(by=request.actor),
        },
    )


def find(request: HttpRequest) -> HttpResponse:
    """Find a child of this authority."""
    officer_only(request)
    form = FindForm(request.GET or None)
    words = request.GET.get("q", "").strip()[:80]
    found = people.pupils_matching(words, by=request.actor) if words else []
    return page(
        request,
        "authority/find/find.html",
        {
            "form": form,
            "words": words,
            "table": TableShape(
                caption=f"Children found for “{words}”",
                columns=("Child", "School", "Stage"),
                rows=tuple(
                    (
                        Cell(each.name, url=reverse("authority:pupil", args=[each.ref])),
                        str(each.school) if each.school else "No school",
                        each.stage,
                    )
                    for each in found
                ),
                empty=EmptyShape(
                    what=f"No child of your council is found for “{words}”.",
                    first="Try the beginning of the first name or the family name. A child who "
                    "is not here yet comes in with the roll.",
                    url=reverse("authority:roll"),
                    link_word="Bring in a roll",
                ),
            ),
        },
    )


def officer_only(request: HttpRequest) -> None:
    """Show nothing at all to anyone but an ASL officer."""
    if not request.actor.has_role("asl_officer"):
        not_found()


def _table(found: cases.Tray) -> TableShape:
    return TableShape(
        caption="Time limits that run, soonest first",
        columns=("Child", "Time limit", "Waiting on", "Next lawful step"),
        rows=tuple(
            (
                Cell(
                    each.name,
                    url=reverse("authority:pupil", args=[each.pupil_ref]),
                    under=each.school,
                ),
                Cell(each.clock.duty, clock=clock_shape(each.clock)),
                each.waiting_on or "Nobody",
                Cell(each.next_step.words, url=step_url(each.next_step, each.pupil_ref)),
            )
            for each in found.rows
        ),
        empty=EmptyShape(
            what="Every child with a time limit that runs will be listed here, soonest first.",
            first="Find a child to record a request that came in.",
            url=reverse("authority:find"),
            link_word="Find a child",
        ),
    )


def step_url(step: cases.NextStep, pupil_ref: str) -> str:
    """Give the address of the page that does the next step."""
    return {
        "record": lambda: reverse("authority:record_request", args=[pupil_ref]),
        "propose": lambda: reverse("authority:propose", args=[pupil_ref]),
        "test": lambda: reverse("authority:test", args=[step.ref]),
        "issue": lambda: reverse("authority:issue", args=[step.ref]),
        "review_open": lambda: reverse("authority:review_open", args=[pupil_ref]),
        "review_go": lambda: reverse("authority:review", args=[step.ref]),
        "send": lambda: reverse("authority:outbox"),
    }.get(step.code, lambda: reverse("authority:pupil", args=[pupil_ref]))()
