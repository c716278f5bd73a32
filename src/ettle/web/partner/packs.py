"""A pack by a link: the door that names no child, and the pack behind it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ettle.access import Trouble
from ettle.access.actor import system_actor
from ettle.outbox.services import hand_over_all
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.meeting.links import PACK_COOKIE
from ettle.web.packs import pack_page
from ettle.web.partner.door import NOT_SENT, CodeForm
from ettle.web.partner.opening import HOURS, anybody, private
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.access import Actor
    from ettle.plans.selectors import PackLinkToday


def pack_holder(request: HttpRequest) -> Actor | None:
    """Give whoever holds this browser's cookie of a link to a pack, while it may be used."""
    ref, _, secret = request.COOKIES.get(PACK_COOKIE, "").partition(".")
    return plans.pack_link_holder(ref, secret, by=anybody(request)) if secret else None


@private
def pack(request: HttpRequest) -> HttpResponse:
    """Show the pack to whoever came by its link, and take their answers."""
    actor = pack_holder(request)
    opened = plans.pack_by_link(by=actor) if actor else None
    if actor is None or opened is None:
        if PACK_COOKIE not in request.COOKIES:
            raise Http404
        return page(request, "partner/closed.html", status=HTTPStatus.NOT_FOUND)
    return pack_page(
        request, opened.ref, by=actor, base="ui/base.html", place="partner", opened=opened
    )


@private
def pack_door(request: HttpRequest, token: str) -> HttpResponse:
    """Say who asks and whom; on a press, let the person named in, or send them a code."""
    link = plans.pack_link_for(token, by=anybody(request))
    if link is None:
        raise Http404
    if link.state in ("expired", "revoked"):
        return page(request, "partner/ended.html", {"link": link})
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST":
        if "send_code" in request.POST:
            return _send_code(request, token)
        if "confirm" in request.POST and link.state == "fresh":
            return _confirm(request, token, link)
        if form.is_valid() and (answer := _come_back(request, token, link, form)):
            return answer
    held = pack_holder(request)
    context = {"link": link, "form": form, "is_in": held is not None and held.link_ref == link.ref}
    return page(request, "partner/pack_door.html", context)


def _let_in(response: HttpResponse, ref: str, secret: str) -> HttpResponse:
    response.set_cookie(
        PACK_COOKIE,
        f"{ref}.{secret}",
        max_age=HOURS * 3600,
        path="/answer/",
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _confirm(request: HttpRequest, token: str, link: PackLinkToday) -> HttpResponse:
    try:
        secret = services.confirm_pack_link(by=anybody(request), token=token)
    except Trouble as trouble:
        announce(request, trouble.message)
        return redirect("partner:pack_door", token)
    return _let_in(redirect("partner:pack"), link.ref, secret)


def _send_code(request: HttpRequest, token: str) -> HttpResponse:
    by = anybody(request)
    try:
        message = services.send_pack_code(by=by, token=token)
    except Trouble as trouble:
        announce(request, trouble.message)
        return redirect("partner:pack_door", token)
    sender = system_actor("Ettle", at=by.at, today=by.today, authority_id=message.authority_id)
    if hand_over_all(by=sender, messages=[message]):
        announce(request, "The code is on its way.", next_step="It works for 15 minutes.")
    else:
        announce(request, NOT_SENT)
    return redirect("partner:pack_door", token)


def _come_back(
    request: HttpRequest, token: str, link: PackLinkToday, form: CodeForm
) -> HttpResponse | None:
    """Try a code. Not by ``act_once``: a wrong try is counted, so it must not be undone."""
    by = anybody(request)
    try:
        tried = services.come_back_to_pack(by=by, token=token, code=form.cleaned_data["code"])
    except Trouble as trouble:
        form.refuse("code", trouble.message)
        return None
    if tried.trouble:
        form.refuse("code", tried.trouble)
        return None
    return _let_in(redirect("partner:pack"), link.ref, tried.secret)
