"""What somebody typed and has not saved: kept, offered back to them, and thrown away."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ettle.plans import services
from ettle.plans.selectors.unsaved import draft_for, drafts_of
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.unsent import LASTS_DAYS, SEAL, seal, typed_in

WHAT = {
    "change": "A change to a part",
    "propose": "A proposed change",
    "stage": "A move between stages",
    "look": "Whether something has helped",
}
WHERE = {"propose": "plan_propose", "look": "tried_look"}


class Desk:
    """One form of one person about one pupil, and what they left unsaved in it."""

    def __init__(self, request: HttpRequest, pupil: Any, where: str) -> None:
        self.request, self.pupil, self.where = request, pupil, where
        self.actor = request.actor  # type: ignore[attr-defined]
        self.left = draft_for(pupil, where, by=self.actor)

    @property
    def seal(self) -> str:
        """The sealed word that the form carries, so that a failed sending finds its owner."""
        return seal(self.actor, self.pupil.ref, self.where)

    @property
    def typed(self) -> QueryDict | None:
        """What to fill the form with: what was sent now, or what was left where they go on."""
        if self.request.method == "POST":
            return self.request.POST
        if self.left and "go-on" in self.request.GET:
            return _as_sent(self.left.answers)
        return None

    @property
    def offered(self) -> Any:
        """What was left and is not in the form yet."""
        going_on = self.request.method == "POST" or "go-on" in self.request.GET
        return None if going_on else self.left

    def open(self, make: Callable[..., EttleForm]) -> Any:
        """Make the form; what was left is shown in it without being judged yet."""
        form = make(self.typed)
        form.fields[SEAL] = _hidden(self.seal)
        if self.request.method != "POST" and form.is_bound:
            unjudged(form)
        return form

    def keep(self) -> None:
        """Keep what was typed in a form that could not be saved."""
        services.keep_draft(
            by=self.actor,
            pupil=self.pupil,
            where=self.where,
            answers=typed_in(self.request.POST),
        )

    def clear(self) -> None:
        """Throw away what was left: it is saved now."""
        services.forget_draft(by=self.actor, pupil=self.pupil, where=self.where)

    def keep_for_later(self, back: str) -> HttpResponse | None:
        """Keep it and go, where that is what was pressed; nothing has to be complete."""
        if self.request.method != "POST" or "keep" not in self.request.POST:
            return None
        self.keep()
        announce(
            self.request,
            "What you wrote is kept, for you alone.",
            next_step=f"It is offered again on this page, for {LASTS_DAYS} days.",
        )
        return redirect(back)


def _hidden(value: str) -> Any:
    return forms.CharField(widget=forms.HiddenInput, required=False, initial=value)


def _as_sent(answers: dict[str, list[str]]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, values in answers.items():
        sent.setlist(name, values)
    return sent


def unjudged(form: EttleForm) -> None:
    """Show a filled form without saying yet what is wrong in it."""
    form.full_clean()
    form.errors.clear()


def left_by(pupil: Any, *, by: Any) -> list[dict[str, Any]]:
    """List what this person left unsaved about a pupil, with where to go on."""
    return [
        {
            "what": _what(draft.where),
            "kept_at": draft.kept_at,
            "go_on": _go_on(pupil.ref, draft.where),
            "ref": draft.ref,
        }
        for draft in drafts_of(pupil, by=by)
    ]


def _what(where: str) -> str:
    act, _, rest = where.partition(" ")
    kind = rest.partition(" ")[0]
    if act == "add" and kind in KINDS:
        return KINDS[kind].name
    return WHAT.get(act, "A part")


def _go_on(ref: str, where: str) -> str:
    """Give the address of the form that a draft was typed in."""
    act, _, rest = where.partition(" ")
    first, _, under = rest.partition(" ")
    if act == "add":
        tail = f"under={under}&" if under else ""
        return f"{address('plan_add', ref, first)}?{tail}go-on"
    if act == "stage":
        return f"{address('stage_move', ref)}?go-on"
    return f"{address(WHERE.get(act, 'plan_change'), ref, first)}?go-on"


@require_POST
def throw_away(request: HttpRequest, ref: str, left: str) -> HttpResponse:
    """Throw away what this person left unsaved in one form."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    draft = next((each for each in drafts_of(pupil, by=actor) if each.ref == left), None)
    if draft is None:
        not_found()
    services.forget_draft(by=actor, pupil=pupil, where=draft.where)
    announce(request, "What you had typed is thrown away.")
    return redirect(address("pupil", ref))
