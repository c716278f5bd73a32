"""Pages that only a demonstration has: be one of the cast, and see what would be sent."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ettle.access.actor import system_actor
from ettle.config.cast import CAST, DR_SINCLAIR, sign_in_list
from ettle.outbox.models import Message
from ettle.outbox.selectors import sent_messages, waiting_messages
from ettle.people.models import Account
from ettle.web.ui.shapes import CastEntry

BACKEND = "django.contrib.auth.backends.ModelBackend"


def cast_context(request: HttpRequest) -> dict[str, Any]:
    """List the cast on the sign-in page: who each is, and what they may see."""
    match = request.resolver_match
    if not settings.DEMONSTRATION or match is None or match.view_name != "account_login":
        return {}
    where_next = request.GET.get("next", "")
    entries = [
        CastEntry(
            name=one.called,
            who=one.part,
            sees=one.may_see,
            url=reverse("demo:become", args=[one.key]),
            next=where_next,
        )
        for one in sign_in_list()
    ]
    outbox = CastEntry(
        name=DR_SINCLAIR.called,
        who=DR_SINCLAIR.part,
        sees=DR_SINCLAIR.may_see,
        url=reverse("demo:become", args=[DR_SINCLAIR.key]),
    )
    return {"cast_entries": [*entries, outbox]}


@login_not_required
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of the cast. The therapist has no account: her link is in the outbox."""
    one = CAST.get(key)
    if one is None:
        raise Http404
    logout(request)
    if not one.signs_in:
        return redirect("demo:outbox")
    account = Account.objects.filter(email=one.email).first()
    if account is None:
        raise Http404
    login(request, account, backend=BACKEND)
    return redirect("home")


@login_not_required
def outbox(request: HttpRequest) -> HttpResponse:
    """Show what would have been sent, with its links, newest first."""
    by = system_actor("Demonstration", at=request.actor.at, today=request.actor.today)
    here = request.build_absolute_uri("/").rstrip("/")
    context = {
        "sent": [_as_served(message, here) for message in sent_messages(by=by)[:60]],
        "waiting": [_as_served(message, here) for message in waiting_messages(by=by)[:60]],
    }
    return render(request, "demo/outbox.html", context)


def _as_served(message: Message, here: str) -> Message:
    """Point a message's links at this server: the world was built before its port was chosen."""
    message.body = message.body.replace(settings.SITE_ADDRESS, here)
    return message
