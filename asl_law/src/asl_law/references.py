"""References to the Tribunal: is one competent, too early, in time, or barred?

Where the start of the time is not confirmed, the answer is a day *by which it is safe*, and never
that the family is out of time. Only the Tribunal can extend, in exceptional circumstances.
When a document counts as received is a fact that goes in (LAW-Q19).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from asl_law.citations import Citation, act, ssi
from asl_law.clocks.tribunal import (
    PLACING_REFERENCE_BAR,
    RULES_BEGAN,
    TRIBUNAL_FAILURE_REFERENCE,
    TRIBUNAL_REFERENCE,
)
from asl_law.days import in_words
from asl_law.errors import UnknownName, WrongFacts
from asl_law.notices import Party
from asl_law.reasons import Judgement, Limb, all_of
from asl_law.rights import Person, Right, may

_ONE_DAY = timedelta(days=1)
_2005, _2010, _2018 = date(2005, 11, 14), date(2010, 11, 14), date(2018, 1, 10)


class Start(StrEnum):
    """From what the two months run."""

    DECISION = "decision"
    FAILURE = "failure"
    NOT_CONFIRMED = "not confirmed"


@dataclass(frozen=True, slots=True)
class ReferenceGround:
    """One matter that may be referred, when it may be, and from what its time runs."""

    meaning: str
    start: Start
    in_force_from: date
    is_placing: bool = False
    needs_a_limit_missed: bool = False

    def citation(self, code: str) -> Citation:
        """Cite the paragraph of section 18(3)."""
        return act(f"section 18(3){code}")


def _on(meaning: str, since: date = _2005, *, placing: bool = False) -> ReferenceGround:
    return ReferenceGround(meaning, Start.DECISION, since, is_placing=placing)


def _missed(meaning: str, start: Start = Start.FAILURE, since: date = _2005) -> ReferenceGround:
    return ReferenceGround(meaning, start, since, needs_a_limit_missed=True)


GROUNDS: Mapping[str, ReferenceGround] = MappingProxyType(
    {
        "(a)(i)": _on("a decision that a plan is required"),
        "(a)(ii)": _on("a decision, after a review, that a plan is still required"),
        "(b)(i)": _on("a decision that no plan is required"),
        "(b)(ii)": _on("a decision, after a review, that a plan is no longer required"),
        "(c)": _missed("a plan that is required has not been prepared in time"),
        "(d)(i)": _on("information in the plan"),
        "(d)(ia)": ReferenceGround(
            "support listed in the plan has not been provided", Start.NOT_CONFIRMED, _2010
        ),
        "(d)(ii)": _missed("the plan has not been reviewed as required"),
        "(d)(iii)": _missed("a review has not been completed in time"),
        "(d)(iv)": _on("a refusal of an early review"),
        "(da)": _on("a refusal of a placing request for a special school", _2010, placing=True),
        "(e)": _on(
            "another refusal of a placing request, where section 18(4) applies", placing=True
        ),
        "(ea)": ReferenceGround("a decision on the child's capacity", Start.NOT_CONFIRMED, _2018),
        "(eb)": ReferenceGround("a decision on the child's wellbeing", Start.NOT_CONFIRMED, _2018),
        "(f)": _on("a decision of an appeal committee on placing, in its overlap", placing=True),
        "(g)": _missed("a duty before leaving school was not done", Start.NOT_CONFIRMED, _2010),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What is known of a reference. Dates left empty are not known, or did not happen."""

    ground: str
    party: Party
    pupil: Person
    received_on: date
    decided_on: date | None = None
    notified_on: date | None = None
    is_deemed: bool = False
    last_day_of_missed_limit: date | None = None
    arguable_until: date | None = None
    special_school: bool | None = None
    plan_prepared: bool = False
    required_not_prepared: bool = False
    proposal_informed: bool = False
    not_required_and_referred: bool = False
    last_placing_reference_on: date | None = None
    last_reference_on_same_right: date | None = None
    placing_decision_or_plan_changed: bool = False
    same_information_referred_before: bool = False
    reviewed_since: bool = False
    consent_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Competence:
    """Whether a reference may be heard, limb by limb, and until which day it is in time."""

    judgement: Judgement
    by: date | None
    by_is_only_cautious: bool

    @property
    def competent(self) -> bool | None:
        """Tell whether it may be heard; ``None`` where a person must settle something."""
        return self.judgement.answer


def is_competent(reference: Reference) -> Competence:
    """Decide whether the Tribunal may hear a reference, and say why for each limb."""
    ground = GROUNDS.get(reference.ground)
    if ground is None:
        raise UnknownName(
            f"{reference.ground!r} is not a ground of section 18(3); they are {', '.join(GROUNDS)}."
        )
    by, cautious = _last_safe_day(reference, ground)
    limbs = {
        "standing": _standing(reference, ground),
        "ground": _ground(reference, ground),
        "not premature": _not_premature(reference, ground),
        "in time": _in_time(reference, by, cautious),
        "not barred": _not_barred(reference),
    }
    return Competence(all_of(limbs), by, cautious)


def _standing(reference: Reference, ground: ReferenceGround) -> Limb:
    right = Right.TRIBUNAL_PLACING_REFERENCE if ground.is_placing else Right.TRIBUNAL_REFERENCE
    judged = may(right, party=reference.party, pupil=reference.pupil, on=reference.received_on)
    reason = judged.ask or " ".join(
        limb.reason for limb in judged.limbs.values() if limb.met is judged.answer
    )
    return Limb(judged.answer, reason, act("section 18(2)"))


def _ground(reference: Reference, ground: ReferenceGround) -> Limb:
    cite = ground.citation(reference.ground)
    if reference.received_on < ground.in_force_from:
        return Limb(False, f"This ground is the law from {in_words(ground.in_force_from)}.", cite)
    if reference.ground in ("(da)", "(e)"):
        return _placing_ground(reference, cite)
    if reference.ground == "(g)" and reference.consent_withheld:
        return Limb(False, "Consent was withheld, so there is no failure to refer.", cite)
    return Limb(True, f"It is about {ground.meaning}.", cite)


def _placing_ground(reference: Reference, cite: Citation) -> Limb:
    if reference.special_school is None:
        return Limb(None, "Ask whether the school asked for is a special school.", cite)
    if reference.ground == "(da)":
        if reference.special_school:
            return Limb(True, "The school asked for is a special school.", cite)
        return Limb(False, "The school asked for is not a special school: see (e).", cite)
    if reference.special_school:
        return Limb(False, "A refusal for a special school is referred under (da).", cite)
    opened = _opened_by(reference)
    if opened is None:
        reason = "None of section 18(4) applies, so the appeal committee hears it."
        return Limb(False, reason, act("section 18(4)"))
    return Limb(True, f"The Tribunal hears it because {opened}.", act("section 18(4)"))


def _opened_by(reference: Reference) -> str | None:
    if reference.plan_prepared:
        return "a plan has been prepared"
    if reference.required_not_prepared:
        return "a plan is required and not yet prepared"
    if reference.proposal_informed:
        return "the authority have told of a proposal"
    if reference.not_required_and_referred:
        return "the decision that no plan is required has itself been referred"
    return None


def _not_premature(reference: Reference, ground: ReferenceGround) -> Limb:
    cite = ground.citation(reference.ground)
    if not ground.needs_a_limit_missed:
        return _decided(reference, ground, cite)
    if reference.last_day_of_missed_limit is None:
        return Limb(None, "Ask which limit was missed and when its last day was.", cite)
    certain = reference.arguable_until or reference.last_day_of_missed_limit
    if reference.received_on <= reference.last_day_of_missed_limit:
        ends = in_words(reference.last_day_of_missed_limit)
        return Limb(False, f"Too early: the limit has not passed until the end of {ends}.", cite)
    if reference.received_on <= certain:
        reason = f"Whether the limit has passed is arguable until {in_words(certain)}."
        return Limb(None, reason, cite, ("LAW-Q13",))
    return Limb(True, "The limit has passed.", cite)


def _decided(reference: Reference, ground: ReferenceGround, cite: Citation) -> Limb:
    if reference.ground == "(d)(ia)":
        return Limb(True, "A failure to provide may be referred once it has happened.", cite)
    decided = reference.decided_on
    if decided is None:
        return Limb(None, "Ask when the decision was made.", cite)
    if reference.received_on < decided:
        return Limb(False, f"Too early: the decision was made on {in_words(decided)}.", cite)
    return Limb(True, "The decision has been made.", cite)


def _last_safe_day(reference: Reference, ground: ReferenceGround) -> tuple[date | None, bool]:
    """Give the last day that is in time, and whether it is only a cautious one."""
    start: date | None
    if ground.start is Start.FAILURE and reference.last_day_of_missed_limit:
        start = max(reference.last_day_of_missed_limit + _ONE_DAY, RULES_BEGAN)
        return TRIBUNAL_FAILURE_REFERENCE.last_day(start), False
    if ground.start is Start.DECISION and not (reference.is_deemed and not ground.is_placing):
        start = _notified(reference)
        cautious = False
    else:
        # [A] the earliest plausible start; it warns a family and never turns one away
        start, cautious = reference.last_day_of_missed_limit or _notified(reference), True
    if start is None or start < RULES_BEGAN:
        return None, True
    return TRIBUNAL_REFERENCE.last_day(start), cautious


def _notified(reference: Reference) -> date | None:
    """Give the later of the decision and the notice of the right, as far as they are known."""
    days = [day for day in (reference.decided_on, reference.notified_on) if day is not None]
    return max(days) if days else None


def _in_time(reference: Reference, by: date | None, cautious: bool) -> Limb:
    cite = ssi("2017/366", "rule 14")
    if reference.received_on < RULES_BEGAN:
        raise WrongFacts("references before 12 January 2018 went under rules that were not read.")
    if by is None:
        return Limb(None, "The day from which the time runs is not known; ask for it.", cite)
    if cautious:
        reason = f"Safe if it is received by {in_words(by)}; its start is not confirmed."
        return Limb(True if reference.received_on <= by else None, reason, cite, ("LAW-Q6",))
    if reference.received_on <= by:
        return Limb(True, f"In time if received by {in_words(by)}, and it was.", cite)
    reason = (
        f"Out of time after {in_words(by)}, unless the Tribunal extends it in exceptional "
        "circumstances (rule 29)."
    )
    return Limb(False, reason, cite)


def _not_barred(reference: Reference) -> Limb:
    if reference.ground == "(d)(i)" and reference.same_information_referred_before:
        if not reference.reviewed_since:
            reason = (
                "The same information was referred before, and no review was carried out since."
            )
            return Limb(False, reason, act("section 18(6)"))
        return Limb(True, "A review was carried out since the last one.", act("section 18(6)"))
    if reference.ground in ("(ea)", "(eb)") and reference.last_reference_on_same_right:
        return _same_right_bar(reference, reference.last_reference_on_same_right)
    last = reference.last_placing_reference_on
    if GROUNDS[reference.ground].is_placing and last is not None:
        return _placing_bar(reference, last)
    return Limb(True, "Nothing bars it.", act("section 18(6), 18(7)"))


def _same_right_bar(reference: Reference, last: date) -> Limb:
    """Apply the twelve months to capacity and wellbeing for the same right, as they were read."""
    until = PLACING_REFERENCE_BAR.last_day(last)
    cite = act("section 18(8)\N{EN DASH}(11)")
    if reference.received_on > until:
        return Limb(True, f"The twelve months ended on {in_words(until)}.", cite, ("LAW-Q35",))
    reason = f"Barred for the same right until the end of {in_words(until)}."
    return Limb(False, reason, cite, ("LAW-Q35",))


def _placing_bar(reference: Reference, last: date) -> Limb:
    until = PLACING_REFERENCE_BAR.last_day(last)
    cite = act("section 18(7)")
    if reference.received_on > until:
        return Limb(True, f"The twelve months ended on {in_words(until)}.", cite)
    if reference.placing_decision_or_plan_changed:
        reason = "Within twelve months of the last one, but the decision or the plan has changed."
        return Limb(True, reason, cite, ("LAW-Q35",))
    return Limb(False, f"Barred until the end of {in_words(until)}.", cite)
