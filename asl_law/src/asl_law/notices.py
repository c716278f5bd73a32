"""Who must be told what: the notice matrix, event by event, with what each notice must contain.

Withholding an address, or a notice, from one parent for safety is a person's decision and not
here. Where a young person lacks capacity, the parent stands in for them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from asl_law.ages import Standing
from asl_law.citations import Citation, act, csp_regulations, ssi
from asl_law.errors import UnknownName, WrongFacts


class Party(StrEnum):
    """Who asks, or who is told."""

    PARENT = "parent"
    CHILD = "child"
    YOUNG_PERSON = "young person"
    MANAGERS = "managers of the school"
    AGENCY = "agency"
    PROVIDERS = "those who provide the support"
    AUTHORITY = "education authority"


class Event(StrEnum):
    """What happened that someone must be told of."""

    PROPOSAL = "proposal"
    OUTCOME = "outcome"
    PLAN_COPY = "plan-copy"
    DELAY = "delay"
    ANSWER_DELAY = "answer-delay"
    REFUSAL = "refusal"
    NEEDS_OUTCOME = "needs-outcome"
    CAPACITY_INTENTION = "capacity-intention"
    CAPACITY_RESULT = "capacity-result"
    AGENCY_REQUEST = "agency-request"
    AGENCY_DELAY = "agency-delay"
    TRANSFER = "transfer"
    DISCONTINUED = "discontinued"


@dataclass(frozen=True, slots=True)
class NoticeOwed:
    """One notice: to whom, why, what must be in it, and under which provision."""

    recipient: Party
    why: str
    must_contain: tuple[str, ...]
    citation: Citation
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What decides who is told: who the pupil is to the Act, and who asked."""

    standing: Standing
    requested_by: Party | None = None
    young_person_has_capacity: bool = True
    tribunal_may_hear_it: bool = True
    placing_request_in_play: bool = False


def notices_owed(
    event: Event | str,
    *,
    standing: Standing,
    requested_by: Party | None = None,
    young_person_has_capacity: bool = True,
    tribunal_may_hear_it: bool = True,
    placing_request_in_play: bool = False,
) -> tuple[NoticeOwed, ...]:
    """List the notices that an event makes owed, in the order of the matrix.

    ``requested_by`` is who asked for the thing, or ``None`` where the authority began it.
    ``tribunal_may_hear_it`` is for a refusal: true for section 6(2)(b) and 10(4) requests.

    >>> [n.recipient.value for n in notices_owed("proposal", standing=Standing.CHILD_UNDER_12)]
    ['parent']
    """
    case = Case(
        standing=standing,
        requested_by=requested_by,
        young_person_has_capacity=young_person_has_capacity,
        tribunal_may_hear_it=tribunal_may_hear_it,
        placing_request_in_play=placing_request_in_play,
    )
    _check(case)
    try:
        rule = _RULES[Event(event)]
    except ValueError:
        known = ", ".join(Event)
        raise UnknownName(f"{event!r} is not an event with notices; they are {known}.") from None
    return rule(case)


def _check(case: Case) -> None:
    asked = case.requested_by
    if case.standing is Standing.NO_LONGER_A_PUPIL:
        raise WrongFacts("notices under the Act are about a pupil, and this person is not one.")
    if asked is Party.CHILD and case.standing is not Standing.CHILD_12_OR_OVER:
        raise WrongFacts(f"a {case.standing.value} does not ask as a child of 12 or over.")
    if asked is Party.YOUNG_PERSON and case.standing is not Standing.YOUNG_PERSON:
        raise WrongFacts(f"a {case.standing.value} does not ask as a young person.")
    if asked not in (None, Party.PARENT, Party.CHILD, Party.YOUNG_PERSON, Party.MANAGERS):
        raise WrongFacts(f"{asked} does not make requests under the Act.")


def _family(case: Case) -> Party:
    """Give the person who stands first: the parent of a child, or the young person."""
    if case.standing.is_child or not case.young_person_has_capacity:
        return Party.PARENT
    return Party.YOUNG_PERSON


def _first(case: Case) -> tuple[Party, str]:
    family = _family(case)
    if family is Party.YOUNG_PERSON:
        return family, "is the young person concerned"
    if case.standing.is_child:
        return family, "is a parent of the child"
    return family, "is a parent of a young person who lacks capacity"


def _section_11_3(case: Case, contents: tuple[str, ...], paragraph: str) -> tuple[NoticeOwed, ...]:
    """List the persons of section 11(3), who are told of a proposal and of its outcome."""
    first, why = _first(case)
    cite = act(f"section 11(2)({paragraph}), 11(3)")
    owed = [NoticeOwed(first, why, contents, cite)]
    # As read, a request under section 6(2), 7(2)(a) or 10(4) by anyone but the managers is enough.
    if case.standing is Standing.CHILD_12_OR_OVER and case.requested_by in (
        Party.PARENT,
        Party.CHILD,
    ):
        why = "is 12 or over, and the proposal arises from a request"
        owed.append(NoticeOwed(Party.CHILD, why, contents, cite, ("LAW-Q12",)))
    if case.requested_by is Party.MANAGERS:
        why = "asked for it under section 7(2)(b)"
        owed.append(NoticeOwed(Party.MANAGERS, why, contents, cite))
    return tuple(owed)


_NOTE_6A = "that they should tell the other authority of it, and about future placing requests"


def _proposal(case: Case) -> tuple[NoticeOwed, ...]:
    return _section_11_3(case, _with_6a(case, ("the proposal",)), "a")


def _outcome(case: Case) -> tuple[NoticeOwed, ...]:
    contents = ("the outcome", "the right to refer it to the Tribunal under section 18(1)")
    return _section_11_3(case, _with_6a(case, contents), "b")


def _with_6a(case: Case, contents: tuple[str, ...]) -> tuple[str, ...]:
    return (*contents, _NOTE_6A) if case.placing_request_in_play else contents


def _section_11_5_a(case: Case, contents: tuple[str, ...], cite: Citation) -> list[NoticeOwed]:
    """List the persons of section 11(5)(a): a child only where the child made the request."""
    first, why = _first(case)
    owed = [NoticeOwed(first, why, contents, cite)]
    if case.requested_by is Party.CHILD:
        why = "is 12 or over and made the request"
        owed.append(NoticeOwed(Party.CHILD, why, contents, cite))
    return owed


def _plan_copy(case: Case) -> tuple[NoticeOwed, ...]:
    owed = _section_11_5_a(case, _with_6a(case, ("the plan",)), act("section 11(5)(a)"))
    providers = NoticeOwed(
        Party.PROVIDERS,
        "provides support in the plan, or is otherwise concerned",
        ("the matters in the plan that concern them, and no more",),
        act("section 11(5)(e)"),
    )
    return (*owed, providers)


def _delay(case: Case) -> tuple[NoticeOwed, ...]:
    contents = ("the reason", "the new date")
    return tuple(_section_11_5_a(case, contents, csp_regulations("regulation 7(2)")))


def _requester(case: Case) -> Party:
    if case.requested_by is None:
        raise WrongFacts("say who made the request: that person is the one who is told.")
    return case.requested_by


def _answer_delay(case: Case) -> tuple[NoticeOwed, ...]:
    asked = _requester(case)
    cite = csp_regulations("regulation 4A")
    return (NoticeOwed(asked, "made the request", ("the new date",), cite, ("LAW-Q28",)),)


def _refusal(case: Case) -> tuple[NoticeOwed, ...]:
    asked = _requester(case)
    contents = ["the reasons"]
    if asked is not Party.MANAGERS:
        contents += ["mediation", "dispute resolution"]
    if case.tribunal_may_hear_it:
        contents.append("the right to refer the refusal to the Tribunal")
    cite = act("section 28(2)")
    return (NoticeOwed(asked, "made the request", tuple(contents), cite),)


def _needs_outcome(case: Case) -> tuple[NoticeOwed, ...]:
    asked = _requester(case)
    cite = act("section 6(4)")
    contents = ("the additional support needs",)
    owed = [NoticeOwed(asked, "made the request", contents, cite)]
    if asked is Party.CHILD:
        owed.append(NoticeOwed(Party.PARENT, "is a parent of the child who asked", contents, cite))
    return tuple(owed)


def _child_of_12(case: Case) -> None:
    if case.standing is not Standing.CHILD_12_OR_OVER:
        raise WrongFacts(f"section 3A is about a child of 12 or over, not a {case.standing.value}.")


def _capacity_intention(case: Case) -> tuple[NoticeOwed, ...]:
    _child_of_12(case)
    contents = ("that the authority intend to assess capacity and wellbeing",)
    why = "is a parent of the child"
    return (NoticeOwed(Party.PARENT, why, contents, act("section 3A(6)")),)


def _capacity_result(case: Case) -> tuple[NoticeOwed, ...]:
    _child_of_12(case)
    contents = ("the result on capacity", "the result on wellbeing")
    cite = act("section 3A(6)")
    return (
        NoticeOwed(Party.PARENT, "is a parent of the child", contents, cite),
        NoticeOwed(Party.CHILD, "gave notice of wishing to act", contents, cite),
    )


def _agency_request(case: Case) -> tuple[NoticeOwed, ...]:
    contents = ("the help that is asked for", "the day on which it is asked for")
    why = "is asked for help with its own functions"
    return (NoticeOwed(Party.AGENCY, why, contents, act("section 23(1)")),)


def _agency_delay(case: Case) -> tuple[NoticeOwed, ...]:
    cite = ssi("2005/264", "regulation 3")
    contents = ("the reason", "the new date")
    return (NoticeOwed(Party.AUTHORITY, "asked for the help", contents, cite, ("LAW-Q27",)),)


def _transfer(case: Case) -> tuple[NoticeOwed, ...]:
    contents = (
        "the transfer of the plan",
        "that the new authority are responsible for it",
        "where the plan is kept",
        "the co-ordinator",
        "the officer for advice and information",
    )
    first, why = _first(case)  # a child of 12 or over is not named: the regulations were not moved
    cite = csp_regulations("regulations 9 and 9A")
    return (
        NoticeOwed(first, why, contents, cite),
        NoticeOwed(Party.PROVIDERS, "provides support in the plan", contents, cite),
    )


def _discontinued(case: Case) -> tuple[NoticeOwed, ...]:
    first, why = _first(case)
    cite = csp_regulations("regulation 11(9)")
    contents = ("the day on which the plan is discontinued",)
    return (
        NoticeOwed(first, why, contents, cite),
        NoticeOwed(Party.PROVIDERS, "provides support in the plan", contents, cite),
    )


_RULES: Mapping[Event, Callable[[Case], tuple[NoticeOwed, ...]]] = MappingProxyType(
    {
        Event.PROPOSAL: _proposal,
        Event.OUTCOME: _outcome,
        Event.PLAN_COPY: _plan_copy,
        Event.DELAY: _delay,
        Event.ANSWER_DELAY: _answer_delay,
        Event.REFUSAL: _refusal,
        Event.NEEDS_OUTCOME: _needs_outcome,
        Event.CAPACITY_INTENTION: _capacity_intention,
        Event.CAPACITY_RESULT: _capacity_result,
        Event.AGENCY_REQUEST: _agency_request,
        Event.AGENCY_DELAY: _agency_delay,
        Event.TRANSFER: _transfer,
        Event.DISCONTINUED: _discontinued,
    }
)
