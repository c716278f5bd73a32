"""Where to take a disagreement: Tribunal, dispute resolution, appeal committee, or elsewhere.

The grounds for refusing a placing request are not printed here (LAW-Q20).
Mediation is open beside all of them. It is free, voluntary, and takes nothing away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from asl_law.citations import Citation, act, ssi
from asl_law.errors import UnknownName


class Forum(StrEnum):
    """Who hears it."""

    TRIBUNAL = "Tribunal"
    DISPUTE_RESOLUTION = "dispute resolution"
    APPEAL_COMMITTEE = "appeal committee"
    PUBLIC_LAW = "complaint, section 70, ombudsman or judicial review"


@dataclass(frozen=True, slots=True)
class Route:
    """Where one kind of disagreement goes, and what is closed to it."""

    forum: Forum
    about: str
    citation: Citation
    not_by: str | None = None
    unless: str | None = None


MEDIATION = act("section 15")
_TRIBUNAL_EXCLUDES = "section 70 of the 1980 Act is closed to what the Tribunal can hear"


def _tribunal(about: str, ground: str, *, failure: bool = False) -> Route:
    closed = _TRIBUNAL_EXCLUDES if failure else None
    return Route(Forum.TRIBUNAL, about, act(f"section 18(3){ground}"), not_by=closed)


def _dispute(about: str, not_by: str | None = None) -> Route:
    return Route(Forum.DISPUTE_RESOLUTION, about, ssi("2005/501", "schedule"), not_by=not_by)


ROUTES: Mapping[str, Route] = MappingProxyType(
    {
        "csp-required": _tribunal("a decision that a plan is required", "(a)(i)"),
        "csp-still-required": _tribunal("a plan that is kept after a review", "(a)(ii)"),
        "csp-not-required": _tribunal(
            "a decision, made or deemed, against a plan", "(b)(i)", failure=True
        ),
        "csp-discontinued": _tribunal("a plan that ends after a review", "(b)(ii)"),
        "csp-not-prepared": _tribunal("a plan that is required and late", "(c)", failure=True),
        "csp-contents": _tribunal("information in the plan", "(d)(i)"),
        "csp-support": _tribunal("support in the plan not provided", "(d)(ia)", failure=True),
        "csp-not-reviewed": _tribunal("a plan that is not reviewed", "(d)(ii)", failure=True),
        "csp-review-late": _tribunal("a review that is late", "(d)(iii)", failure=True),
        "early-review-refused": _tribunal("an early review refused", "(d)(iv)"),
        "placing-special": _tribunal("a special school refused", "(da)"),
        "capacity": _tribunal("a decision on the child's capacity", "(ea)"),
        "wellbeing": _tribunal("a decision on the child's wellbeing", "(eb)"),
        "leaving-duties": _tribunal("duties before leaving school", "(g)", failure=True),
        "placing-ordinary": Route(
            Forum.APPEAL_COMMITTEE,
            "an ordinary school refused",
            act("schedule 2, paragraph 5"),
            unless="section 18(4) applies: then the Tribunal hears it under section 18(3)(e)",
        ),
        "asn-decision": _dispute("whether there are additional support needs"),
        "asn-nature": _dispute("what the additional support needs are"),
        "needs-request-refused": _dispute("a refused request to establish the needs"),
        "assessment-refused": _dispute(
            "an assessment refused, or who makes it, or how", "not by the Tribunal"
        ),
        "support-outside-csp": _dispute("support that is not in a plan and is not provided"),
        "agency-not-asked": _dispute("an agency that was not asked for help"),
        "agency-late": Route(
            Forum.PUBLIC_LAW, "an agency that does not answer", act("section 70", "1980 c. 44")
        ),
        "transfer-late": Route(
            Forum.PUBLIC_LAW, "a plan that is not sent on", ssi("2005/518", "regulations 9 and 9A")
        ),
        "transition-duties": Route(
            Forum.PUBLIC_LAW,
            "a change of school that is not prepared",
            ssi("2005/265", "regulation 3"),
        ),
        "looked-after-not-considered": Route(
            Forum.PUBLIC_LAW, "a looked-after child not considered", act("section 6(1A)")
        ),
    }
)


def route(decision: str) -> Route:
    """Say where a disagreement about a decision or a failure goes.

    >>> route("assessment-refused").forum.value
    'dispute resolution'
    """
    found = ROUTES.get(decision)
    if found is None:
        raise UnknownName(f"{decision!r} has no route here; these have: {', '.join(ROUTES)}.")
    return found
