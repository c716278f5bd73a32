"""Proposing a change of a part of the plan, and answering what is proposed."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from ettle.access import require
from ettle.plans import services
from ettle.plans.access import may_propose_change, may_write_plan, readers_of
from ettle.plans.selectors.changing import is_locked, part_for, proposal_row, proposals_for
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.school.plan_asking import form_of
from ettle.web.school.plan_here import address, part_here, pupil_here
from ettle.web.school.plan_queue import next_page
from ettle.web.school.plan_saving import send
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.difference import difference
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
NOT_PROPOSED = ("audience", "reading", "said_on")


TAKES = (("yes", "Take it into the plan"), ("no", "Decline it"))
ENDS = (("yes", "Take it out of the plan"), ("no", "Decline it: it stays in the plan"))
TAKEN, GONE = "It is in the plan now.", "It is taken out of the plan."


class AnswerForm(EttleForm):
    """What becomes of a proposal, and why."""

    take = forms.ChoiceField(
        label="What do you decide?",
        widget=forms.RadioSelect,
        choices=TAKES,
    )
    answer = WordsField(
        label="Why?",
        help_text="Whoever proposed it reads this.",
        required=False,
        max_length=2000,
        rows=3,
    )


@FORM_METHODS
def propose(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Ask for other words in a part, or that it be taken out, with the reason."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    require(may_propose_change(actor, pupil), by=actor, act="change.proposed")
    entry = part_here(request, pupil, part)
    now = part_for(entry, by=actor)
    desk = Desk(request, pupil, f"propose {entry.ref}")
    form = desk.open(lambda typed=None: _form(pupil, now, typed, by=actor))
    back = address("plan_part", ref, part)

    def act() -> str:
        services.propose_change(
            by=actor,
            entry=entry,
            reason=form.cleaned_data["reason"],
            text=form.words,
            detail=now.detail | form.detail,
            ends=form.cleaned_data["ends"],
        )
        desk.clear()
        announce(
            request,
            "Your proposal is recorded.",
            next_step="Those who write the plan answer it. You find the answer under Proposed "
            "changes.",
        )
        return next_page(request, address("plan_proposals", ref))

    done, wording = send(request, desk, form, act, kind=now.kind, back=back)
    return done or page(
        request,
        "school/plan/propose.html",
        {
            "form": form,
            "pupil": pupil,
            "part": now,
            "kind": KINDS[now.kind].name,
            "is_locked": is_locked(now, pupil.plan),
            "wording": wording,
            "back": back,
        },
    )


def _form(pupil: Any, now: Any, typed: Any, *, by: Any) -> Any:
    """Give the part's own form, with why, and without what a proposal does not change."""
    form = form_of(pupil, now, by=by)(typed)
    for name in NOT_PROPOSED:
        form.fields.pop(name, None)
    form.fields["ends"] = forms.BooleanField(
        label="Take it out of the plan altogether", required=False
    )
    form.fields["reason"] = WordsField(
        label="Why should it change?",
        help_text="Whoever answers was not there when you saw the need for it.",
        max_length=2000,
        rows=3,
    )
    return form


@require_safe
def proposals(request: HttpRequest, ref: str) -> HttpResponse:
    """List what is proposed for a plan: all of it for those who answer, else one's own."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    shown = proposals_for(pupil, by=actor)
    return page(
        request,
        "school/plan/proposals.html",
        {
            "pupil": pupil,
            "waiting": [_shape(each) for each in shown if not each.outcome],
            "answered": [_shape(each) for each in shown if each.outcome],
            "answers": bool(may_write_plan(actor, pupil)),
            "readers": readers_of(pupil, by=actor),
        },
    )


def _shape(view: Any) -> dict[str, Any]:
    changed = () if view.ends else difference(view.part.text, view.text)
    return {"view": view, "kind": KINDS[view.part.kind].name, "pieces": changed}


@FORM_METHODS
def answer(request: HttpRequest, ref: str, proposal: str) -> HttpResponse:
    """Take a proposed change into the plan, or decline it with the reason."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    require(may_write_plan(actor, pupil), by=actor, act="change.answered")
    found = [each for each in proposals_for(pupil, by=actor) if each.ref == proposal]
    view = found[0] if found else not_found()
    form = Desk(request, pupil, f"answer {proposal}").open(AnswerForm)
    choices: tuple[tuple[str, str], ...] = ENDS if view.ends else TAKES
    if view.waits_for_review or view.is_old:
        choices = choices[1:]
    form.fields["take"].choices = choices  # type: ignore[attr-defined]

    def act() -> str:
        taken = form.cleaned_data["take"] == "yes"
        services.answer_proposal(
            by=actor,
            proposal=proposal_row(view, by=actor),
            take=taken,
            answer=form.cleaned_data["answer"],
        )
        announce(
            request,
            (GONE if view.ends else TAKEN) if taken else "It is declined.",
            next_step=f"{view.proposed_label} reads your answer under Proposed changes.",
        )
        return address("plan_proposals", ref)

    done = None if view.outcome else send_once(request, form, act)
    return done or page(
        request,
        "school/plan/answer.html",
        {"form": form, "pupil": pupil, **_shape(view)},
    )
