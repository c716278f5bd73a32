"""Coached rewriting: the parts behind each weak mark, as they were marked and as they are now."""

from dataclasses import dataclass
from datetime import timedelta

from ettle.access import Actor
from ettle.plans.access import slice_of
from ettle.plans.intervals import weeks_by_kind
from ettle.plans.models import QualityRound
from ettle.plans.parts import Part, part_of, parts_now
from ettle.plans.quality.opening import may_be_shown, versions_at_opening
from ettle.plans.selectors.quality_result import CriterionResult, result_of
from ettle.plans.wording import Remark, remarks

BESIDE = ("how_often", "how_long", "where", "measure", "by_on", "owner", "who", "trained_in")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartThenAndNow:
    """One part: its words when it was marked (none if new) and its words now (none if gone)."""

    ref: str
    kind: str
    then: str
    now: str
    rests_on_csp: bool
    remarks: tuple[Remark, ...]

    @property
    def is_changed(self) -> bool:
        """Whether it was written again, taken out or added since."""
        return self.then != self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """A weak criterion and the parts concerned, those still to be looked at first."""

    result: CriterionResult
    parts: tuple[PartThenAndNow, ...]

    @property
    def changed(self) -> tuple[PartThenAndNow, ...]:
        """What was written again since the plan was marked."""
        return tuple(one for one in self.parts if one.is_changed)

    @property
    def unchanged(self) -> tuple[PartThenAndNow, ...]:
        """What reads as it did when it was marked."""
        return tuple(one for one in self.parts if not one.is_changed)


def rewriting_of(audit: QualityRound, *, by: Actor) -> tuple[Rewriting, ...]:
    """List the weak criteria of a round with the parts concerned, as far as this reader may read.

    Empty until marks are settled. Plain words are looked for in each part by what would be
    pointed out in it; age by when it was last found true.
    """
    result = result_of(audit, by=by, page="rewriting")
    slice_ = slice_of(by, audit.plan.pupil)
    if result is None or slice_ is None:
        return ()
    now = {part.pk: part for part in parts_now(audit.plan, slice_, by=by)}
    then = {
        version.entry_id: part_of(version)
        for version in versions_at_opening(audit)
        if may_be_shown(version, slice_)
    }
    name = audit.plan.pupil.name
    weeks = weeks_by_kind(audit.plan.authority_id, on=by.today)
    old = {key for key, part in (then | now).items() if _is_old(part, weeks, by)}
    return tuple(
        Rewriting(result=one, parts=_concerned(one, then, now, name, old)) for one in result.weak
    )


def _concerned(
    one: CriterionResult, then: dict[int, Part], now: dict[int, Part], name: str, old: set[int]
) -> tuple[PartThenAndNow, ...]:
    found = []
    for key in dict.fromkeys([*then, *now]):
        before, after = then.get(key), now.get(key)
        known = after or before
        if known is None or not one.criterion.concerns(known.kind):
            continue
        pair = _pair(before, after, known, name)
        if pair.is_changed or _is_wanted(one.criterion.key, pair, is_old=key in old):
            found.append(pair)
    return tuple(found)


def _is_wanted(criterion: str, pair: PartThenAndNow, *, is_old: bool) -> bool:
    if criterion == "plain_words":
        return bool(pair.remarks)
    return is_old if criterion == "current" else True


def _is_old(part: Part, weeks: dict[str, int], by: Actor) -> bool:
    looked_at = part.last_confirmed_on or part.confirmed_on
    return part.kind in weeks and looked_at + timedelta(weeks=weeks[part.kind]) < by.today


def _pair(before: Part | None, after: Part | None, known: Part, name: str) -> PartThenAndNow:
    return PartThenAndNow(
        ref=known.ref,
        kind=known.kind,
        then=_full_words(before) if before else "",
        now=_full_words(after) if after else "",
        rests_on_csp=known.rests_on_csp,
        remarks=_remarks(after, name) if after else (),
    )


def _remarks(part: Part, name: str) -> tuple[Remark, ...]:
    return remarks(
        part.text,
        known_as=name,
        audience=part.audience,
        kind=part.kind,
        amount=f"{part.how_often}{part.how_long}",
        owner=" ".join(str(one) for one in part.persons) + str(part.detail.get("owner", "")),
        verbatim=bool(part.source),
    )


def _full_words(part: Part) -> str:
    """Give a part's words with what stands in its boxes, as one line to compare."""
    boxes = [str(part.detail.get(key) or "") for key in BESIDE]
    people = [str(one) for one in part.persons]
    return (
        ". ".join(word.strip().rstrip(".") for word in (part.text, *boxes, *people) if word) + "."
    )
