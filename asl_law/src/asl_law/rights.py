"""Who may exercise which right, on a day: parent, child of 12 or over, young person, managers.

Rights run side by side: a parent keeps a right that a child of 12 or over may also use. For the
child, capacity and wellbeing are assessed for each right, and never once for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from asl_law.ages import Standing, standing
from asl_law.citations import Citation, act, csp_regulations, ssi
from asl_law.errors import NotInForce, UnknownName, WrongFacts
from asl_law.notices import Party
from asl_law.reasons import Judgement, Limb, all_of

ACT_BEGAN = date(2005, 11, 14)
CHILDRENS_RIGHTS_BEGAN = date(2018, 1, 10)  # SSI 2017/354


class Right(StrEnum):
    """A thing that the law lets a person do."""

    CSP_REQUEST = "csp-request"
    NEEDS_REQUEST = "needs-request"
    ASSESSMENT_REQUEST = "assessment-request"
    EARLY_REVIEW_REQUEST = "early-review-request"
    BELONGING_REQUEST = "belonging-request"
    PLACING_REQUEST = "placing-request"
    MEDIATION = "mediation"
    DISPUTE_RESOLUTION = "dispute-resolution"
    TRIBUNAL_REFERENCE = "tribunal-reference"
    TRIBUNAL_PLACING_REFERENCE = "tribunal-placing-reference"
    LEAVING_CONSENT = "leaving-consent"
    PLAN_DISCLOSURE_CONSENT = "plan-disclosure-consent"
    CHANGE_CONSENT = "change-consent"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who has one right. ``child_displaces_parent`` is for consent that passes to the child."""

    citation: Citation
    child: bool
    managers: bool = False
    child_displaces_parent: bool = False
    tribunal_decides_capacity: bool = False


RIGHTS: Mapping[Right, Rule] = MappingProxyType(
    {
        Right.CSP_REQUEST: Rule(act("section 6(2)(b), 6(3)"), child=True),
        Right.NEEDS_REQUEST: Rule(act("section 6(2)(a), 6(3)"), child=True),
        Right.ASSESSMENT_REQUEST: Rule(act("sections 8 and 8A"), child=True),
        Right.EARLY_REVIEW_REQUEST: Rule(act("section 10(4), 10(5)"), child=True),
        Right.BELONGING_REQUEST: Rule(act("section 7(2)"), child=True, managers=True),
        Right.PLACING_REQUEST: Rule(act("schedule 2"), child=False),
        Right.MEDIATION: Rule(act("section 15"), child=False),
        Right.DISPUTE_RESOLUTION: Rule(act("section 16"), child=True),
        Right.TRIBUNAL_REFERENCE: Rule(
            act("section 18(2)"), child=True, tribunal_decides_capacity=True
        ),
        Right.TRIBUNAL_PLACING_REFERENCE: Rule(act("section 18(2), 18(3)(da)"), child=False),
        Right.LEAVING_CONSENT: Rule(act("section 13(5)"), child=True, child_displaces_parent=True),
        Right.PLAN_DISCLOSURE_CONSENT: Rule(csp_regulations("regulation 10(2)"), child=False),
        Right.CHANGE_CONSENT: Rule(ssi("2005/265", "regulation 4"), child=False),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The pupil, as far as a right depends on it. ``None`` means not yet known."""

    birth: date
    is_pupil: bool = True
    capacity: bool | None = None
    wellbeing_harmed: bool | None = None
    christmas_holiday_begins: date | None = None


def find_right(name: Right | str) -> Right:
    """Read the name of a right, or refuse it with the names there are."""
    try:
        return Right(name)
    except ValueError:
        raise UnknownName(f"{name!r} is not a right; they are {', '.join(Right)}.") from None


def may(right: Right | str, *, party: Party | None, pupil: Person, on: date) -> Judgement:
    """Decide whether a party may exercise a right about a pupil, on a day.

    ``party`` empty means the pupil, who is a child or a young person by their birth and the day.
    """
    rule = RIGHTS[find_right(right)]
    if on < ACT_BEGAN:
        raise NotInForce(f"The Act was not in force on {on}.")
    who = standing(
        pupil.birth,
        on,
        is_pupil=pupil.is_pupil,
        christmas_holiday_begins=pupil.christmas_holiday_begins,
    )
    if not pupil.is_pupil or who is Standing.NO_LONGER_A_PUPIL:
        reason = "The person is no longer a pupil, so is neither a child nor a young person here."
        return all_of({"standing": Limb(False, reason, act("section 29(1)"))})
    if party is Party.PARENT:
        return all_of({"standing": _parent(rule, who, pupil, on)})
    if party is Party.MANAGERS:
        return all_of({"standing": _managers(rule)})
    _check_party(party, who)
    if who is Standing.YOUNG_PERSON:
        return all_of({"standing": _young_person(rule, pupil)})
    return _child(rule, who, pupil, on)


def _check_party(party: Party | None, who: Standing) -> None:
    said = {Party.CHILD: who.is_child, Party.YOUNG_PERSON: not who.is_child, None: True}
    if party not in said:
        raise UnknownName(f"{party} has no rights of this kind; say parent, child or managers.")
    if not said[party]:
        raise WrongFacts(f"on that day the pupil is a {who.value}, not a {party}.")


def _parent(rule: Rule, who: Standing, pupil: Person, on: date) -> Limb:
    if who is Standing.YOUNG_PERSON:
        return _parent_of_young_person(rule, pupil)
    if rule.child_displaces_parent and _is_the_childs(who, on):
        if pupil.capacity is None:
            reason = "Ask whether the child has capacity: if so it is the child who consents."
            return Limb(None, reason, rule.citation)
        if pupil.capacity:
            return Limb(False, "A child of 12 or over with capacity consents.", rule.citation)
    return Limb(True, "A parent of the child may.", rule.citation)


def _is_the_childs(who: Standing, on: date) -> bool:
    return who is Standing.CHILD_12_OR_OVER and on >= CHILDRENS_RIGHTS_BEGAN


def _parent_of_young_person(rule: Rule, pupil: Person) -> Limb:
    if pupil.capacity is None:
        reason = "Ask whether the young person lacks capacity: only then does a parent act."
        return Limb(None, reason, rule.citation)
    if pupil.capacity:
        return Limb(False, "The young person acts, not a parent.", rule.citation)
    return Limb(True, "A parent acts for a young person who lacks capacity.", rule.citation)


def _managers(rule: Rule) -> Limb:
    if rule.managers:
        reason = "The managers of an independent or grant-aided school may, on the plan question."
        return Limb(True, reason, rule.citation)
    return Limb(False, "The managers of a school have no such right.", rule.citation)


def _young_person(rule: Rule, pupil: Person) -> Limb:
    if pupil.capacity is False:
        reason = "The young person lacks capacity, so a parent acts."
        return Limb(False, reason, rule.citation)
    return Limb(True, "A young person may.", rule.citation)


def _child(rule: Rule, who: Standing, pupil: Person, on: date) -> Judgement:
    if not rule.child:
        reason = "A child has no such right, at any age; the child's views are sought."
        return all_of({"standing": Limb(False, reason, rule.citation)})
    if who is Standing.CHILD_UNDER_12:
        return all_of({"standing": Limb(False, "The child is under 12.", rule.citation)})
    if on < CHILDRENS_RIGHTS_BEGAN:
        reason = "A child had no such right before 10 January 2018."
        return all_of({"standing": Limb(False, reason, rule.citation)})
    return all_of(
        {
            "standing": Limb(True, "The child is 12 or over.", rule.citation),
            "capacity": _capacity(rule, pupil.capacity),
            "wellbeing": _wellbeing(rule, pupil.wellbeing_harmed),
        }
    )


def _assessor(rule: Rule) -> tuple[str, Citation]:
    if rule.tribunal_decides_capacity:
        return "the Tribunal", act("section 18(2A)")
    return "the authority", act("section 3A(3)")


def _capacity(rule: Rule, capacity: bool | None) -> Limb:
    who, cite = _assessor(rule)
    if capacity is None:
        return Limb(None, f"Capacity for this right must first be assessed by {who}.", cite)
    if capacity:
        return Limb(True, f"The child has capacity for this, as {who} assessed.", cite)
    return Limb(False, f"The child lacks capacity for this, as {who} assessed.", cite)


def _wellbeing(rule: Rule, harmed: bool | None) -> Limb:
    who, cite = _assessor(rule)
    if harmed is None:
        return Limb(None, f"The effect on wellbeing must first be assessed by {who}.", cite)
    if harmed:
        return Limb(False, "It would adversely affect the child's wellbeing.", cite)
    return Limb(True, "It would not adversely affect the child's wellbeing.", cite)
