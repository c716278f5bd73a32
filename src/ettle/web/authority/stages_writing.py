"""Writing the council's stages: one stage, the set as a whole, and putting it in force."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit
from ettle.people import selectors as people
from ettle.people.services import stages as services
from ettle.people.staging import StageGiven, faults_of
from ettle.web.authority.stages import crosswalk, setter, stages_table
from ettle.web.authority.stages_forms import ForceForm, SchemeForm, StageForm
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
CONFLICT = 409


@FORM_METHODS
def edit(request: HttpRequest, stage_ref: str) -> HttpResponse:
    """Change one stage of those being written, never over somebody else's change."""
    stage = _stage(request, stage_ref)
    form = StageForm(request.POST or None, version=stage.version, initial=_initial(stage))

    def act() -> str:
        changed = services.change_stage(
            by=request.actor,
            stage=stage,
            expected_version=form.expected_version,
            given=form.given,
        )
        announce(request, f"Saved: {changed.number}. {changed.name}.")
        return reverse("authority:stages_write")

    try:
        done = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return _stale(request, stage_ref)
    return done or page(request, "authority/stages/edit.html", {"form": form, "stage": stage})


@FORM_METHODS
def add(request: HttpRequest) -> HttpResponse:
    """Add a stage above the others of those being written."""
    draft = _draft(request)
    form = StageForm(request.POST or None, version=draft.version, initial={"review_weeks": 12})

    def act() -> str:
        added = services.add_stage(
            by=request.actor,
            scheme=draft,
            expected_version=form.expected_version,
            given=form.given,
        )
        announce(request, f"Added: {added.number}. {added.name}.")
        return reverse("authority:stages_write")

    return _sent(request, form, act) or page(request, "authority/stages/edit.html", {"form": form})


@FORM_METHODS
def take_out(request: HttpRequest, stage_ref: str) -> HttpResponse:
    """Take a stage out of those being written, on a page that says what that does."""
    stage = _stage(request, stage_ref)
    form = EttleForm(request.POST if request.method == "POST" else None, version=stage.version)

    def act() -> str:
        services.take_out_stage(
            by=request.actor, stage=stage, expected_version=form.expected_version
        )
        announce(request, f"Taken out: {stage.name}.")
        return reverse("authority:stages_write")

    shown = {"form": form, "stage": stage}
    return _sent(request, form, act) or page(request, "authority/stages/take_out.html", shown)


@FORM_METHODS
def name(request: HttpRequest) -> HttpResponse:
    """Name the stages as a whole, the council's own documents, and when a trial is looked at."""
    draft = _draft(request)
    form = SchemeForm(
        request.POST or None,
        version=draft.version,
        initial={"name": draft.name, "look_weeks": draft.look_weeks}
        | {f"name_{key}": words for key, words in draft.document_names.items()},
    )

    def act() -> str:
        services.name_scheme(
            by=request.actor,
            scheme=draft,
            expected_version=form.expected_version,
            name=form.cleaned_data["name"],
            look_weeks=form.cleaned_data["look_weeks"],
            document_names=form.document_names,
        )
        announce(request, "Saved.")
        return reverse("authority:stages_write")

    return _sent(request, form, act) or page(request, "authority/stages/name.html", {"form": form})


@FORM_METHODS
def put_in_force(request: HttpRequest) -> HttpResponse:
    """Put the stages in force from a day, on a page that says what that does and to whom."""
    draft = _draft(request)
    form = ForceForm(
        request.POST or None, version=draft.version, initial={"live_from": request.actor.today}
    )
    rows = list(draft.stages.all())

    def act() -> str:
        live = services.put_stages_in_force(
            by=request.actor,
            scheme=draft,
            expected_version=form.expected_version,
            live_from=form.cleaned_data["live_from"],
        )
        announce(
            request,
            f"{live.name}: in force from {day(form.cleaned_data['live_from'])}.",
            next_step="Children who are on a stage stay on it until somebody moves them.",
        )
        return reverse("authority:stages")

    return _sent(request, form, act) or page(
        request,
        "authority/stages/force.html",
        {
            "form": form,
            "draft": draft,
            "faults": faults_of(rows),
            "table": stages_table(rows, draft.document_names),
            "crosswalk": crosswalk(rows),
        },
    )


@FORM_METHODS
def throw_away(request: HttpRequest) -> HttpResponse:
    """Throw away stages that were never in force."""
    draft = _draft(request)
    form = EttleForm(request.POST if request.method == "POST" else None, version=draft.version)

    def act() -> str:
        services.throw_away_draft(
            by=request.actor, scheme=draft, expected_version=form.expected_version
        )
        announce(request, "Thrown away. What is in force stays as it is.")
        return reverse("authority:stages")

    shown = {"form": form, "draft": draft}
    return _sent(request, form, act) or page(request, "authority/stages/throw_away.html", shown)


def _sent(request: HttpRequest, form: EttleForm, act: Any) -> HttpResponse | None:
    """Do what was sent, once; where somebody was first, go back to what stands now and say so."""
    try:
        return act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        announce(
            request,
            "Somebody changed these stages while you had this open, so nothing of yours was "
            "saved. This is how they stand now.",
        )
        return redirect("authority:stages_write")


def _draft(request: HttpRequest) -> Any:
    authority = setter(request)
    return people.stages_being_written(by=request.actor, authority=authority) or not_found()


def _stage(request: HttpRequest, ref: str) -> Any:
    setter(request)
    return people.stage_to_write(ref, by=request.actor) or not_found()


def _stale(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer 409: show what stands there now beside what was typed, to be sent once more."""
    now = _stage(request, ref)
    typed = request.POST.copy()
    typed.pop("form_key", None)
    typed["expected_version"] = str(now.version)
    shown = {"form": StageForm(typed), "stage": now, "table": stages_table([now], {})}
    return page(request, "authority/stages/stale.html", shown, status=CONFLICT)


def _initial(stage: Any) -> dict[str, Any]:
    return {field: getattr(stage, field) for field in StageGiven.__dataclass_fields__}
