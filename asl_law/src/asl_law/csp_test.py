"""The four-limb test of section 2: does this child or young person require a plan?

People judge, the law combines. Each finding is a person's judgement (what is significant is
LAW-Q8 and LAW-Q18); this module only puts them together as section 2 and the decisions on it do,
and answers limb by limb. Never a score:

- each side of limb (d) must be significant in itself (Aberdeenshire Council v CD [2023] UT 28);
- support from several agencies is taken together, and so is support from other functions;
- another function of the same council is not an agency; another council is (section 23; who is
  one by order is LAW-Q9);
- what is *required* counts, not what is being delivered, and only if it serves education;
- advice from an agency that school staff then carry out is education support.

Whether other functions and agencies may be added to each other is not settled (LAW-Q7): if only
the sum is significant, the answer is ``None`` with a question, not a guess.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from asl_law.citations import Citation, act
from asl_law.errors import WrongFacts
from asl_law.reasons import Limb, sentence, trace

LIMBS: Mapping[str, Citation] = MappingProxyType(
    {limb: act(f"section 2(1)({limb})") for limb in "abcd"}
)
ASK_ABOUT_THE_SUM = (
    "Only other functions and agencies taken together are judged significant. No decision that "
    "was read settles whether they may be added to each other (section 2(1)(d), LAW-Q7): "
    "ask a solicitor, and record why."
)


class Source(StrEnum):
    """Who would provide the support."""

    EDUCATION = "education"
    OTHER_FUNCTION = "other_function"
    AGENCY = "agency"


class Factor(NamedTuple):
    """A factor giving rise to additional support needs, and its effect if it stood alone."""

    name: str
    significant_adverse_alone: bool


class Support(NamedTuple):
    """One support: from whom, whether it is required, and whether it serves education."""

    source: Source
    provider: str
    what: str
    required: bool
    for_education: bool
    delivered_by_school_staff: bool = False

    @property
    def counts_on(self) -> Source | None:
        """Give the side of limb (d) on which this support counts, or none."""
        if not (self.required and self.for_education):
            return None
        if self.source is Source.AGENCY and self.delivered_by_school_staff:
            return Source.EDUCATION
        return self.source


class Sides(NamedTuple):
    """Whether each side, taken together, is significant; ``None`` where it cannot apply."""

    education: bool
    other_functions: bool | None = None
    agencies: bool | None = None
    other_functions_with_agencies: bool | None = None


class Findings(NamedTuple):
    """What people found, before the law is applied to it."""

    responsible_authority: bool
    factors: tuple[Factor, ...]
    factors_together_significant_adverse: bool | None
    needs_likely_over_a_year: bool
    support: tuple[Support, ...]
    sides: Sides


class Outcome(NamedTuple):
    """The answer of the whole test, with every limb. ``ask`` says what a person must settle."""

    required: bool | None
    ask: str | None
    limbs: Mapping[str, Limb]

    @property
    def explanation(self) -> str:
        """Say in one sentence which limbs decided, with their provisions."""
        return sentence(self.required, self.limbs)

    def trace(self) -> tuple[str, ...]:
        """Give every limb with its reason, its provision and where to read it."""
        return trace(self.limbs)


def decide(findings: Findings) -> Outcome:
    """Apply section 2 to the findings: all four limbs must be met."""
    limbs = MappingProxyType(
        {
            "a": _responsible(findings),
            "b": _factors(findings),
            "c": _over_a_year(findings),
            "d": _significant_support(findings),
        }
    )
    answers = [limb.met for limb in limbs.values()]
    if False in answers:
        return Outcome(False, None, limbs)
    if None in answers:
        return Outcome(None, ASK_ABOUT_THE_SUM, limbs)
    return Outcome(True, None, limbs)


def _responsible(findings: Findings) -> Limb:
    if findings.responsible_authority:
        return Limb(True, "An education authority are responsible for the education.", LIMBS["a"])
    return Limb(False, "No education authority are responsible for the education.", LIMBS["a"])


def _factors(findings: Findings) -> Limb:
    complex_ones = [f.name for f in findings.factors if f.significant_adverse_alone]
    if complex_ones:
        named = ", ".join(complex_ones)
        return Limb(True, f"A complex factor, significant by itself: {named}.", LIMBS["b"])
    if len(findings.factors) < 2:
        reason = "There is no factor that is significant by itself, and no second factor."
        return Limb(False, reason, LIMBS["b"])
    together = findings.factors_together_significant_adverse
    if together is None:
        raise WrongFacts(
            "factors_together_significant_adverse: say true or false, because there are several "
            "factors and none is significant by itself."
        )
    if together:
        reason = f"{len(findings.factors)} factors that are significant taken together."
        return Limb(True, reason, LIMBS["b"])
    return Limb(False, "The factors are not significant, even taken together.", LIMBS["b"])


def _over_a_year(findings: Findings) -> Limb:
    if findings.needs_likely_over_a_year:
        return Limb(True, "The needs are likely to continue for more than a year.", LIMBS["c"])
    return Limb(False, "The needs are not likely to continue for more than a year.", LIMBS["c"])


def _significant_support(findings: Findings) -> Limb:
    sides = findings.sides
    counted = {side for support in findings.support if (side := support.counts_on)}
    _check_side("education", sides.education, Source.EDUCATION in counted)
    _check_side("other_functions", sides.other_functions, Source.OTHER_FUNCTION in counted)
    _check_side("agencies", sides.agencies, Source.AGENCY in counted)
    both = {Source.OTHER_FUNCTION, Source.AGENCY} <= counted
    if sides.other_functions_with_agencies and not both:
        raise _nothing_counted("other_functions_with_agencies")
    if not sides.education:
        reason = "The education support required is not significant in itself."
        return Limb(False, reason, LIMBS["d"])
    return _beyond_education(sides, both)


def _beyond_education(sides: Sides, both: bool) -> Limb:
    if sides.other_functions or sides.agencies:
        who = [
            name
            for name, significant in (
                ("the authority's other functions", sides.other_functions),
                ("appropriate agencies", sides.agencies),
            )
            if significant
        ]
        reason = f"Significant support is required from education and from {' and '.join(who)}."
        return Limb(True, reason, LIMBS["d"])
    if both and sides.other_functions_with_agencies is None:
        raise WrongFacts(
            "sides.other_functions_with_agencies: say true or false, because support from both "
            "is required and neither is significant by itself."
        )
    if sides.other_functions_with_agencies:
        return Limb(None, ASK_ABOUT_THE_SUM, LIMBS["d"])
    reason = "No significant support is required from other functions or from agencies."
    return Limb(False, reason, LIMBS["d"])


def _check_side(name: str, judged: bool | None, has_support: bool) -> None:
    if judged and not has_support:
        raise _nothing_counted(name)
    if judged is None and has_support:
        raise WrongFacts(
            f"sides.{name}: say true or false, because support from there is required."
        )


def _nothing_counted(name: str) -> WrongFacts:
    return WrongFacts(
        f"sides.{name} is judged significant, but no support that is required and serves "
        "education counts there."
    )
