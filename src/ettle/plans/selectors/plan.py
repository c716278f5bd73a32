"""The plan as one reader may see it, and the list of children who have one."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ettle.access import Actor
from ettle.audit.services import record
from ettle.people.access import readable_pupils
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import readable_plans, slice_of
from ettle.plans.models import (
    CoordinatedSupportPlan,
    Entry,
    Plan,
    PlanVersionEntry,
    SupportCard,
)
from ettle.plans.parts import Part, parts_now


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective and the supports that hang on it, as far as this reader may see them."""

    part: Part
    supports: tuple[Part, ...]

    @property
    def broken_at(self) -> str:
        """Where the line from objective to person stops: *support*, *person* or nowhere."""
        if not self.supports:
            return "support"
        return "" if all(support.persons for support in self.supports) else "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """One reader's slice of one plan. ``reader`` says which slice it is."""

    ref: str
    reader: str
    why: str
    parts: tuple[Part, ...]
    objectives: tuple[ObjectiveView, ...]
    agreed: frozenset[tuple[str, int]]
    ended: int

    def of(self, *kinds: str) -> tuple[Part, ...]:
        """List the parts of some kinds, in their order."""
        return tuple(part for part in self.parts if part.kind in kinds)

    def is_agreed(self, part: Part) -> bool:
        """Say whether these very words are in the statutory plan in force."""
        return (part.ref, part.version) in self.agreed


def plan_for(pupil: Pupil, *, by: Actor, page: str = "") -> PlanView | None:
    """Open a pupil's plan as far as this reader may; a named ``page`` is recorded as a reading.

    None for whoever has no slice (a support assistant too), and where no plan is begun.
    """
    slice_ = slice_of(by, pupil)
    plan = Plan.objects.filter(pupil=pupil).first() if slice_ else None
    if slice_ is None or plan is None:
        return None
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    plan.pupil = pupil
    parts = parts_now(plan, slice_, by=by)
    return PlanView(
        ref=plan.ref,
        reader=slice_.reader,
        why=slice_.why,
        parts=parts,
        objectives=_objectives(parts),
        agreed=_agreed(plan),
        ended=Entry.objects.filter(plan=plan, ended_at__isnull=False).count(),
    )


def _objectives(parts: tuple[Part, ...]) -> tuple[ObjectiveView, ...]:
    return tuple(
        ObjectiveView(
            part,
            tuple(each for each in parts if each.kind == "support" and each.under_id == part.pk),
        )
        for part in parts
        if part.kind == "objective"
    )


def _agreed(plan: Plan) -> frozenset[tuple[str, int]]:
    frozen = PlanVersionEntry.objects.filter(
        plan_version__csp__superseded_on__isnull=True,
        plan_version__csp__isnull=False,
        plan_version__plan=plan,
    )
    return frozenset(frozen.values_list("entry_version__entry__ref", "entry_version__n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLine:
    """One child of the index: what is there for them. No words of the plan."""

    ref: str
    name: str
    stage: str
    school: str
    has_plan: bool
    has_csp: bool
    has_card: bool


def children_with_plans(
    *, by: Actor, also: QuerySet[Pupil] | None = None, first: int = 0, count: int = 20
) -> tuple[list[ChildLine], int]:
    """List some of the children this reader follows who have a plan, and how many there are.

    ``also`` adds children whom another room knows about (those with a case), as far as this
    reader may open them. Two queries, however many children.
    """
    others = Pupil.objects.none() if also is None else also
    pupils = (
        Pupil.objects.filter(left_on__isnull=True)
        .filter(
            Q(pk__in=readable_plans(by).values("pupil_id"))
            | Q(pk__in=readable_pupils(by).filter(pk__in=others.values("pk")).values("pk"))
        )
        .select_related("school")
        .annotate(
            has_plan=Exists(Plan.objects.filter(pupil=OuterRef("pk"))),
            has_card=Exists(SupportCard.objects.filter(plan__pupil=OuterRef("pk"))),
            has_csp=Exists(
                CoordinatedSupportPlan.objects.filter(
                    pupil=OuterRef("pk"), superseded_on__isnull=True
                )
            ),
        )
        .order_by("family_name", "given_name", "pk")
    )
    return [_line(row) for row in pupils[first : first + count]], pupils.count()


def _line(row: Any) -> ChildLine:
    return ChildLine(
        ref=row.ref,
        name=row.name,
        stage=row.stage,
        school=str(row.school) if row.school else "",
        has_plan=row.has_plan,
        has_csp=row.has_csp,
        has_card=row.has_card,
    )
