"""What the headteacher does about one deployment: confirm, end, cover, set aside, book."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from ettle.web.middleware import not_found
from ettle.web.school.board_words import READY_WORDS
from ettle.web.school.deploy_one import act_page, done, to_decide
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.forms import DayField, EttleForm
from ettle.workforce import services
from ettle.workforce.selectors import DeploymentPage


class EndForm(EttleForm):
    """The last day."""

    until_on = DayField(label="Which is the last day?", help_text="Access closes that night")


class StandInForm(EttleForm):
    """Who is with the child meanwhile."""

    person = forms.ChoiceField(label="Who is with the child?", widget=forms.RadioSelect)


class AsideForm(EttleForm):
    """Why a gap is set aside for today."""

    reason = forms.CharField(
        label="Why is it right today?",
        help_text="Say what keeps the child safe meanwhile. It is kept with the decision.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
    )


def confirm(request: HttpRequest, deployment_ref: str) -> HttpResponse:
    """Confirm: the child's card opens to the assistant."""
    shown = to_decide(request, deployment_ref, "deployment.confirmed")
    row = shown.deployment
    form = EttleForm(request.POST or None, version=row.version)

    def act() -> str:
        services.confirm_deployment(
            by=request.actor, deployment=row, expected_version=form.expected_version
        )
        return done(
            request,
            row,
            f"{row.person.name} will be with {row.pupil.first_name} from {day_words(row.from_on)}.",
            "They see the child and what to read first when they next sign in.",
        )

    what = [
        f"{row.person.name} can open {row.pupil.first_name}’s support card from today.",
        "What is still missing stays on the board until it is done.",
        "You can end it on any day.",
    ]
    return act_page(request, shown, form, act, "Confirm", _pair(row), what=what)


def end(request: HttpRequest, deployment_ref: str) -> HttpResponse:
    """End: access closes at the end of the last day."""
    shown = to_decide(request, deployment_ref, "deployment.ended")
    row = shown.deployment
    form = EndForm(
        request.POST or None, version=row.version, initial={"until_on": request.actor.today}
    )

    def act() -> str:
        services.end_deployment(
            by=request.actor,
            deployment=row,
            until_on=form.cleaned_data["until_on"],
            expected_version=form.expected_version,
        )
        last = day_words(form.cleaned_data["until_on"])
        return done(request, row, f"It ends on {last}.", "Access closes at the end of that day.")

    what = [f"{row.person.name} no longer opens anything about {row.pupil.first_name} after it."]
    return act_page(request, shown, form, act, "End it", f"End: {_pair(row)}", what=what)


def stand_in(request: HttpRequest, deployment_ref: str) -> HttpResponse:
    """Name who is with the child while the assistant is not ready."""
    shown = to_decide(request, deployment_ref, "deployment.covered")
    row = shown.deployment
    form = StandInForm(request.POST or None, version=row.version)
    form.fields["person"].choices = [
        (each.person.ref, f"{each.person.name}, {each.role}: {each.sentence}")
        for each in shown.stand_ins
    ]
    named = {each.person.ref: each.person for each in shown.stand_ins}

    def act() -> str:
        person = named[form.cleaned_data["person"]]
        services.name_stand_in(
            by=request.actor,
            deployment=row,
            person=person,
            expected_version=form.expected_version,
        )
        return done(request, row, f"{person.name} is with {row.pupil.first_name} meanwhile.", "")

    heading = f"Who is with {row.pupil.first_name} meanwhile?"
    return act_page(request, shown, form, act, "Name them", heading)


def set_aside(request: HttpRequest, deployment_ref: str, gap: str) -> HttpResponse:
    """Set one gap aside until the end of today, with a reason."""
    shown = to_decide(request, deployment_ref, "gap.set_aside")
    line = next((each for each in shown.lines if each.gap.key == gap), None) or not_found()
    form = AsideForm(request.POST or None)
    row = shown.deployment

    def act() -> str:
        services.set_gap_aside(
            by=request.actor, deployment=row, gap=gap, reason=form.cleaned_data["reason"]
        )
        return done(
            request,
            row,
            "It is set aside until the end of today.",
            "It comes back by itself tomorrow.",
        )

    said = READY_WORDS.get(shown.own_word.says) if shown.own_word else ""
    what = [
        line.gap.sentence,
        f"{row.person.name} says today: {said}."
        if said
        else f"{row.person.name} has not said today whether they are ready.",
        *_own_words(shown),
        _cover(row),
    ]
    return act_page(
        request, shown, form, act, "Set it aside until tonight", "Set aside for today", what=what
    )


def book(request: HttpRequest, deployment_ref: str, gap: str) -> HttpResponse:
    """Book the paid minutes that a gap needs."""
    shown = to_decide(request, deployment_ref, "protected_time.booked")
    line = next((each for each in shown.lines if each.gap.key == gap), None) or not_found()
    form = EttleForm(request.POST or None)
    row = shown.deployment

    def act() -> str:
        booking = services.book_protected_time(by=request.actor, deployment=row, gap=gap)
        return done(
            request,
            row,
            f"{booking.minutes} paid minutes are booked on {day_words(booking.day)}.",
            "",
        )

    words = f"Book {line.gap.minutes} paid minutes"
    what = [line.gap.sentence, "Ettle takes the first time that is free before the session."]
    return act_page(request, shown, form, act, words, words, what=what)


def _pair(row: Any) -> str:
    return f"{row.person.name} with {row.pupil.first_name}"


def _own_words(shown: DeploymentPage) -> list[str]:
    words = shown.own_word.words if shown.own_word else ""
    return [f"In their words: {words}"] if words else []


def _cover(row: Any) -> str:
    if row.safe_alternative:
        return f"Or {row.safe_alternative.name} is with {row.pupil.first_name} today instead."
    return "Nobody is named to be with the child instead."
