"""Moving a pupil between the stages of their council, either way, with the reason."""

from datetime import date

from django.db import transaction

from asl_law.days import in_words
from ettle.access import Actor, StaleEdit, Trouble, require
from ettle.audit.services import record
from ettle.people.models import Stage, StageScheme
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.labels import own_label
from ettle.plans.models import Plan, StageMove
from ettle.plans.stages.moves import Asked, check_asked, check_day, check_reason
from ettle.plans.stages.policy import may_move_stage


@transaction.atomic
def move_stage(
    *,
    by: Actor,
    plan: Plan,
    to_stage: Stage,
    on: date,
    reason: str,
    child: Asked,
    parents: Asked,
    specialist_placement: bool = False,
    is_urgent: bool = False,
    expected_moves: int | None = None,
) -> StageMove:
    """Record that a pupil moves to a stage, or stays on theirs after it was looked at.

    Both directions, and past others where the reason says why. ``expected_moves`` is how many
    moves the page showed, so that two people do not move a child over each other's heads.

    Raises:
        StaleEdit: somebody recorded a move after the page was opened.
        Trouble: no reason, nobody's views and no word why not, a day that cannot be, or a
            stage that was not the council's on that day.
    """
    now = _current(plan)
    may = may_move_stage(by, plan.pupil, to_stage, now=now.to_stage if now else None)
    require(may, by=by, act="stage.moved")
    Plan.objects.select_for_update().get(pk=plan.pk)
    last = _unmoved(plan, expected_moves)
    words = check_reason(reason)
    check_day(on, today=by.today, last_on=last.on if last else None)
    asked_child = check_asked(child, who=plan.pupil.first_name, field="child", on=on)
    asked_parents = check_asked(parents, who="the parents", field="parents", on=on)
    _check_stage(plan, to_stage, on, last)

    move = StageMove.objects.create(
        authority_id=plan.authority_id,
        plan=plan,
        from_stage=last.to_stage if last else None,
        to_stage=to_stage,
        on=on,
        reason=words,
        child_asked_on=asked_child.on,
        child_views=asked_child.words,
        parents_asked_on=asked_parents.on,
        parents_views=asked_parents.words,
        specialist_placement=specialist_placement,
        is_urgent=is_urgent,
        moved_by_id=by.person_id,
        moved_label=own_label(by),
        moved_at=by.at,
    )

    facts = {"to": to_stage.neutral, "on": on}
    record(by=by, verb="stage.moved", subject=move, pupil_id=plan.pupil_id, **facts)
    return move


def _current(plan: Plan) -> StageMove | None:
    return plan.stage_moves.select_related("to_stage").last()


def _unmoved(plan: Plan, expected_moves: int | None) -> StageMove | None:
    """Give the last move, where nobody recorded another since the page was made."""
    last, seen = _current(plan), plan.stage_moves.count()
    if expected_moves is not None and last and seen != expected_moves:
        raise StaleEdit(last, expected_moves)
    return last


def _check_stage(plan: Plan, to_stage: Stage, on: date, last: StageMove | None) -> None:
    """Refuse a stage that was not in force that day, unless the child simply stays on it."""
    if last and last.to_stage_id == to_stage.pk:
        return
    scheme = StageScheme.objects.filter(authority_id=plan.authority_id, live_from__lte=on).first()
    if scheme is None:
        raise Trouble(
            f"The council had no stages in Ettle on {in_words(on)}. An ASL officer sets the day "
            "from which they hold.",
            field="on",
        )
    if scheme.pk != to_stage.scheme_id:
        raise Trouble(
            f"{to_stage.name} was not one of the council’s stages on {in_words(on)}. Choose one "
            f"of these: {', '.join(stage.name for stage in scheme.stages.all())}.",
            field="to_stage",
        )
