"""The door: who asks, and whom. It names no child, and opening it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ettle.access import Actor, Trouble
from ettle.access.actor import system_actor
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.links import LINK_COOKIE
from ettle.outbox.link_codes import CodeTried
from ettle.outbox.services import hand_over_all
from ettle.web.partner.opening import anybody, holder, let_in, private
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

NOT_SENT = "The code could not be sent. Try again in a few minutes, or phone the council."


class CodeForm(EttleForm):
    """The six digits that were sent."""

    code = forms.CharField(
        label="The 6-digit code",
        max_length=12,
        help_text="It was sent to the e-mail address that the council wrote to.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        """Take the code with or without spaces."""
        return "".join(self.cleaned_data["code"].split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One kind of link: its addresses, its cookie, and the acts that open it."""

    at: str
    inside: str
    cookie: str
    template: str
    confirm: Callable[..., str]
    send_code: Callable[..., Any]
    come_back: Callable[..., CodeTried]

    def opened(
        self, request: HttpRequest, token: str, link: Any, held: Actor | None
    ) -> HttpResponse:
        """Say who asks and whom; on a press, let the person named in, or send them a code."""
        if link is None:
            raise Http404
        if link.state in ("expired", "revoked"):
            return page(request, "partner/ended.html", {"link": link})
        form = CodeForm(request.POST if "code" in request.POST else None)
        if request.method == "POST":
            if "send_code" in request.POST:
                return self._send(request, token)
            if "confirm" in request.POST and link.state == "fresh":
                return self._confirm(request, token, link)
            if form.is_valid() and (answer := self._come_back(request, token, link, form)):
                return answer
        is_in = held is not None and held.link_ref == link.ref
        return page(request, self.template, {"link": link, "form": form, "is_in": is_in})

    def _confirm(self, request: HttpRequest, token: str, link: Any) -> HttpResponse:
        """Let the person in, the first time. A second press finds the door that asks for a code."""
        try:
            secret = self.confirm(by=anybody(request), token=token)
        except Trouble as trouble:
            announce(request, trouble.message)
            return redirect(self.at, token)
        return let_in(redirect(self.inside), self.cookie, link.ref, secret)

    def _send(self, request: HttpRequest, token: str) -> HttpResponse:
        by = anybody(request)
        try:
            message = self.send_code(by=by, token=token)
        except Trouble as trouble:
            announce(request, trouble.message)
            return redirect(self.at, token)
        sender = system_actor("Ettle", at=by.at, today=by.today, authority_id=message.authority_id)
        if hand_over_all(by=sender, messages=[message]):
            announce(request, "The code is on its way.", next_step="It works for 15 minutes.")
        else:
            announce(request, NOT_SENT)
        return redirect(self.at, token)

    def _come_back(
        self, request: HttpRequest, token: str, link: Any, form: CodeForm
    ) -> HttpResponse | None:
        """Try a code. Not by ``act_once``: a wrong try is counted, so it must not be undone."""
        try:
            tried = self.come_back(by=anybody(request), token=token, code=form.cleaned_data["code"])
        except Trouble as trouble:
            form.refuse("code", trouble.message)
            return None
        if tried.trouble:
            form.refuse("code", tried.trouble)
            return None
        return let_in(redirect(self.inside), self.cookie, link.ref, tried.secret)


QUESTION = Door(
    at="partner:door",
    inside="partner:question",
    cookie=LINK_COOKIE,
    template="partner/door.html",
    confirm=services.confirm_link,
    send_code=services.send_code,
    come_back=services.come_back,
)


@private
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Open the door of a question."""
    link = cases.link_for(token, by=anybody(request))
    return QUESTION.opened(request, token, link, holder(request))
