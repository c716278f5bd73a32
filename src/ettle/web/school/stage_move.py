"""Moving a child between stages, or saying that a stage was looked at and kept."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit, require
from ettle.plans import services
from ettle.plans.selectors.early_help import early_help_for
from ettle.plans.selectors.staging import moves_counted, stage_path, stages_open_to
from ettle.plans.services.staging import move_stage
from ettle.plans.stages.moves import ANY_STAGE, Asked, least_intrusive, look_again_on, passed_over
from ettle.plans.stages.policy import may_move_stage, readers_of_stages
from ettle.web.desk import Desk
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_saving import send
from ettle.web.school.plan_wording import STAGE_SENTENCES
from ettle.web.school.stage import NO_GATE
from ettle.web.school.stage_words import HELPED_WORDS, direction_words
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pasted import WordsField

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])
CONFLICT = 409
ASKED_HINT = "Leave it empty if nobody asked, and say below why not."


class MoveForm(EttleForm):
    """Which stage, from when, why, and who was asked before it."""

    marks_optional = False

    to_stage = forms.ChoiceField(
        label="Which stage?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a stage."},
    )
    on = DayField(
        label="From which day?",
        help_text="The day of the decision, not the day you write it.",
        error_messages={"required": "Write the day of the decision."},
    )
    reason = WordsField(
        label="Why?",
        help_text="What was tried and what it showed. The family reads this.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say why. The child, the family and whoever comes after ask."},
    )
    child_asked_on = DayField(label="When was {name} asked?", help_text=ASKED_HINT, required=False)
    child_views = WordsField(
        label="What did {name} say, or why was {name} not asked?",
        help_text="In their own words. Only those who work with the plan read this.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Write what was said. If nobody asked, say why not."},
    )
    parents_asked_on = DayField(
        label="When were the parents or carers asked?", help_text=ASKED_HINT, required=False
    )
    parents_views = WordsField(
        label="What did they say, or why were they not asked?",
        help_text="Say who said it. Only those who work with the plan read this.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Write what was said. If nobody asked, say why not."},
    )
    specialist_placement = forms.BooleanField(
        label="{name} learns in a specialist school or base, all or some of the time",
        required=False,
    )
    is_urgent = forms.BooleanField(
        label="This could not wait for things to be tried first", required=False
    )

    def __init__(self, *args: Any, name: str, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_stage"].choices = choices  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.label = str(field.label or "").format(name=name)


@FORM_METHODS
def move(request: HttpRequest, ref: str) -> HttpResponse:
    """Record a move, either way, with what was tried in sight; or that the stage is kept."""
    actor = request.actor  # type: ignore[attr-defined]
    pupil = pupil_here(request, ref)
    require(may_move_stage(actor, pupil), by=actor, act="stage.moved")
    path = stage_path(pupil, by=actor) or not_found()
    open_to = stages_open_to(pupil, by=actor)
    allowed = {stage.ref: stage for stage, why_not in open_to if not why_not}
    desk = Desk(request, pupil, "stage")
    form = desk.open(lambda typed=None: _form(pupil, path, allowed, typed, by=actor))

    def act() -> str:
        row = _move(pupil, allowed, form, by=actor)
        desk.clear()
        again = look_again_on(row.on, row.to_stage.review_weeks)
        announce(
            request,
            f"{pupil.first_name} is on {row.to_stage.name} from {day(row.on)}.",
            next_step=f"Look at it again by {day(again)}, or sooner if something changes.",
        )
        return address("stage", ref)

    try:
        done, wording = send(
            request, desk, form, act, kind="", back=address("stage", ref), sentences=STAGE_SENTENCES
        )
    except StaleEdit:
        return _stale(request, pupil, form)
    return done or page(
        request,
        "school/stage/move.html",
        {
            "form": form,
            "pupil": pupil,
            "path": path,
            "wording": wording,
            "refused": [(stage, why_not) for stage, why_not in open_to if why_not],
            "help": early_help_for(pupil, by=actor),
            "helped_words": HELPED_WORDS,
            "any_stage": ANY_STAGE,
            "no_gate": NO_GATE,
            "readers": readers_of_stages(pupil, by=actor),
        },
    )


def _move(pupil: Any, allowed: Any, form: MoveForm, *, by: Any) -> Any:
    given = form.cleaned_data
    return move_stage(
        by=by,
        plan=services.open_plan(by=by, pupil=pupil),
        to_stage=allowed[given["to_stage"]],
        on=given["on"],
        reason=given["reason"],
        child=Asked(words=given["child_views"], on=given["child_asked_on"]),
        parents=Asked(words=given["parents_views"], on=given["parents_asked_on"]),
        specialist_placement=given["specialist_placement"],
        is_urgent=given["is_urgent"],
        expected_moves=form.expected_version,
    )


def _form(pupil: Any, path: Any, allowed: Any, typed: Any, *, by: Any) -> MoveForm:
    name, now = pupil.first_name, path.now
    return MoveForm(
        typed,
        name=name,
        choices=[(key, _choice(stage, path, name)) for key, stage in allowed.items()],
        version=moves_counted(pupil, by=by),
        initial={
            "on": by.today,
            "specialist_placement": bool(now and now.specialist_placement),
        },
    )


def _choice(stage: Any, path: Any, name: str) -> str:
    """Say of a stage when a child comes to it, and what a move there means from here."""
    now = path.now.stage if path.now else None
    if now and now.pk == stage.pk:
        return f"{stage.name}: {name} is here now. Choose it if you looked and {name} stays."
    past = least_intrusive(passed_over(path.stages, now, stage))
    return " ".join(word for word in (f"{stage.name}: {stage.threshold_staff}", past) if word)


def _stale(request: HttpRequest, pupil: Any, form: MoveForm) -> HttpResponse:
    """Answer 409: show the move that was recorded meanwhile, and keep what was typed."""
    actor = request.actor  # type: ignore[attr-defined]
    typed = request.POST.copy()
    typed.pop("form_key", None)
    typed["expected_version"] = str(moves_counted(pupil, by=actor))
    path = stage_path(pupil, by=actor) or not_found()
    again = MoveForm(typed, name=pupil.first_name, choices=form.fields["to_stage"].choices)  # type: ignore[attr-defined]
    now = path.now
    return page(
        request,
        "school/stage/stale.html",
        {
            "form": again,
            "pupil": pupil,
            "now": now,
            "moved": direction_words(now) if now else "",
        },
        status=CONFLICT,
    )
