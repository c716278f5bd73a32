"""Recording what closes a gap: a briefing, a clearance, a sign-off, a reading on paper, a task."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import require
from ettle.people import selectors as people
from ettle.web.middleware import not_found
from ettle.web.school.board_words import by_ref
from ettle.web.school.deploy_one import act_page, done, to_decide
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.workforce import selectors as workforce
from ettle.workforce import services
from ettle.workforce.access import may_name_task
from ettle.workforce.topics import RECORDED_TOPICS


class BriefingForm(EttleForm):
    """When it was held, and until when it holds."""

    held_on = DayField(label="On which day?", help_text="For example, 23 11 2026")
    expires_on = DayField(
        label="Until when does it hold?", required=False, help_text="Leave empty if it has no end"
    )


class SignOffForm(EttleForm):
    """Who signed a task off, and until when."""

    assessor = forms.CharField(
        label="Who signed it off?", help_text="Name and role", max_length=140
    )
    assessor_is_nhs = forms.BooleanField(label="They signed for the NHS", required=False)
    signed_on = DayField(label="On which day?")
    expires_on = DayField(label="Until when does it hold?", help_text="Usually a year")


class PaperForm(EttleForm):
    """With whom a card was talked through, and when."""

    talked_with = forms.ChoiceField(label="Who was it talked through with?", widget=forms.Select)
    read_on = DayField(label="On which day?")


class TaskForm(EttleForm):
    """A task of a child's support that not everyone may do."""

    kind = forms.ChoiceField(
        label="What kind of task is it?",
        widget=forms.RadioSelect,
        choices=[
            ("clinical", "Clinical: the NHS signs each person off for this child"),
            ("physical_intervention", "Physical intervention: only with live training"),
            ("personal_care", "Personal care: two adults until shown how"),
        ],
    )
    name = forms.CharField(
        label="What is it called?", help_text="As the health or care plan calls it", max_length=120
    )


def recorded(request: HttpRequest, deployment_ref: str, gap: str) -> HttpResponse:
    """Record what closes a gap: a sign-off for a task, else a briefing or clearance."""
    shown = to_decide(request, deployment_ref, "clearance.recorded")
    task = workforce.task_for(gap, shown.deployment, by=request.actor)
    if task and task.kind != "physical_intervention":
        return _sign_off(request, shown, task)
    topic = RECORDED_TOPICS.get("physical_intervention" if task else gap) or not_found()
    row = shown.deployment
    form = BriefingForm(request.POST or None, initial={"held_on": request.actor.today})

    def act() -> str:
        services.record_briefing(
            by=request.actor,
            person=row.person,
            school=row.school,
            topic=topic.key,
            **form.answers,
        )
        return done(request, row, f"Recorded for {row.person.name}: {topic.title}.", "")

    heading = f"Record {topic.title} for {row.person.name}"
    what = [topic.what_to_do.format(adult=row.person.name, child=row.pupil.first_name, task="it")]
    return act_page(request, shown, form, act, "Record it", heading, what=what)


def _sign_off(request: HttpRequest, shown, task) -> HttpResponse:
    row = shown.deployment
    form = SignOffForm(
        request.POST or None,
        initial={"signed_on": request.actor.today, "assessor_is_nhs": task.kind == "clinical"},
    )

    def act() -> str:
        services.record_sign_off(by=request.actor, task=task, person=row.person, **form.answers)
        return done(request, row, f"{row.person.name} is signed off for “{task.name}”.", "")

    heading = f"Record a sign-off for “{task.name}”"
    what = [f"For {row.person.name} with {row.pupil.first_name}, and nobody else."]
    return act_page(request, shown, form, act, "Record it", heading, what=what)


def paper(request: HttpRequest, deployment_ref: str) -> HttpResponse:
    """Record that the card was read on paper and talked through."""
    shown = to_decide(request, deployment_ref, "card.read_and_talked_through")
    row = shown.deployment
    colleagues = [
        each
        for each in workforce.colleagues_for(row.pupil, by=request.actor, with_self=True)
        if each != row.person
    ]
    form = PaperForm(request.POST or None, initial={"read_on": request.actor.today})
    form.fields["talked_with"].choices = [
        ("", "Choose"),
        *((each.ref, each.name) for each in colleagues),
    ]

    def act() -> str:
        services.record_paper_reading(
            by=request.actor,
            deployment=row,
            talked_with=by_ref(colleagues)[form.cleaned_data["talked_with"]],
            read_on=form.cleaned_data["read_on"],
        )
        return done(request, row, f"Recorded: {row.person.name} has read the card.", "")

    heading = f"{row.person.name} read the card on paper"
    return act_page(request, shown, form, act, "Record it", heading)


def task(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Name a task of a child's support that needs a sign-off."""
    pupil = people.pupil_for(pupil_ref, by=request.actor) or not_found()
    require(may_name_task(request.actor, pupil), by=request.actor, act="task.named")
    form = TaskForm(request.POST or None)
    if form.is_valid():

        def act() -> str:
            services.name_task(by=request.actor, pupil=pupil, **form.answers)
            announce(
                request,
                f"The task is on {pupil.first_name}’s list.",
                next_step="Whoever supports the child now needs to be signed off for it.",
            )
            return reverse("school:tasks", args=[pupil.ref])

        led_to = act_once(request, form, act)
        if led_to:
            return led_to
    tasks = workforce.tasks_of(pupil, by=request.actor)
    return page(request, "school/deploy/tasks.html", {"form": form, "pupil": pupil, "tasks": tasks})
