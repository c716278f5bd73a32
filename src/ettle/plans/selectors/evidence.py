"""How a child's targets are going, by those who have seen it; and who may say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.giving.steps import STEP_WORDS
from ettle.plans.giving.supports import began_on, is_live_target
from ettle.plans.giving.who import may_see_target
from ettle.plans.models import Entry, Plan, TargetEvidence
from ettle.plans.parts import Part, parts_now
from ettle.plans.selectors.delivering import readers_slice

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Sight:
    """One time that somebody saw how a target is going.

    ``source`` names who said it only where it came from another organisation.
    """

    on: date
    step: str
    words: str
    source: str = ""

    @property
    def step_words(self) -> str:
        """The step as people say it."""
        return STEP_WORDS[self.step]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSeen:
    """One live target, and what was seen of it, oldest first. ``began_on`` is when it was written.

    What is seen is about the target; who of the school saw it is not told.
    """

    ref: str
    text: str
    part: Part
    began_on: date
    sights: tuple[Sight, ...]

    @property
    def last_seen_on(self) -> date | None:
        """The day of the newest evidence; None where there is none."""
        return self.sights[-1].on if self.sights else None


def targets_seen(pupil: Pupil, *, by: Actor, most: int = SHOWN) -> tuple[TargetSeen, ...]:
    """List a child's live targets, each with its newest evidence, as far as this reader may see.

    The words beside a tap are staff's, for staff, and so is an agency's name; a family sees
    the steps and the days.
    """
    slice_ = readers_slice(pupil, by=by)
    plan = Plan.objects.filter(pupil=pupil).first() if slice_ else None
    if slice_ is None or plan is None:
        return ()
    plan.pupil = pupil
    parts = [part for part in parts_now(plan, slice_, by=by) if is_live_target(part)]
    begun = began_on(part.pk for part in parts)
    sights = _sights((part.pk for part in parts), slice_.reader not in ("parent", "pupil"))
    return tuple(
        TargetSeen(
            ref=part.ref,
            text=part.text,
            part=part,
            began_on=begun[part.pk],
            sights=tuple(sights.get(part.pk, ())[-most:]),
        )
        for part in parts
    )


def _sights(entries: Iterable[int], with_words: bool) -> dict[int, list[Sight]]:
    found: dict[int, list[Sight]] = {}
    for row in TargetEvidence.objects.filter(entry_id__in=list(entries)):
        words = row.words if with_words else ""
        source = row.by_label if with_words and row.by_id is None else ""
        found.setdefault(row.entry_id, []).append(Sight(row.on, row.step, words, source))
    return found


def target_to_see(ref: str, *, by: Actor) -> Entry | None:
    """Give one living target of which this person may say how it is going."""
    entry = (
        Entry.objects.select_related("plan__pupil__school", "plan__pupil__authority")
        .filter(ref=ref, kind="target", ended_at__isnull=True)
        .first()
    )
    if entry is None or not may_see_target(by, entry.plan.pupil):
        return None
    pupil = entry.plan.pupil
    return entry if ref in {each.ref for each in targets_seen(pupil, by=by)} else None
