"""References to the Tribunal: is one competent, too early, in time, or barred?

Where the start of the time is not confirmed, the answer is a day *by which it is safe*, and never
that the family is out of time. Only the Tribunal can extend, in exceptional circumstances.
When a document counts as received is a fact that goes in (LAW-Q19).
"""

from dataclasses import dataclass
from datetime import date

from asl_law.citations import Citation, act
from asl_law.days import in_words
from asl_law.errors import UnknownName, WrongFacts
from asl_law.reasons import Judgement, Limb, all_of
from asl_law.references.bars import not_barred
from asl_law.references.facts import Reference
from asl_law.references.grounds import GROUNDS, ReferenceGround, Start
from asl_law.references.in_time import in_time, last_safe_day
from asl_law.rights import Right, may


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
    _check(reference)
    by, cautious = last_safe_day(reference, ground)
    limbs = {
        "standing": _standing(reference, ground),
        "ground": _ground(reference, ground),
        "not premature": _not_premature(reference, ground),
        "in time": in_time(reference, by, cautious),
        "not barred": not_barred(reference),
    }
    return Competence(all_of(limbs), by, cautious)


def _check(reference: Reference) -> None:
    last, arguable = reference.last_day_of_missed_limit, reference.arguable_until
    if arguable is not None and (last is None or arguable < last):
        raise WrongFacts(
            "arguable_until is the day to which it is arguable that a limit was missed: it needs "
            "last_day_of_missed_limit, and comes no earlier."
        )


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
    return Limb(True, f"It is a matter that may be referred: {ground.meaning}.", cite)


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
        return _decided(reference, cite)
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


def _decided(reference: Reference, cite: Citation) -> Limb:
    if reference.ground == "(d)(ia)":
        return Limb(True, "A failure to provide may be referred once it has happened.", cite)
    decided = reference.decided_on
    if decided is None:
        return Limb(None, "Ask when the decision was made.", cite)
    if reference.received_on < decided:
        return Limb(False, f"Too early: the decision was made on {in_words(decided)}.", cite)
    return Limb(True, "The decision has been made.", cite)


__all__ = ["GROUNDS", "Competence", "Reference", "ReferenceGround", "Start", "is_competent"]
