"""One deployment: what stands in the way; and the page that each act on it has."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import require
from ettle.web.middleware import not_found
from ettle.web.school.board_words import READY_WORDS, SAW_WORDS, stretch_words
from ettle.web.school.deploy_lines import deployment_lines
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import SummaryRow
from ettle.workforce import selectors as workforce
from ettle.workforce.access import may_deploy
from ettle.workforce.selectors import DeploymentPage


def deployment(request: HttpRequest, deployment_ref: str) -> HttpResponse:
    """Show one deployment to those who lead the school."""
    shown = shown_deployment(request, deployment_ref, page_name="deployment")
    lines = deployment_lines(shown)
    seen = workforce.observations_for(shown.deployment.pupil, by=request.actor)
    context = {
        "shown": shown,
        "deployment": shown.deployment,
        "lines": [line for line in lines if not line.is_advice],
        "advice": [line for line in lines if line.is_advice],
        "seen": [(SAW_WORDS[each.saw], each) for each in seen[:5]],
        "rows": _rows(shown),
        "own_word": READY_WORDS.get(shown.own_word.says) if shown.own_word else "",
        "stand_in_words": _stand_in_words(shown),
    }
    return page(request, "school/deploy/deployment.html", context)


def _stand_in_words(shown: DeploymentPage) -> str:
    row = shown.deployment
    day = day_words(shown.judged_on)
    if row.safe_alternative is None:
        return f"Nobody is named to be with {row.pupil.first_name} meanwhile. Name somebody below."
    return (
        f"{row.safe_alternative.name} can no longer stand in on {day}. Name somebody else below, "
        f"so that {row.pupil.first_name}’s support goes on."
    )


def shown_deployment(request: HttpRequest, ref: str, *, page_name: str = "") -> DeploymentPage:
    found = workforce.deployment_for(ref, by=request.actor, page=page_name)
    if found is None:
        not_found()
    return found


def to_decide(request: HttpRequest, ref: str, act: str) -> DeploymentPage:
    shown = shown_deployment(request, ref)
    require(may_deploy(request.actor, shown.deployment.school_id), by=request.actor, act=act)
    return shown


def act_page(
    request: HttpRequest,
    shown: DeploymentPage,
    form: EttleForm,
    act: Callable[[], str],
    button: str,
    heading: str,
    *,
    what: list[str] | None = None,
) -> HttpResponse:
    """Show an act's own page, or do it once."""
    if form.is_valid():
        led_to = act_once(request, form, act)
        if led_to:
            return led_to
    context: dict[str, Any] = {
        "form": form,
        "shown": shown,
        "heading": heading,
        "button": button,
        "what": what or [],
        "back": reverse("school:deployment", args=[shown.deployment.ref]),
    }
    return page(request, "school/deploy/act.html", context)


def done(request: HttpRequest, row: Any, happened: str, next_step: str) -> str:
    announce(request, happened, next_step=next_step)
    return reverse("school:deployment", args=[row.ref])


def _rows(shown: DeploymentPage) -> list[SummaryRow]:
    row = shown.deployment
    until: str | date = row.until_on or "No last day"
    change = reverse("school:deployment_stand_in", args=[row.ref])
    may_change = shown.may_decide and not shown.is_over
    return [
        SummaryRow("From", row.from_on),
        SummaryRow("Until", until),
        SummaryRow("Time", stretch_words(row.starts_at, row.ends_at)),
        SummaryRow(
            "Meanwhile",
            row.safe_alternative.name if row.safe_alternative else "Nobody named yet",
            change if may_change else "",
        ),
    ]
