"""Long work: how far it has come, and what to do when it has not come to its end."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.access import Trouble
from ettle.jobs.registry import KINDS
from ettle.jobs.selectors import job_of
from ettle.jobs.services import stop_job, try_again
from ettle.web.middleware import not_found
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page

SECONDS_BETWEEN_LOOKS = 2


@require_http_methods(["GET", "POST"])
def job(request: HttpRequest, job_ref: str) -> HttpResponse:
    """Show how far it has come; go where it leads once it is finished."""
    found = job_of(job_ref, by=request.actor) or not_found()
    form = EttleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _act(request, found)
    if found.state == "finished":
        return redirect(where_it_leads(found))
    return page(request, "authority/jobs/job.html", shown(found) | {"form": form})


def _act(request: HttpRequest, found: Any) -> HttpResponse:
    """Do what was pressed. A press that comes too late changes nothing."""
    if "again" in request.POST:
        try_again(by=request.actor, job=found)
    elif "stop" in request.POST:
        try:
            stop_job(by=request.actor, job=found)
        except Trouble:
            return redirect(request.path)
    return redirect(request.path)


def shown(found: Any) -> dict[str, Any]:
    """What ``ui/job.html`` shows of a piece of work, on its own page or on another."""
    kind = KINDS.get(found.kind)
    return {
        "job": found,
        "job_title": kind.title if kind else "Long work",
        "job_stands": kind.stands if kind else "",
        "job_url": reverse("authority:job", args=[found.ref]),
        "job_words": found.words or WAITING[found.state],
        "refresh": SECONDS_BETWEEN_LOOKS,
    }


WAITING = {
    "waiting": "It waits for its turn.",
    "running": "It has begun.",
    "failed": "",
    "stopped": "",
    "finished": "",
}


def where_it_leads(found: Any) -> str:
    """Give the address that a kind of work leads to when it is finished."""
    arguments = [found.about_ref] if found.about_ref else []
    return reverse(KINDS[found.kind].leads_to, args=arguments)
