"""What the individualised educational programme selects."""

from datetime import date

from asl_law.days import in_words
from ettle.plans.editions.edition import Edition, Need
from ettle.plans.editions.held import Held, day_in, face_of
from ettle.plans.models import EntryVersion, TargetEvidence
from ettle.plans.printings.iep import IepContext, IepObjective, IepTarget

OUTCOMES = {"met": "Met", "carried_forward": "Carried forward", "stopped": "Stopped"}
STEPS = {"not_yet": "Not yet", "sometimes": "Sometimes", "mostly": "Mostly", "there": "There"}


def compose_iep(held: Held) -> IepContext:
    """Lay the year's objectives, the term's targets and the strategies out."""
    targets = held.of("target")
    seen = latest_evidence(targets)
    live = [day_in(one, "by_on") for one in targets if not one.detail.get("outcome")]
    to_come = [day for day in live if day and day >= held.by.today]
    return IepContext(
        face=face_of(held),
        session=held.session,
        strengths=held.lines("strength"),
        matters=held.lines("what_matters"),
        barriers=held.lines("barrier"),
        objectives=tuple(_objective(held, one) for one in held.of("objective")),
        targets=tuple(_target(held, one, seen.get(one.entry_id)) for one in targets),
        strategies=held.lines("strategy"),
        views=held.views(),
        next_look_on=min(to_come, default=None),
    )


def _objective(held: Held, version: EntryVersion) -> IepObjective:
    return IepObjective(
        words=version.text,
        by_on=day_in(version, "by_on"),
        needs=held.words_of(version.detail.get("needs") or []),
        supports=held.supports(under=version.entry_id),
    )


def _target(held: Held, version: EntryVersion, seen: tuple[date, str] | None) -> IepTarget:
    ended = OUTCOMES.get(version.detail.get("outcome") or "", "")
    stands = f"{STEPS[seen[1]]}, {in_words(seen[0])}" if seen else "Not looked at yet"
    objectives = [one.entry_id for one in held.of("objective")]
    under = version.entry.under_id
    return IepTarget(
        words=version.text,
        measure=version.detail.get("measure") or "",
        by_on=day_in(version, "by_on"),
        owner=version.detail.get("owner") or "",
        stands=ended or stands,
        objective=f"objective {objectives.index(under) + 1}" if under in objectives else "",
    )


def latest_evidence(targets: list[EntryVersion]) -> dict[int, tuple[date, str]]:
    """Give what was last seen of each target: the day and the step."""
    rows = TargetEvidence.objects.filter(entry_id__in=[one.entry_id for one in targets])
    return {row.entry_id: (row.on, row.step) for row in rows.order_by("on", "at", "pk")}


IEP = Edition(
    key="iep",
    name="Individualised educational programme",
    what="This is not a legal plan. It is the school’s own plan for learning: what the year is "
    "for, what is worked on this term, and how.",
    who_may_have="the family and the child, those who teach the child, those who lead the "
    "school, and the council’s ASL officers",
    readers=frozenset({"lead", "officer", "teacher", "psychologist", "parent", "pupil"}),
    issuers=frozenset({"lead"}),
    kinds=(
        "strength", "what_matters", "barrier", "objective", "support", "target", "strategy",
        "view",
    ),
    compose=compose_iep,
    needs=(
        Need("A long-term objective", ("objective",)),
        Need("A short-term target", ("target",)),
        Need("A strategy: how we teach", ("strategy",)),
        Need("What the child is good at", ("strength",)),
    ),
)  # fmt: skip
