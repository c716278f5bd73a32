"""What was given today: every child and support of one's own on one page, a press each."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.giving.school_weeks import DAY_WORDS, monday_of
from ettle.plans.giving.weeks import OUTCOME_WORDS, WHY_WORDS
from ettle.web.middleware import not_found
from ettle.web.staff.give_form import GiveForm
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.dates import short_day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

GIVERS = (
    "support_assistant", "class_teacher", "educational_psychologist", "asn_lead", "headteacher",
    "depute",
)  # fmt: skip
DAYS_BACK = 14
DAYS_SHOWN = 5


def give(request: HttpRequest) -> HttpResponse:
    """Show everything that this person gives on a day; one press says that it was given."""
    on = _day(request)
    children = plans.to_give_on(on, by=request.actor)
    form = EttleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, _act(request, children, on))
        if done is not None:
            return done
    context = {
        "on": on,
        "is_today": on == request.actor.today,
        "heading": f"Given {_when(on, request.actor.today)}",
        "children": [(child, _why_no_school(child)) for child in children],
        "outcomes": OUTCOME_WORDS,
        "whys": WHY_WORDS,
        "form": form,
        "days": _other_days(on, request.actor.today),
        "monday": monday_of(on),
    }
    return page(request, "staff/give/give.html", context)


def _act(
    request: HttpRequest, children: tuple[plans.ChildToGive, ...], on: date
) -> Callable[[], str]:
    """Find which button was pressed, and what it says was given."""
    one, whole = request.POST.get("given", ""), request.POST.get("all", "")
    refs = [
        line.ref
        for child in children
        for line in (child.unsaid if whole == child.pupil.ref else child.supports)
        if whole == child.pupil.ref or line.ref == one
    ]
    supports = [plans.support_to_log(ref, by=request.actor) or not_found() for ref in refs]

    def act() -> str:
        logged = services.log_as_planned(by=request.actor, supports=supports, on=on)
        what = "1 support is" if len(logged) == 1 else f"{len(logged)} supports are"
        words = f"{what} written down as given." if logged else "It was written down already."
        announce(request, words)
        return f"{reverse('staff:give')}?on={on.isoformat()}"

    return act


def give_one(request: HttpRequest, support_ref: str) -> HttpResponse:
    """Say of one support that it was part given or not, and why; or put right what was said."""
    support = plans.support_to_log(support_ref, by=request.actor) or not_found()
    on = _day(request)
    form = GiveForm(request.POST or None, initial={"on": on})
    if form.is_valid():
        done = act_once(request, form, lambda: _log(request, support, form))
        if done is not None:
            return done
    context = {
        "pupil": support.plan.pupil,
        "support": support.now,
        "form": form,
        "back": _led_back(request, support, on),
        "said": [
            (OUTCOME_WORDS[each.outcome], WHY_WORDS.get(each.why, ""), each, was_corrected)
            for each, was_corrected in plans.said_of(support, by=request.actor, most=6)
        ],
    }
    return page(request, "staff/give/one.html", context)


def _log(request: HttpRequest, support: Any, form: GiveForm) -> str:
    logged = services.log_delivery(by=request.actor, support=support, **form.answers)
    announce(request, f"Written down for {day_words(logged.on)}: {form.outcome_words}.")
    return _led_back(request, support, logged.on)


def _led_back(request: HttpRequest, support: Any, on: date) -> str:
    """Give one's own page of the day; the child's, for whoever writes down what others gave."""
    own = plans.to_give_on(on, by=request.actor)
    if any(line.ref == support.ref for child in own for line in child.supports):
        return f"{reverse('staff:give')}?on={on.isoformat()}"
    return reverse("school:given", args=[support.plan.pupil.ref])


def sheet(request: HttpRequest) -> HttpResponse:
    """Give a week on paper, to be ticked where there is no screen and typed in later."""
    monday = monday_of(_day(request))
    children = plans.to_give_on(monday, by=request.actor)
    context = {
        "children": children,
        "monday": monday,
        "days": [monday + timedelta(days=each) for each in range(5)],
        "whys": WHY_WORDS.values(),
    }
    return page(request, "staff/give/sheet.html", context)


def _day(request: HttpRequest) -> date:
    if not request.actor.has_role(*GIVERS) and "support_ref" not in _named(request):
        not_found()
    today = request.actor.today
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return today
    return asked if today - timedelta(days=DAYS_BACK) <= asked <= today else today


def _named(request: HttpRequest) -> dict[str, Any]:
    return request.resolver_match.kwargs if request.resolver_match else {}


def _when(on: date, today: date) -> str:
    if on == today:
        return "today"
    return "yesterday" if today - on == timedelta(days=1) else f"on {day_words(on)}"


def _why_no_school(child: plans.ChildToGive) -> str:
    return DAY_WORDS.get(child.day_is, "")


def _other_days(on: date, today: date) -> list[tuple[str, str, bool]]:
    """List the last five weekdays, for what was not said at the time."""
    days = [today - timedelta(days=back) for back in range(DAYS_BACK)]
    weekdays = [each for each in days if each.weekday() < 5][:DAYS_SHOWN]
    return [
        ("Today" if each == today else f"{each:%a} {short_day(each)}", each.isoformat(), each == on)
        for each in weekdays
    ]
