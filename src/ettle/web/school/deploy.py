"""Putting an assistant with a child: choose, see what stands in the way, then commit."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import Trouble, require
from ettle.web.middleware import not_found
from ettle.web.school.board_words import ClockField, by_ref, own_school, stretch_words
from ettle.web.school.deploy_lines import preview_lines
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import SummaryRow
from ettle.workforce import selectors as workforce
from ettle.workforce import services
from ettle.workforce.access import may_deploy
from ettle.workforce.hours import require_school_day


class ChooseForm(EttleForm):
    """Which child, which assistant, from which day, from when to when."""

    child = forms.ChoiceField(label="Child", widget=forms.Select)
    person = forms.ChoiceField(label="Support assistant", widget=forms.Select)
    from_on = DayField(label="From which day?", help_text="For example, 1 12 2026")
    until_on = DayField(
        label="Until which day?", required=False, help_text="Leave empty if there is no last day"
    )
    starts_at = ClockField(label="From what time?", help_text="For example, 9.00")
    ends_at = ClockField(label="Until what time?", help_text="For example, 12.00")

    def __init__(self, *args: Any, children, assistants, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["form_key"]  # this form only asks: nothing is done by it
        empty = [("", "Choose")]
        self.fields["child"].choices = empty + [(each.ref, each.name) for each in children]
        self.fields["person"].choices = empty + [(each.ref, each.name) for each in assistants]


class CommitForm(EttleForm):
    """Who is with the child meanwhile."""

    stand_in = forms.ChoiceField(label="", widget=forms.RadioSelect)

    def __init__(self, *args: Any, child: str, stand_ins, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["stand_in"]
        field.label = f"Who is with {child} if they are not ready?"
        field.choices = [
            (each.person.ref, f"{each.person.name}, {each.role}: {each.sentence}")
            for each in stand_ins
        ]
        field.required = bool(field.choices)
        if field.choices:
            field.initial = field.choices[0][0]
        else:
            del self.fields["stand_in"]


def deploy(request: HttpRequest) -> HttpResponse:
    """Ask for child, assistant and times; show what is missing; plan it when told to."""
    school = own_school(request)
    by = request.actor
    require(may_deploy(by, school.pk), by=by, act="deployment.planned")
    children = workforce.children_to_support(school, by=by)
    assistants = workforce.assistants_of(school, by=by)
    asked = request.GET if "person" in request.GET else None
    first = {
        "child": request.GET.get("child", ""),
        "from_on": workforce.next_pupil_day(school, by.today, by=by),
    }
    form = ChooseForm(asked, children=children, assistants=assistants, initial=first)
    if asked is None or "change" in request.GET or not form.is_valid():
        return page(request, "school/deploy/choose.html", {"form": form, "children": children})
    terms = form.answers
    terms["pupil"] = by_ref(children)[terms.pop("child")]
    terms["person"] = by_ref(assistants)[terms["person"]]
    try:
        require_school_day(terms["from_on"], school, by=by)
    except Trouble as trouble:
        form.refuse(trouble.field, trouble.message)
        return page(request, "school/deploy/choose.html", {"form": form, "children": children})
    return _check(request, form, terms)


def _check(request: HttpRequest, asked: ChooseForm, terms: dict[str, Any]) -> HttpResponse:
    by, pupil, person = request.actor, terms["pupil"], terms["person"]
    wanted = {key: terms[key] for key in ("from_on", "starts_at", "ends_at")}
    preview = workforce.deployment_preview(by=by, pupil=pupil, person=person, **wanted)
    if preview is None:
        not_found()
    form = CommitForm(request.POST or None, child=pupil.first_name, stand_ins=preview.stand_ins)
    if form.is_valid():
        named = {each.person.ref: each.person for each in preview.stand_ins}

        def plan() -> str:
            deployment = services.plan_deployment(
                by=by, **terms, stand_in=named.get(form.answers.get("stand_in", ""))
            )
            announce(
                request,
                f"{person.name} is planned with {pupil.first_name} from "
                f"{day_words(terms['from_on'])}.",
                next_step="Nothing opens to them until you confirm it.",
            )
            return reverse("school:deployment", args=[deployment.ref])

        done = act_once(request, form, plan)
        if done:
            return done
    lines = preview_lines(preview, wanted["from_on"], wanted["starts_at"])
    context = {
        "form": form,
        "pupil": pupil,
        "person": person,
        "preview": preview,
        "lines": [line for line in lines if not line.is_advice],
        "advice": [line for line in lines if line.is_advice],
        "rows": _rows(asked, terms, request.GET.urlencode()),
    }
    return page(request, "school/deploy/check.html", context)


def _rows(asked: ChooseForm, terms: dict[str, Any], query: str) -> list[SummaryRow]:
    change = f"{reverse('school:deploy')}?{query}&change=1"
    until = terms["until_on"]
    return [
        SummaryRow("Child", terms["pupil"].name, change),
        SummaryRow("Support assistant", terms["person"].name, change),
        SummaryRow("From", terms["from_on"], change),
        SummaryRow("Until", until or "No last day", change),
        SummaryRow("Time", stretch_words(terms["starts_at"], terms["ends_at"]), change),
    ]
