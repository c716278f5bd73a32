"""Where a pupil stands in staged intervention, as staff read it and as the family does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.models import Pupil, Stage, StageScheme
from ettle.people.selectors import stages_in_force
from ettle.people.staging import document_name
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.models import CoordinatedSupportPlan, Plan, PrintedEdition, StageMove, SupportCard
from ettle.plans.stages.moves import is_up, look_again_on
from ettle.plans.stages.policy import (
    may_move_stage,
    may_read_stages,
    may_read_stages_as_family,
)

PRINTED_HERE = ("iep", "childs_plan", "request_for_assistance", "chronology")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveShown:
    """One move, in the words that its readers may have. ``up`` is None for one who stayed."""

    ref: str
    on: date
    stage: Stage
    up: bool | None
    is_first: bool
    reason: str
    child_asked_on: date | None
    parents_asked_on: date | None
    child_views: str = ""
    parents_views: str = ""
    by: str = ""
    specialist_placement: bool = False
    is_urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentExpected:
    """A document that a stage asks for, and whether it is here. ``on`` is the day it bears.

    ``is_kept_here`` is False for what Ettle does not print and cannot know of.
    """

    name: str
    is_there: bool
    on: date | None = None
    is_kept_here: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePath:
    """A pupil's way through the stages, newest move last, and the stages of today.

    ``look_on`` is when the stage is looked at again. ``is_of_before`` says that the child is
    still on a stage of an older set, which stays theirs until somebody moves them.
    """

    scheme: StageScheme | None
    stages: tuple[Stage, ...]
    moves: tuple[MoveShown, ...]
    look_on: date | None
    is_of_before: bool
    documents: tuple[DocumentExpected, ...] = ()

    @property
    def now(self) -> MoveShown | None:
        """The last move: where the child is."""
        return self.moves[-1] if self.moves else None

    @property
    def since(self) -> date | None:
        """The day from which the child has been on this stage without a break."""
        first = None
        for move in reversed(self.moves):
            if move.stage.pk != self.moves[-1].stage.pk:
                break
            first = move.on
        return first


def stage_path(pupil: Pupil, *, by: Actor, page: str = "") -> StagePath | None:
    """Give a pupil's stages with reasons and views, as those at work read them."""
    if not may_read_stages(by, pupil):
        return None
    plan = Plan.objects.filter(pupil=pupil).first()
    if page and plan:
        record(by=by, verb="plan.read", subject=plan, page=page)
    path = _path(pupil, plan, by)
    if path.now is None or plan is None:
        return path
    return StagePath(
        scheme=path.scheme,
        stages=path.stages,
        moves=path.moves,
        look_on=path.look_on,
        is_of_before=path.is_of_before,
        documents=tuple(_documents(plan, path.now.stage)),
    )


def stage_path_for_family(pupil: Pupil, *, by: Actor, page: str = "") -> StagePath | None:
    """Give a pupil's stages as the family reads them.

    The reason is there, because it is theirs to know. What a parent or the child said is not:
    a parent may be kept from the other's words, and a child may keep theirs.
    """
    if not may_read_stages_as_family(by, pupil):
        return None
    plan = Plan.objects.filter(pupil=pupil).first()
    if page and plan:
        record(by=by, verb="plan.read", subject=plan, page=page)
    return _path(pupil, plan, by, with_views=False)


def moves_counted(pupil: Pupil, *, by: Actor) -> int:
    """Count the moves that a form was shown with, so that a later one is noticed."""
    if not may_read_stages(by, pupil):
        return 0
    return StageMove.objects.filter(plan__pupil=pupil).count()


def stages_open_to(pupil: Pupil, *, by: Actor) -> list[tuple[Stage, str]]:
    """List the stages that somebody may be moved to today, each with why this reader may not.

    An empty word means they may. The stage that the child is on comes with them, so that it
    can be looked at and kept.
    """
    if not may_read_stages(by, pupil):
        return []
    last = StageMove.objects.filter(plan__pupil=pupil).select_related("to_stage__scheme").last()
    now = last.to_stage if last else None
    scheme = stages_in_force(by=by, authority_id=pupil.authority_id)
    stages = list(scheme.stages.all()) if scheme else []
    if now and all(stage.pk != now.pk for stage in stages):
        stages.insert(0, now)
    decided = [(stage, may_move_stage(by, pupil, stage, now=now)) for stage in stages]
    return [(stage, "" if decision else decision.reason) for stage, decision in decided]


def _path(pupil: Pupil, plan: Plan | None, by: Actor, *, with_views: bool = True) -> StagePath:
    scheme = stages_in_force(by=by, authority_id=pupil.authority_id)
    stages = tuple(scheme.stages.all()) if scheme else ()
    rows = StageMove.objects.filter(plan=plan).select_related("to_stage__scheme", "from_stage")
    moves = tuple(_shown(row, with_views) for row in rows) if plan else ()
    now = moves[-1] if moves else None
    return StagePath(
        scheme=scheme,
        stages=stages,
        moves=moves,
        look_on=look_again_on(now.on, now.stage.review_weeks) if now else None,
        is_of_before=bool(now and scheme and now.stage.scheme_id != scheme.pk),
    )


def _shown(row: StageMove, with_views: bool) -> MoveShown:
    return MoveShown(
        ref=row.ref,
        on=row.on,
        stage=row.to_stage,
        up=is_up(row.from_stage, row.to_stage),
        is_first=row.from_stage_id is None,
        reason=row.reason,
        child_asked_on=row.child_asked_on,
        parents_asked_on=row.parents_asked_on,
        child_views=row.child_views if with_views else "",
        parents_views=row.parents_views if with_views else "",
        by=row.moved_label,
        specialist_placement=row.specialist_placement,
        is_urgent=row.is_urgent,
    )


def _documents(plan: Plan, stage: Stage) -> Iterable[DocumentExpected]:
    """Say of each document that the stage asks for whether it is here, in three queries."""
    here = dict(
        PrintedEdition.objects.filter(plan=plan, printing__in=PRINTED_HERE)
        .order_by("issued_on")
        .values_list("printing", "issued_on")
    )
    card = SupportCard.objects.filter(plan=plan).order_by("n").last()
    csp = CoordinatedSupportPlan.objects.filter(
        pupil_id=plan.pupil_id, superseded_on__isnull=True
    ).first()
    if card:
        here["support_card"] = card.confirmed_on
    if csp:
        here["csp"] = csp.prepared_on
    known = {*PRINTED_HERE, "support_card", "csp"}
    for key in stage.documents_expected:
        yield DocumentExpected(
            name=document_name(key, stage.scheme.document_names),
            is_there=key in here,
            on=here.get(key),
            is_kept_here=key in known,
        )
