"""One form about a pupil, and what its writer left unsaved in it: kept, offered, thrown away.

What is typed is kept as a draft at the server on a press, where a sending fails, and (with the
script ``keep.js``) as it is typed. Without the script all but the last is as it is with it.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect

from ettle.access import Actor, StaleEdit
from ettle.audit.selectors import result_of_form_key
from ettle.plans import services
from ettle.plans.access import may_keep_draft
from ettle.plans.selectors.unsaved import draft_for
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import clock_time
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.unsent import (
    LASTS_DAYS,
    NOT_TYPED,
    QUIETLY,
    SEAL,
    SEEN,
    seal,
    sealed_in,
    what_to_keep,
)

GO_ON = "go-on"
F = TypeVar("F", bound=EttleForm)


class OwnPart(forms.CharField):
    """A hidden part of the form's own: always ours, whatever was sent or kept under its name."""

    def __init__(self, initial: Any) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, initial=initial)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial


class Desk:
    """One form of one person about one pupil, and what they left unsaved in it."""

    def __init__(
        self, request: HttpRequest, pupil: Any, where: str, *, by: Actor | None = None
    ) -> None:
        self.request, self.pupil, self.where = request, pupil, where
        self.actor: Actor = by or request.actor  # type: ignore[attr-defined]
        self.may_keep = bool(may_keep_draft(self.actor, pupil))
        self.left = draft_for(pupil, where, by=self.actor) if self.may_keep else None

    @property
    def typed(self) -> QueryDict | None:
        """What to fill the form with: what was sent now, or what was left where they go on."""
        if self.request.method == "POST":
            return self.request.POST
        return _as_sent(self.left.answers) if self.left and self._goes_on else None

    @property
    def _goes_on(self) -> bool:
        return self.request.method == "POST" or GO_ON in self.request.GET

    @property
    def offered(self) -> Any:
        """What was left and is not in the form yet."""
        return None if self._goes_on else self.left

    @property
    def go_on(self) -> str:
        """The address of this very form with what was left in it."""
        asked = self.request.GET.copy()
        asked[GO_ON] = ""
        return f"?{asked.urlencode()}"

    def _seen(self) -> str:
        """Say which state of the draft this showing begins with; asked when the page is drawn."""
        return self.left.stamp if self.left and self._goes_on else ""

    def open(self, make: Callable[..., F]) -> F:
        """Make the form; what was left is shown in it without being judged yet."""
        form = make(self.typed)
        form.desk = self  # type: ignore[attr-defined]
        if self.may_keep:
            form.fields[SEAL] = OwnPart(seal(self.actor, self.pupil.ref, self.where))
            form.fields[SEEN] = OwnPart(self._seen)
        if self.request.method != "POST" and form.is_bound:
            unjudged(form)
        return form

    def keep(self) -> None:
        """Keep what was typed in a form that could not be saved."""
        if self.may_keep:
            self.left = self._kept()

    def _kept(self) -> Any:
        return services.keep_draft(
            by=self.actor, pupil=self.pupil, where=self.where, **what_to_keep(self.request.POST)
        )

    def clear(self) -> None:
        """Throw away what was left: it is saved now."""
        if self.may_keep:
            services.forget_draft(by=self.actor, pupil=self.pupil, where=self.where)

    def set_aside(self, back: str) -> HttpResponse | None:
        """Do what is no sending: keep it as it is typed, keep it and go, or throw it away.

        Nothing has to be complete. None where the form itself was sent.
        """
        post = self.request.POST
        if self.request.method != "POST" or not self.may_keep:
            return None
        if QUIETLY in post:
            return self._keep_quietly()
        if "throw_away" in post:
            self.clear()
            announce(self.request, "What you had typed is thrown away.")
            asked = self.request.GET.copy()
            asked.pop(GO_ON, None)
            return redirect(f"{self.request.path}?{asked.urlencode()}".rstrip("?"))
        if "keep" not in post:
            return None
        self.keep()
        announce(
            self.request,
            "What you wrote is kept, for you alone.",
            next_step=f"It is offered again on this page, for {LASTS_DAYS} days.",
        )
        return redirect(back)

    def _keep_quietly(self) -> HttpResponse:
        """Answer the script: kept and when; or refused, where other words of theirs are kept.

        Whoever is signed in now may be another than the one who types: then nothing of it is
        theirs, and what was typed is kept for its owner as after any failed sending.
        """
        post = self.request.POST
        if sealed_in(post) != [self.actor.account_id, self.pupil.ref, self.where]:
            return JsonResponse({}, status=HTTPStatus.FORBIDDEN)
        if result_of_form_key(post.get("form_key", ""), by=self.actor):
            return JsonResponse({}, status=HTTPStatus.GONE)
        try:
            kept = self._kept()
        except StaleEdit:
            return JsonResponse({}, status=HTTPStatus.CONFLICT)
        return JsonResponse({"at": clock_time(kept.kept_at), SEEN: kept.stamp})


def _as_sent(answers: dict[str, list[str]]) -> QueryDict:
    """Give what was kept as if it had been sent just now, from a showing of its own."""
    sent = QueryDict(mutable=True)
    for name, values in answers.items():
        if name not in NOT_TYPED:
            sent.setlist(name, values)
    sent["form_key"] = str(uuid4())
    return sent


def unjudged(form: EttleForm) -> None:
    """Show a filled form without saying yet what is wrong in it."""
    form.full_clean()
    form.errors.clear()


def send_once(
    request: HttpRequest,
    form: Any,
    act: Callable[[], Any],
    *,
    back: str = "",
    once: Callable[..., HttpResponse | None] = act_once,
) -> HttpResponse | None:
    """Do what was pressed, once; whatever is not saved is kept for whoever typed it.

    None where the page is to be shown. A form that was opened on no desk is kept nowhere.
    ``once`` does the act: ``act_once``, or what sends its letters too.

    Raises:
        StaleEdit: somebody changed the thing meanwhile; what was typed is kept.
    """
    opened_on = getattr(form, "desk", None)
    desk = opened_on if isinstance(opened_on, Desk) else None
    if request.method != "POST":
        return None
    aside = desk.set_aside(back or request.path) if desk else None
    if aside is not None:
        return aside

    def act_and_clear() -> Any:
        done_with = act()
        if desk:
            desk.clear()
        return done_with

    done = None
    try:
        done = once(request, form, act_and_clear) if form.is_valid() else None
    finally:
        if done is None and desk:
            desk.keep()
    return done
