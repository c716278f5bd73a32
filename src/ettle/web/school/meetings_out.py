"""What comes out of a meeting: decisions, actions, targets, changes, what it closed, the minute."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from ettle.documents.services import rebuild
from ettle.documents.write import fragment_of
from ettle.outbox.services import hand_over_all
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.meeting.policy import readers_of_minute
from ettle.plans.meeting.words import SHORT_PURPOSES
from ettle.web.middleware import not_found
from ettle.web.packs import KINDS, paper_response
from ettle.web.school.meetings_forms import (
    ActionForm,
    CloseForm,
    DecisionForm,
    DisagreementForm,
    ProposalForm,
    TargetEndForm,
)
from ettle.web.school.meetings_here import (
    back_to,
    desk_of,
    meeting_to_change,
    short_form,
)
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page


def decision(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Record a decision with its reasons: it is a part of the plan."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    form = desk_of(request, shown, "decision").open(DecisionForm)

    def act() -> str:
        services.decide_at_meeting(by=actor, meeting=shown.row, **form.answers)
        announce(request, "The decision is in the plan, and in the minute.")
        return back_to(shown.ref)

    return short_form(request, shown, form, act, heading="A decision", button="Record it")


def action(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Record an action with who does it and by when: it is a part of the plan."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    form = desk_of(request, shown, "action").open(ActionForm)

    def act() -> str:
        services.act_from_meeting(by=actor, meeting=shown.row, **form.answers)
        announce(request, "The action is in the plan, and in the minute.")
        return back_to(shown.ref)

    return short_form(request, shown, form, act, heading="An action", button="Record it")


def target(request: HttpRequest, meeting_ref: str, part: str) -> HttpResponse:
    """Say what becomes of a target: met, carried forward or stopped."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    row = plans.target_row(part, by=actor) or not_found()
    now = next((each for each in shown.targets if each.ref == part), None) or not_found()
    form = desk_of(request, shown, "target", part).open(
        lambda typed: TargetEndForm(typed, version=now.version)
    )

    def act() -> str:
        services.end_target(
            by=actor,
            meeting=shown.row,
            target=row,
            expected_version=form.expected_version,
            **form.answers,
        )
        announce(request, "It is written down what becomes of the target.")
        return back_to(shown.ref)

    words = {"heading": "What becomes of this target?", "about": now.text, "button": "Save"}
    return short_form(request, shown, form, act, **words)


def disagreement(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Record that somebody does not agree, without smoothing it."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    row = shown.row
    there = {
        "whose": row.disagreement_whose,
        "words": row.disagreement,
        "then": row.disagreement_next,
        "about": row.disagreement_about,
    }
    form = desk_of(request, shown, "disagree").open(
        lambda typed: DisagreementForm(typed, version=shown.version, initial=there)
    )

    def act() -> str:
        services.record_disagreement(
            by=actor, meeting=row, expected_version=form.expected_version, **form.answers
        )
        announce(
            request,
            "It is written down that there is no agreement.",
            next_step="The minute says where it can be taken. It changes no decision.",
        )
        return back_to(shown.ref)

    words = {
        "heading": "Somebody does not agree",
        "lead": "It stands in the minute beside the decisions, in their words.",
        "button": "Record it",
    }
    return short_form(request, shown, form, act, **words)


def proposal(request: HttpRequest, meeting_ref: str, change: str) -> HttpResponse:
    """Take or decline a change to the plan that somebody asked for."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    row = plans.proposal_row(change, by=actor) or not_found()
    asked = next((each for each in shown.waiting if each.ref == change), None) or not_found()
    form = desk_of(request, shown, "proposal", change).open(ProposalForm)

    def act() -> str:
        take = form.cleaned_data["take"] == "yes"
        answer = form.cleaned_data["answer"]
        services.answer_proposal(by=actor, proposal=row, take=take, answer=answer)
        announce(request, "The change is taken." if take else "The change is declined.")
        return back_to(shown.ref)

    words = {"heading": "A change that was asked for", "asked": asked, "button": "Answer it"}
    return short_form(request, shown, form, act, **words)


def close(request: HttpRequest, meeting_ref: str, duty: str) -> HttpResponse:
    """Say that the meeting met one duty; a statutory review is refused while steps are missing."""
    shown, actor = meeting_to_change(request, meeting_ref), request.actor
    found = next((each for each in shown.duties if each.key == duty), None) or not_found()
    form: Any = (
        EttleForm(request.POST or None)
        if found.is_statutory
        else CloseForm(request.POST or None, initial={"next_on": found.suggested_next_on})
    )

    def act() -> str:
        next_on = form.cleaned_data.get("next_on")
        services.close_obligation(by=actor, meeting=shown.row, obligation=duty, next_on=next_on)
        announce(request, f"This meeting has closed {SHORT_PURPOSES[duty]}.")
        return back_to(shown.ref)

    words = {
        "heading": f"Close {SHORT_PURPOSES[duty]}",
        "duty": found,
        "button": "Close it",
    }
    return short_form(request, shown, form, act, **words)


def minute(request: HttpRequest, meeting_ref: str) -> HttpResponse:
    """Show the minute as it was printed; print it from what was recorded, with each family copy."""
    shown, actor = meeting_to_change(request, meeting_ref, page="minute"), request.actor
    pupil = shown.row.plan.pupil
    form = EttleForm(request.POST or None)

    def act() -> str:
        messages = services.issue_minute(by=actor, meeting=shown.row)
        sent = hand_over_all(by=actor, messages=messages)
        announce(
            request,
            "The minute is printed.",
            told=[f"{each.to_name}, by e-mail that it is there" for each in sent],
            next_step="Copies on paper are on the page of each who was asked."
            if len(sent) < len(messages)
            else "",
        )
        return request.path

    if request.POST and form.is_valid():
        done = act_once(request, form, act)
        if done is not None:
            return done
    document = shown.row.minute
    return page(
        request,
        "school/meetings/minute.html",
        {
            "pupil": pupil,
            "shown": shown,
            "form": form,
            "document": document,
            "words": mark_safe(fragment_of(rebuild(document), title_level=2))  # noqa: S308 - escaped when the letter was issued
            if document
            else "",
            "back": back_to(shown.ref),
            "readers": readers_of_minute(pupil, by=actor),
        },
    )


def minute_file(request: HttpRequest, meeting_ref: str, as_: str) -> HttpResponse:
    """Give the record copy of the minute as a file whose name tells nobody anything."""
    shown = meeting_to_change(request, meeting_ref, page="minute file")
    if shown.row.minute is None or as_ not in KINDS:
        not_found()
    return paper_response(bytes(getattr(shown.row.minute, as_)), "minute", shown.ref, as_)
