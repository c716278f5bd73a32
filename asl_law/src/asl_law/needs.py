"""Additional support needs, and the presumption for a looked-after child.

No diagnosis is needed and no age is tested (LAW-Q21). The presumption is of needs, never of a
co-ordinated support plan.
"""

from dataclasses import dataclass
from datetime import date

from asl_law.citations import act
from asl_law.days import in_words
from asl_law.errors import NotInForce, WrongFacts
from asl_law.reasons import Judgement, Limb, all_of

PRESUMPTION_BEGAN = date(2010, 11, 14)  # SSI 2010/277
_LOOKED_AFTER = act("section 1(1A)", "asp 2004/4")
_REBUTTAL = act("section 1(1B)")
_NEEDS = act("section 1(1)")


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """A view on one child, formed while identifying that child's needs under section 6(1)(b)."""

    formed_on: date
    reason: str
    in_identifying_needs: bool


def additional_support_needs(
    *,
    on: date,
    looked_after: bool,
    unable_to_benefit_without_support: bool | None,
    rebuttal: Rebuttal | None = None,
) -> Judgement:
    """Decide whether someone has additional support needs on a day, and under which provision.

    >>> additional_support_needs(
    ...     on=date(2026, 11, 23), looked_after=True, unable_to_benefit_without_support=None
    ... ).answer
    True
    """
    if on < date(2005, 11, 14):
        raise NotInForce(f"The Act was not in force on {on}.")
    if looked_after and on >= PRESUMPTION_BEGAN:
        presumed = _presumption(on, rebuttal)
        if presumed.met:
            return all_of({"looked after": presumed})
        needs = _own_needs(unable_to_benefit_without_support)
        limbs = {"looked after": presumed, "needs": needs}
        return Judgement(needs.met, limbs, needs.reason if needs.met is None else None)
    return all_of({"needs": _own_needs(unable_to_benefit_without_support)})


def _presumption(on: date, rebuttal: Rebuttal | None) -> Limb:
    if rebuttal is None or rebuttal.formed_on > on:
        reason = "A looked-after child has additional support needs, by law and without a test."
        return Limb(True, reason, _LOOKED_AFTER, ("LAW-Q5",))
    if not rebuttal.in_identifying_needs or not rebuttal.reason.strip():
        reason = (
            "The presumption stands: it ends only with a reasoned view on this child, formed "
            "while identifying the child's needs under section 6(1)(b)."
        )
        return Limb(True, reason, _REBUTTAL)
    reason = f"The presumption ended with the view formed on {in_words(rebuttal.formed_on)}."
    return Limb(False, reason, _REBUTTAL)


def _own_needs(unable: bool | None) -> Limb:
    if unable is None:
        reason = (
            "Ask whether, for whatever reason, this child or young person is or is likely to be "
            "unable to benefit from school education without additional support."
        )
        return Limb(None, reason, _NEEDS)
    if unable:
        reason = "Unable, or likely to be, to benefit from school education without more support."
        return Limb(True, reason, _NEEDS)
    return Limb(False, "Able to benefit from school education without additional support.", _NEEDS)


def must_consider_a_plan(*, on: date, looked_after: bool, responsible: bool) -> Limb:
    """Say whether the authority must consider, unasked, if this child requires a plan."""
    cite = act("section 6(1A)")
    if on < date(2018, 1, 10):
        raise WrongFacts("Section 6(1A) is the law from 10 January 2018.")
    if looked_after and responsible:
        reason = "The authority must consider it for each looked-after child; no time is set."
        return Limb(True, reason, cite, ("LAW-Q22",))
    who = "the authority are not responsible" if looked_after else "the child is not looked after"
    return Limb(False, f"The duty does not arise: {who}.", cite)
